using MediatR;
using Portal.Application;
using Portal.Application.Demo;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Connectors;
using Portal.Domain.Accounts;
using Portal.Packets;
using Portal.Packets.Tables;
using Portal.Persistence;

namespace Portal.Web.Hosting;

/// <summary>Fills an empty database with the demo, in a container of its own with the story's clock.</summary>
internal static partial class DemoFounding
{
    public static async Task FoundAsync(PortalOptions portal, TimeProvider time, IChance keys, ILogger log, CancellationToken cancellationToken)
    {
        var clock = new DemoClock();
        await using var services = new ServiceCollection().AddDemoStory(clock).AddLogging().AddApplication().AddPersistence(portal.Database)
            .AddTables().AddPackets(portal.Packets).AddConnectors(WithKeys(portal.Connectors, keys)).BuildServiceProvider();
        var state = await DemoStory.StateAsync(services, cancellationToken);
        if (state == DemoState.Interrupted && portal.Demo == DemoChoice.Story)
            throw new InvalidOperationException($"The demo's story was cut short when it was made. Delete {portal.DataDirectory} and start again.");
        if (state != DemoState.Empty)
            return;
        Founding(log);
        if (portal.Demo == DemoChoice.Story)
            await TellAsync(services, clock, time.GetUtcNow(), cancellationToken);
        else
            await FoundPeopleAsync(services, clock, time.GetUtcNow(), cancellationToken);
    }

    /// <summary>The story's own chance makes no keys, so the simulated operator gets them from elsewhere. Nobody is written to of
    /// what happened before the portal was there.</summary>
    private static ConnectorOptions WithKeys(ConnectorOptions connectors, IChance keys)
    {
        var quiet = connectors with { Mail = new() };
        return connectors.Operator.Simulate ? quiet with { Operator = connectors.Operator with { Token = Key(keys), ControlToken = Key(keys) } } : quiet;
    }

    private static string Key(IChance keys) => Convert.ToHexStringLower(keys.NextKey(32));

    /// <summary>The story places holds and presses packets, so what stands around it runs meanwhile.</summary>
    private static async Task TellAsync(IServiceProvider services, DemoClock clock, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var around = services.GetServices<IHostedService>().ToList();
        foreach (var service in around)
            await service.StartAsync(cancellationToken);
        _ = (await DemoStory.TellAsync(services, clock, now, cancellationToken)).Value;
        foreach (var service in around)
            await service.StopAsync(cancellationToken);
    }

    private static async Task FoundPeopleAsync(IServiceProvider services, DemoClock clock, DateTimeOffset now, CancellationToken cancellationToken)
    {
        clock.MoveTo(now);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(Actor.Portal);
        _ = (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new FoundDemo(), cancellationToken)).Value;
    }

    [LoggerMessage(20, LogLevel.Information, "The database is empty: founding the demo, which takes some seconds")]
    private static partial void Founding(ILogger log);
}
