using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Portal.Application.Packets;
using Portal.Packets.Typst;
using Portal.Testing;

namespace Portal.Packets.Tests.Typst;

public sealed class TypstWorkersTests : IDisposable
{
    private readonly LogCollector _log = new();
    private readonly WatchedTime _time = new();
    private readonly ILoggerFactory _loggers;

    public TypstWorkersTests() => _loggers = LoggerFactory.Create(logging => logging.AddProvider(_log));

    public void Dispose() => _loggers.Dispose();

    [PressFact]
    public async Task Nothing_is_lost_when_a_worker_is_killed_under_load()
    {
        await using var press = Press();
        await press.SetAsync(Letters.English, default);
        using var killed = Process.GetProcessById(press.WorkerId!.Value);

        var letters = Enumerable.Range(0, 40).Select(_ => press.SetAsync(Letters.English, default)).ToList();
        killed.Kill(entireProcessTree: true);
        var all = await Task.WhenAll(letters);

        all.ShouldAllBe(set => set.Succeeded);
        all.DistinctBy(set => Convert.ToHexString(set.Value.Pdf)).Count().ShouldBe(1);
        press.WorkerId.ShouldNotBe(killed.Id);
        _log.Lines.ShouldContain(line => line.Contains("The press ended with 137"));
    }

    [PressFact]
    public async Task A_job_that_takes_too_long_is_given_up_and_the_next_one_is_set()
    {
        await using var press = Press();
        await press.SetAsync(Letters.English, default);
        var waits = _time.WaitOf(new TypstSettings().TimeLimit);
        Signal("STOP", press.WorkerId!.Value);

        var stuck = press.SetAsync(Letters.English, default);
        await waits;
        _time.Advance(new TypstSettings().TimeLimit);

        (await stuck).Refusals.ShouldHaveSingleItem().Code.ShouldBe("packets.cannot-be-set");
        (await press.SetAsync(Letters.English, default)).Succeeded.ShouldBeTrue();
        press.Standstill.ShouldBeNull();
    }

    [PressFact]
    public async Task A_caller_who_goes_away_leaves_a_press_that_works()
    {
        await using var press = Press();
        await press.SetAsync(Letters.English, default);
        Signal("STOP", press.WorkerId!.Value);
        using var gone = new CancellationTokenSource();

        var stuck = press.SetAsync(Letters.English, gone.Token);
        await gone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(stuck);
        (await press.SetAsync(Letters.English, default)).Succeeded.ShouldBeTrue();
    }

    [PressFact]
    public async Task A_document_that_asks_for_too_much_memory_is_refused_and_not_tried_again()
    {
        await using var press = Press(settings => settings with { MemoryLimit = 450_000_000 });
        var rows = Enumerable.Range(0, 6000).Select(_ => (IReadOnlyList<PacketText>)["a", new string('W', 40), "c"]).ToList();

        var set = await press.SetAsync(Letters.English with { Sections = [new("x", [new PacketBlock.Table(["a", "b", "c"], rows, "")])] }, default);

        set.Refusals.ShouldHaveSingleItem().Code.ShouldBe("packets.cannot-be-set");
        _log.Lines.Count(line => line.Contains("The press ended with 134")).ShouldBe(1);
        (await press.SetAsync(Letters.English, default)).Succeeded.ShouldBeTrue();
    }

    [PressFact]
    public async Task A_worker_that_has_grown_is_replaced_after_its_job()
    {
        await using var press = Press(settings => settings with { RecycleAbove = 1 });
        var first = await press.SetAsync(Letters.English, default);
        var id = press.WorkerId;

        var second = await press.SetAsync(Letters.English, default);

        press.WorkerId.ShouldNotBe(id);
        second.Value.Pdf.ShouldBe(first.Value.Pdf);
    }

    [PressFact]
    public async Task A_file_whose_type_is_no_type_is_refused_without_a_word_of_it_in_the_log()
    {
        await using var press = Press();

        var set = await press.SetAsync(Letters.English with { Files = [new("a.csv", "no type for Jane Roe", "Rows", true, [1])] }, default);

        set.Refusals.ShouldHaveSingleItem().Code.ShouldBe("packets.cannot-be-set");
        _log.Lines.ShouldNotContain(line => line.Contains("Roe"));
        (await press.SetAsync(Letters.English, default)).Succeeded.ShouldBeTrue();
    }

    [PressFact]
    public async Task A_portal_that_ends_leaves_no_worker_and_no_job_behind()
    {
        var press = Press();
        await press.SetAsync(Letters.English, default);
        using var worker = Process.GetProcessById(press.WorkerId!.Value);
        var letters = Enumerable.Range(0, 10).Select(_ => press.SetAsync(Letters.English, default)).ToList();

        await press.DisposeAsync();

        (await Task.WhenAll(letters)).Where(set => !set.Succeeded).ShouldAllBe(set => set.Refusals[0].Code.StartsWith("packets."));
        worker.HasExited.ShouldBeTrue();
        press.WorkerId.ShouldBeNull();
    }

    [PressFact]
    public async Task More_jobs_than_may_wait_are_turned_away()
    {
        await using var press = Press(settings => settings with { Waiting = 2 });

        var all = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => press.SetAsync(Letters.English, default)));

        all.Count(set => set.Succeeded).ShouldBe(3);
        all.Where(set => !set.Succeeded).ShouldAllBe(set => set.Refusals[0].Code == "packets.press-stands-still" && set.Refusals[0].Arguments[0].Value.Equals("queue-full"));
        press.Standstill.ShouldBeNull();
    }

    [Fact]
    public async Task Without_Node_the_press_stands_still_and_says_why()
    {
        await using var press = Press(settings => settings with { Node = Path.Combine(AppContext.BaseDirectory, "no-such-node") });

        press.Standstill.ShouldNotBeNull().Arguments.ShouldBe([("why", "no-node")]);
        (await press.SetAsync(Letters.English, default)).Refusals[0].Code.ShouldBe("packets.press-stands-still");
        _log.Lines.ShouldContain(line => line.Contains("the press stands still (no-node)"));
    }

    [PressFact]
    public async Task A_worker_that_does_not_start_is_tried_again_after_a_while_and_not_before()
    {
        using var folder = new WorkerFolder();
        folder.Break();
        await using var press = Press(settings => settings with { Folder = folder.Path });
        press.Standstill.ShouldBeNull();

        (await press.SetAsync(Letters.English, default)).Refusals[0].Arguments.ShouldBe([("why", "worker-failed")]);
        folder.Mend();
        (await press.SetAsync(Letters.English, default)).Succeeded.ShouldBeFalse();
        press.Standstill.ShouldNotBeNull();
        _time.Advance(new TypstSettings().ProbeEvery);

        (await press.SetAsync(Letters.English, default)).Succeeded.ShouldBeTrue();
        press.Standstill.ShouldBeNull();
    }

    private static void Signal(string name, int process)
    {
        foreach (var id in new[] { process }.Concat(Children(process)))
        {
            using var kill = Process.Start("kill", [$"-{name}", $"{id}"]);
            kill.WaitForExit();
        }
    }

    /// <summary>The jail's processes, the worker the last of them.</summary>
    private static IEnumerable<int> Children(int process) =>
        File.ReadAllText($"/proc/{process}/task/{process}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).SelectMany(child => new[] { child }.Concat(Children(child)));

    private TypstWorkers Press(Func<TypstSettings, TypstSettings>? narrow = null) =>
        new((narrow ?? (settings => settings))(new()), _time, _loggers.CreateLogger<TypstWorkers>());
}
