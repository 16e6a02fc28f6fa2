using System.Text;
using Portal.Application.Ledger;
using Portal.Domain.Accounts;
using Portal.Ledger;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Cli.Tests;

public sealed class VerifyLedgerCommandTests
{
    [Theory, EveryEngine]
    public async Task A_ledger_as_the_portal_wrote_it_holds(Engine engine)
    {
        await using var portal = await APortalWithALedgerAsync(engine);
        var head = (byte[])portal.Database.List("SELECT root FROM ledger_head")[0];

        var (exit, lines, _) = Verify(portal);

        lines.ShouldBe([$"ledger holds: {Entries(portal)} entries, root {Convert.ToHexStringLower(head)}"]);
        exit.ShouldBe(0);
    }

    [Theory, EveryEngine]
    public async Task A_ledger_without_entries_holds(Engine engine)
    {
        using var database = TestDatabase.Create(engine);

        var (exit, lines, _) = await Task.Run(() => CommandLine.Run(["verify", "ledger", .. database.Options()]));

        lines.ShouldBe(["ledger holds: 0 entries, root e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"]);
        exit.ShouldBe(0);
    }

    [Theory, EveryEngine]
    public async Task A_byte_changed_in_any_entry_names_that_entry(Engine engine)
    {
        await using var portal = await AnUnguardedLedgerAsync(engine);
        for (var sequence = 0L; sequence < Entries(portal); sequence++)
        {
            var bytes = BytesOf(portal, sequence);
            SetBytes(portal, sequence, Altered(bytes));
            Verify(portal).ShouldName(sequence, "do not have the stored leaf hash");
            SetBytes(portal, sequence, bytes);
        }

        Verify(portal).Exit.ShouldBe(0);
    }

    [Theory, EveryEngine]
    public async Task Bytes_changed_together_with_their_leaf_hash_name_the_entry(Engine engine)
    {
        await using var portal = await AnUnguardedLedgerAsync(engine);
        var altered = Altered(BytesOf(portal, 2));
        SetBytes(portal, 2, altered);
        portal.Database.Run("UPDATE ledger_entries SET leaf_hash = @hash WHERE sequence = 2", ("hash", MerkleTree.LeafHash(altered)));

        Verify(portal).ShouldName(2, "does not have the stored root");
    }

    [Theory, EveryEngine]
    public async Task A_column_that_no_longer_says_what_the_bytes_say_names_the_entry(Engine engine)
    {
        await using var portal = await AnUnguardedLedgerAsync(engine);
        portal.Database.Run("UPDATE ledger_entries SET event = 'requests.claimed' WHERE sequence = 3");
        Verify(portal).ShouldName(3, "'event'");
        portal.Database.Run("UPDATE ledger_entries SET actor = subject WHERE sequence = 1");
        Verify(portal).ShouldName(1, "'actor'");
    }

    [Theory, EveryEngine]
    public async Task A_deleted_entry_is_named(Engine engine)
    {
        await using var portal = await AnUnguardedLedgerAsync(engine);
        portal.Database.Run("DELETE FROM ledger_entries WHERE sequence = 1");

        Verify(portal).ShouldName(1, "is missing");
    }

    [Theory, EveryEngine]
    public async Task A_ledger_cut_at_its_end_names_the_first_entry_that_is_gone(Engine engine)
    {
        await using var portal = await AnUnguardedLedgerAsync(engine);
        var entries = Entries(portal);
        portal.Database.Run($"DELETE FROM ledger_entries WHERE sequence >= {entries - 2}");

        Verify(portal).ShouldName(entries - 2, $"the head counts {entries}, there are {entries - 2}");
    }

    [Theory, EveryEngine]
    public async Task An_entry_that_the_head_does_not_cover_is_named(Engine engine)
    {
        await using var portal = await AnUnguardedLedgerAsync(engine);
        var entries = Entries(portal);
        portal.Database.Run($"UPDATE ledger_head SET size = {entries - 1}");

        Verify(portal).ShouldName(entries - 1, "is not covered by the head");
    }

    [Theory]
    [InlineData("subject = 'nobody'")]
    [InlineData("actor = ''")]
    [InlineData("at = 9223372036854775807")]
    [InlineData("at = at - 9223372036854775807 - 1")]
    public async Task A_value_that_cannot_be_read_names_its_entry(string change)
    {
        await using var portal = await AnUnguardedLedgerAsync(Engine.Sqlite);
        portal.Database.Run($"UPDATE ledger_entries SET {change} WHERE sequence = 3");

        Verify(portal).ShouldName(3, "cannot be read");
    }

