using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application;
using Portal.Application.Holds;
using Portal.Application.Pipeline;
using Portal.Domain.Accounts;
using Portal.Persistence;
using Portal.Testing.Engines;

namespace Portal.CrashHost;

/// <summary>A person who is in a hurry. It says "ready", waits for a line with the number to begin with, and sends a form again when
/// the database was away.</summary>
internal static class StreamPortal
{
    public static async Task RunAsync(StreamErrand errand)
    {
        await using var portal = Compose(errand);
        await Console.Out.WriteLineAsync("ready");
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var number = int.Parse((await Console.In.ReadLineAsync())!); number <= errand.Last;)
        {
            try
            {
                await OrderAsync(portal, errand, number);
                await Console.Out.WriteLineAsync($"done {number}");
                number++;
            }
            catch (Exception failed) when (DatabaseFailure.IsOutage(failed))
            {
                await pace.WaitForNextTickAsync();
            }
        }
    }

    private static async Task OrderAsync(ServiceProvider portal, StreamErrand errand, int number)
    {
        await using var scope = portal.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(
            new(new(errand.Investigator), Role.Investigator, Team: errand.Team, SteppedUpAt: portal.GetRequiredService<TimeProvider>().GetUtcNow()));
        scope.ServiceProvider.GetRequiredService<CurrentForm>().Received(StreamErrand.FormOf(number), seen: null);
        var order = new PlaceHold(new(errand.Request), new(StreamErrand.HoldOf(number)), StreamErrand.FirstLine + number, "0.0001");
        _ = (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(order)).Value;
    }

    private static ServiceProvider Compose(StreamErrand errand)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddApplication().AddPersistence(errand.Database);
        if (errand.Pragma.Length > 0)
            services.RunOnEveryConnection(errand.Pragma);
        return services.BuildServiceProvider();
    }
}
