using MediatR;
using Portal.Application;
using Portal.Application.Demo;
using Portal.Application.Pipeline;
using Portal.Domain.Accounts;
using Portal.Persistence;

namespace Portal.Web.Hosting;

/// <summary>Founds the demo in an empty database.</summary>
internal static partial class DemoFounding
{
    public static async Task FoundAsync(PortalOptions portal, TimeProvider time, ILogger log, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddSingleton(time).AddLogging().AddApplication().AddPersistence(portal.Database).AddSingleton<Application.Ports.IDemoDoor, ClosedDoor>().BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(Actor.Portal);
        if ((await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new FoundDemo(), cancellationToken)).Succeeded)
            Founded(log);
    }

    [LoggerMessage(20, LogLevel.Information, "Founded the demo in an empty database")]
    private static partial void Founded(ILogger log);

    private sealed class ClosedDoor : Application.Ports.IDemoDoor
    {
        public bool IsOpen => false;
    }
}
