using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Cli.Tests;

/// <summary>After a fault, the ledger goes on only when all of it holds, and says so itself.</summary>
public sealed class LedgerResumeTests
{
    private const string Fault = "2026-11-24T08:30:00.0000000+00:00\nentry 2\nThe ledger does not hold. Entry 2 is missing.\n";

    [Theory, EveryEngine]
    public async Task A_ledger_that_holds_goes_on_with_the_fault_kept_aside_and_an_entry_that_says_so(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var log = ALog(portal);
        var size = portal.Database.Count("ledger_entries");

        var (exit, lines, error) = Resume(log, portal);

        exit.ShouldBe(0, error);
        lines[0].ShouldBe("found 2026-11-24 08:30:00Z at entry 2: The ledger does not hold. Entry 2 is missing.");
        lines[1].ShouldStartWith($"ledger holds: {size} entries; the fault is laid aside as {log.Folder}");
        portal.Database.List("SELECT event FROM ledger_entries WHERE sequence >= @from", ("from", size)).ShouldBe(["ledger.resumed"]);
        File.Exists(Path.Combine(log.Folder, "fault")).ShouldBeFalse();
        File.ReadAllText(Directory.GetFiles(log.Folder, "fault-*").ShouldHaveSingleItem()).ShouldBe(Fault);
        Resume(log, portal).ShouldSatisfyAllConditions(again => again.Exit.ShouldBe(0), again => again.Lines.ShouldBe([$"there is no fault in {log.Folder}"]));
    }

    [Theory, EveryEngine]
    public async Task A_ledger_that_does_not_hold_or_does_not_reach_its_checkpoint_stands_still_on(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var log = ALog(portal);
        var size = portal.Database.Count("ledger_entries");

        log.Put("latest", log.Sign(size + 1, new byte[32]).ToBytes());
        Resume(log, portal).ShouldSatisfyAllConditions(cut => cut.Exit.ShouldBe(1), cut => cut.Lines[^1].ShouldContain($"a signed checkpoint counts {size + 1}"));
        log.Put("latest", log.Sign(size, Root(portal)).ToBytes());
        portal.Database.UnlockLedger();
        portal.Database.Run("UPDATE ledger_entries SET event = 'accounts.closed' WHERE sequence = 2").ShouldBe(1);
        Resume(log, portal).ShouldSatisfyAllConditions(changed => changed.Exit.ShouldBe(1), changed => changed.Lines[^1].ShouldStartWith("entry 2 does not hold"));

        File.ReadAllText(Path.Combine(log.Folder, "fault")).ShouldBe(Fault);
        portal.Database.Count("ledger_entries").ShouldBe(size);
    }

    [Fact]
    public async Task A_folder_without_a_checkpoint_is_said()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        using var log = new LogFiles(0);
        log.Put("fault", Fault);

        var (exit, _, error) = Resume(log, portal);

        (exit, error.Contains("latest", StringComparison.Ordinal)).ShouldBe((2, true), error);
        File.Exists(Path.Combine(log.Folder, "fault")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_folder_that_is_none_of_checkpoints_is_said()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        using var log = new LogFiles(0);

        var (exit, _, error) = Resume(log, portal);

        (exit, error.Contains($"There is no checkpoint in {log.Folder}", StringComparison.Ordinal)).ShouldBe((2, true), error);
    }

    [Theory, EveryEngine]
    public async Task Beside_a_fault_no_migration_is_applied(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var log = ALog(portal);

        var (exit, _, error) = CommandLine.Run(["db", "migrate", "--checkpoints", log.Folder, .. portal.Database.Options()]);

        (exit, error.Contains("does not hold at entry 2, so the database is not changed", StringComparison.Ordinal)).ShouldBe((1, true), error);
    }

    private static (int Exit, string[] Lines, string Error) Resume(LogFiles log, TestPortal portal) =>
        CommandLine.Run(["ledger", "resume", "--checkpoints", log.Folder, .. portal.Database.Options()]);

    /// <summary>A folder of checkpoints of the portal's own ledger, with a fault in it.</summary>
    private static LogFiles ALog(TestPortal portal)
    {
        var log = new LogFiles(0);
        log.Put("latest", log.Sign(portal.Database.Count("ledger_entries"), Root(portal)).ToBytes());
        log.Put("fault", Fault);
        return log;
    }

    private static byte[] Root(TestPortal portal) => (byte[])portal.Database.List("SELECT root FROM ledger_head")[0];
}