    [Fact]
    public async Task A_fault_before_an_entry_that_cannot_be_read_is_named_first()
    {
        await using var portal = await AnUnguardedLedgerAsync(Engine.Sqlite);
        portal.Database.Run("UPDATE ledger_entries SET subject = 'nobody' WHERE sequence = 3");
        portal.Database.Run("DELETE FROM ledger_entries WHERE sequence = 2");
        Verify(portal).ShouldName(2, "is missing");

        portal.Database.Run("UPDATE ledger_entries SET event = 'requests.claimed' WHERE sequence = 1");
        Verify(portal).ShouldName(1, "'event'");
    }

    [Theory, EveryEngine]
    public async Task A_ledger_that_is_being_written_to_holds(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var officer = portal.Person("Johanna Muster").AsActor();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
                await portal.ASubmittedFreezeAsync(officer);
        });
        do
            (await portal.GetAsync(new VerifyLedger(), Actor.Portal)).Fault.ShouldBeNull();
        while (!writing.IsCompleted);

        await writing;
        (await portal.GetAsync(new VerifyLedger(), Actor.Portal)).Entries.ShouldBe(Entries(portal));
    }

    [Fact]
    public void A_missing_database_is_said_and_none_is_made()
    {
        var folder = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));

        var (exit, lines, error) = CommandLine.Run("verify", "ledger", "--data", folder);

        exit.ShouldBe(2);
        lines.ShouldBeEmpty();
        error.ShouldContain(Path.Combine(folder, "portal.db"));
        Directory.Exists(folder).ShouldBeFalse();
    }

    [Theory, EveryEngine]
    public async Task A_database_that_is_not_the_portals_is_said_without_a_stack_trace(Engine engine)
    {
        using var database = TestDatabase.CreateEmpty(engine);
        database.Run("CREATE TABLE something_else (id integer)");

        var (exit, _, error) = await Task.Run(() => CommandLine.Run(["verify", "ledger", .. database.Options()]));

        exit.ShouldBe(2);
        error.ShouldStartWith("The database cannot be used: ");
        error.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("--engine", "postgresql")]
    [InlineData("--engine", "oracle")]
    [InlineData("--engine", "postgresql", "--connection", "nonsense")]
    [InlineData("--owner-connection", "Host=127.0.0.1")]
    public void Options_that_name_no_database_are_a_usage_error(params string[] options)
    {
        var (exit, _, error) = CommandLine.Run(["verify", "ledger", .. options]);

        exit.ShouldBe(2);
        error.ShouldNotBeEmpty();
        error.ShouldNotContain("   at ");
    }

    private static (int Exit, string[] Lines, string Error) Verify(TestPortal portal) => CommandLine.Run(["verify", "ledger", .. portal.Database.Options()]);

    private static async Task<TestPortal> APortalWithALedgerAsync(Engine engine)
    {
        var portal = await TestPortal.StartAsync(engine);
        await portal.ASubmittedFreezeAsync(portal.Person("Johanna Muster").AsActor("demo"));
        Entries(portal).ShouldBeGreaterThan(3);
        return portal;
    }

    /// <summary>What somebody who owns the database can do first.</summary>
    private static async Task<TestPortal> AnUnguardedLedgerAsync(Engine engine)
    {
        var portal = await APortalWithALedgerAsync(engine);
        Should.Throw<System.Data.Common.DbException>(() => portal.Database.Run("UPDATE ledger_entries SET event = 'requests.claimed' WHERE sequence = 3"));
        portal.Database.Run(engine == Engine.Sqlite
            ? "DROP TRIGGER ledger_entries_stay_as_written; DROP TRIGGER ledger_entries_are_kept; DROP TRIGGER ledger_head_only_grows"
            : "ALTER TABLE ledger_entries DISABLE TRIGGER USER; ALTER TABLE ledger_head DISABLE TRIGGER USER");
        return portal;
    }

    private static long Entries(TestPortal portal) => portal.Database.Count("ledger_entries");

    private static byte[] BytesOf(TestPortal portal, long sequence) =>
        (byte[])portal.Database.List("SELECT bytes FROM ledger_entries WHERE sequence = @sequence", ("sequence", sequence))[0];

    private static void SetBytes(TestPortal portal, long sequence, byte[] bytes) =>
        portal.Database.Run("UPDATE ledger_entries SET bytes = @bytes WHERE sequence = @sequence", ("bytes", bytes), ("sequence", sequence)).ShouldBe(1);

    /// <summary>Another well-formed entry: the role it was done in ends otherwise.</summary>
    private static byte[] Altered(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var end = text.IndexOf("\"}", text.IndexOf("\"role\":", StringComparison.Ordinal), StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text.Insert(end, "x"));
    }
}

internal static class NamedEntries
{
    public static void ShouldName(this (int Exit, string[] Lines, string Error) said, long sequence, string reason)
    {
        var line = said.Lines.ShouldHaveSingleItem();
        line.ShouldStartWith($"entry {sequence} does not hold: ");
        line.ShouldContain(reason);
        said.Exit.ShouldBe(1);
    }
}
