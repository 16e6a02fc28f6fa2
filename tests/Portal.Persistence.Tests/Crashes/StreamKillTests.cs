using System.Diagnostics;
using Portal.Testing;
using Portal.Testing.Engines;
using Xunit.Abstractions;

namespace Portal.Persistence.Tests.Crashes;

/// <summary>Processes that order holds are killed with kill -9 in the middle of it, and the next one goes on with the form that got no answer.</summary>
public sealed class StreamKillTests(ITestOutputHelper output)
{
    /// <summary>A killed process has done this many at most; a commit takes some milliseconds.</summary>
    private const int MostDone = 6;

    [Theory, EveryEngine]
    public async Task Whenever_the_process_dies_what_it_said_was_done_is_there_once_and_nothing_by_halves(Engine engine)
    {
        var (kills, chance, clock) = (Sizes.Of(quick: 20, full: 200), new Random(20261125), Stopwatch.StartNew());
        await using var portal = await TestPortal.StartAsync(engine);
        // Well above what the rounds can do: however far a process runs between the last line that was read and its death.
        var errand = await Orders.PrepareAsync(portal, holds: kills * MostDone * 3);
        var (said, answered, halfWay) = (0, 0, 0);
        var next = StreamProcess.Start(errand);
        for (var kill = 0; kill < kills; kill++)
        {
            using var process = next;
            await process.BeginAsync(said);
            next = StreamProcess.Start(errand);
            await process.ReadAsync(chance.Next(MostDone));
            var later = TimeSpan.FromMicroseconds(chance.Next(12_000));
            for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < later;)
                Thread.SpinWait(20);
            await process.KillAsync();

            process.Done.ShouldBe(Enumerable.Range(said, process.Done.Count), "the first that got no answer was sent again, and answered as if it were new");
            said += process.Done.Count;
            answered += process.Done.Count;
            halfWay += await Orders.CheckAsync(portal, said, $"{engine}, kill {kill}") - said;
        }

        using (next)
        {
            await next.BeginAsync(said);
            await next.ReadAsync(1);
            await next.KillAsync();
            said += next.Done.Count;
            answered.ShouldBeGreaterThan(kills, "processes died while they worked");
            await Orders.CheckAsync(portal, said, $"{engine}, at the end");
        }

        output.WriteLine($"{engine}: {kills} kills, {said} orders answered, {halfWay} stored and not answered; {clock.Elapsed.TotalSeconds:0.0} s");
    }
}
