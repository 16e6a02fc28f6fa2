using System.Collections.Concurrent;
using System.Diagnostics;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Benchmarks;

/// <summary>Drafts sent through the pipeline as the check page sends them, read and then submitted, beside the same rows, but for the form's key and
/// the draft that goes, written by the driver alone in one transaction, into the same tables of another database.</summary>
internal static class SubmitBenchmark
{
    /// <summary>An officer has at most 50 drafts.</summary>
    private const int Each = 48;
    private const int Clients = 8;

    public static bool Run(TextWriter output) => RunAsync(output).GetAwaiter().GetResult();

    private static async Task<bool> RunAsync(TextWriter output)
    {
        InTurn.OnDisk();
        var holds = await OnAsync(output, Engine.Sqlite);
        return holds & await OnAsync(output, Engine.PostgreSql);
    }

    private static async Task<bool> OnAsync(TextWriter output, Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var officer = portal.Person("Johanna Muster").AsActor();
        var drafts = new ConcurrentQueue<RequestId>();
        await using var other = await TestPortal.StartAsync(engine);
        using var floor = new RawSubmit(other.Database, await other.ASubmittedFreezeAsync(other.Person("Johanna Muster").AsActor()), Clients);
        return await InTurn.RunAsync(
            output, $"submit: requests/s, {engine}, {Clients} clients", () => RateAsync(client => Task.Run(() => floor.Submit(client))), async () =>
            {
                while (drafts.Count < Each)
                    drafts.Enqueue(await portal.ADraftAsync(officer));
                return await RateAsync(_ => SendAsync());
            }, new("P3", 0.20, 0.35));

        async Task SendAsync()
        {
            if (!drafts.TryDequeue(out var draft) || !(await portal.SubmitAsync(draft, officer)).Succeeded)
                throw new InvalidOperationException("A draft was not sent.");
        }
    }

    private static async Task<double> RateAsync(Func<int, Task> send)
    {
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async client =>
        {
            for (var i = 0; i < Each / Clients; i++)
                await send(client);
        }));
        return Each / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
