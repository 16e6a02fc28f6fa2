using System.Diagnostics;
using Portal.Application.Ledger;
using Portal.Domain.Accounts;
using Portal.Testing;
using Portal.Testing.Engines;
using Xunit.Abstractions;

namespace Portal.Persistence.Tests.Crashes;

/// <summary>A run notes the points of a command; then the command is sent once for each of them with a fault there.</summary>
public sealed class CrashPointTests(ITestOutputHelper output)
{
    /// <summary>Each so many points the form is sent again in peace, and another takes its place; in between it is sent into the next fault.</summary>
    private static readonly int s_peace = Sizes.Of(quick: 16, full: 1);

    [Theory, EveryEngine]
    public async Task Wherever_a_command_fails_it_is_there_whole_or_not_at_all_and_sent_again_it_is_there_once(Engine engine)
    {
        foreach (var shape in Shape.All)
        {
            var clock = Stopwatch.StartNew();
            await using var portal = await TestPortal.StartAsync(engine);
            var points = new FaultPoints();
            await using var node = FaultyNode.Beside(portal, points);
            var sweep = new Sweep(shape, portal, node, points, await shape.StartAsync(portal));
            var way = await sweep.RecordAsync();
            way.Count.ShouldBeGreaterThan(30, shape.Name);
            var struck = 0;
            foreach (var fault in Enum.GetValues<Fault>())
                struck += await sweep.RunAsync(fault, s_peace);

            var report = await node.GetAsync(new VerifyLedger(), Actor.Portal);
            report.Fault.ShouldBeNull(shape.Name);
            (report.Entries, portal.Database.Count("ledger_entries")).ShouldBe((portal.Database.Count("ledger_entries"), Convert.ToInt64(portal.Database.List("SELECT max(sequence) + 1 FROM ledger_entries")[0])));
            if (engine == Engine.PostgreSql)
                portal.Database.Count("pg_locks WHERE database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND pid <> pg_backend_pid()").ShouldBe(0, "nobody still holds a lock");
            output.WriteLine($"{engine}, {shape.Name}: {way.Count} points, {struck} faults, {sweep.Kept} of them after the commit; {clock.Elapsed.TotalSeconds:0.0} s");
        }
    }
}

/// <summary>One command's sweep over its points.</summary>
internal sealed class Sweep(Shape shape, TestPortal portal, TestPortal node, FaultPoints points, Func<Task<Sending>> prepare)
{
    private readonly string _all = Snapshot.Statement(portal.Database);
    private IReadOnlyList<string> _way = [];
    private string _whole = "";

    /// <summary>How many faults came too late to prevent the effect.</summary>
    public int Kept { get; private set; }

    /// <summary>Notes the points and what the command changes. The first run only warms up.</summary>
    public async Task<IReadOnlyList<string>> RecordAsync()
    {
        for (var run = 0; run < 2; run++)
        {
            var sending = await prepare();
            var before = Snapshot.Take(portal.Database, _all);
            using var asker = new CancellationTokenSource();
            points.Arm(int.MaxValue, Fault.Breaks, asker);
            (await sending(node, asker.Token)).ShouldNotBeNull(shape.Name);
            points.Disarm();
            (_way, _whole) = ([.. points.Passed], Snapshot.Take(portal.Database, _all).Since(before));
        }

        _whole.ShouldContain("ledger_entries +", Case.Sensitive, shape.Name);
        _whole.Contains("outbox +", StringComparison.Ordinal).ShouldBe(shape.Tells, shape.Name);
        return _way;
    }

    /// <returns>How many faults happened.</returns>
    public async Task<int> RunAsync(Fault fault, int peace)
    {
        var (struck, sending, before) = (0, (Sending?)null, (Snapshot?)null);
        for (var at = 0; at < _way.Count; at++)
        {
            if (fault == Fault.Severed && !_way[at].EndsWith("(connected)", StringComparison.Ordinal))
                continue;
            var where = $"{shape.Name}, {fault} at {at}: {_way[at]}";
            sending ??= await prepare();
            before ??= Snapshot.Take(portal.Database, _all);

            var (said, failed) = await FailAsync(at, fault, sending, where);
            struck++;
            var change = Snapshot.Take(portal.Database, _all).Since(before);
            if (change.Length > 0)
                change.ShouldBe(_whole, $"{where}: a half ({failed?.GetType().Name})");
            if (!shape.IsErrand)
                (said is null || change.Length > 0).ShouldBeTrue($"{where}: said to be done, and is not");
            // EF lets go of a savepoint without minding whether that went well.
            if (fault == Fault.Breaks && !shape.IsErrand && !_way[at].StartsWith("savepoint end", StringComparison.Ordinal))
                failed.ShouldNotBeNull($"{where}: swallowed");
            if (change.Length > 0)
                Kept++;
            if (change.Length == 0 && struck % peace != 0)
                continue;

            await SendAgainAsync(sending, before, where);
            (sending, before) = (null, null);
        }

        return struck;
    }

    private async Task<(string? Said, Exception? Failed)> FailAsync(int at, Fault fault, Sending sending, string where)
    {
        using var asker = new CancellationTokenSource();
        points.Arm(at, fault, asker);
        try
        {
            return (await sending(node, asker.Token), null);
        }
        catch (Exception failed)
        {
            return (null, failed);
        }
        finally
        {
            points.Disarm();
            points.Struck.ShouldBeTrue(where);
            points.Passed.Take(at + 1).ShouldBe(_way.Take(at + 1), where);
        }
    }

    /// <summary>In peace, twice: the second gives what the first gave and changes nothing.</summary>
    private async Task SendAgainAsync(Sending sending, Snapshot before, string where)
    {
        var again = (await sending(node, CancellationToken.None)).ShouldNotBeNull(where);
        Snapshot.Take(portal.Database, _all).Since(before).ShouldBe(_whole, $"{where}: sent again");
        var twin = await sending(node, CancellationToken.None);
        if (!shape.IsErrand)
            twin.ShouldBe(again, where);
        Snapshot.Take(portal.Database, _all).Since(before).ShouldBe(_whole, $"{where}: sent twice again");
    }
}
