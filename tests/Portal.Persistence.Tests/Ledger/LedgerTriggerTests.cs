using Npgsql;
using Portal.Application.Ledger;
using Portal.Domain.Accounts;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Persistence.Tests.Ledger;

public sealed class LedgerTriggerTests
{
    public static TheoryData<Engine, string, string> Changes
    {
        get
        {
            var changes = new TheoryData<Engine, string, string>();
            foreach (var engine in new EveryEngineAttribute().GetData(null!).Select(row => (Engine)row[0]))
            {
                changes.Add(engine, "UPDATE ledger_entries SET event = 'other' WHERE sequence = 3", "ledger entries are never changed");
                changes.Add(engine, "UPDATE ledger_entries SET event = event", "ledger entries are never changed");
                changes.Add(engine, "DELETE FROM ledger_entries WHERE sequence = 3", "ledger entries are never deleted");
                changes.Add(engine, "DELETE FROM ledger_entries", "ledger entries are never deleted");
                changes.Add(engine, CopyTo("(SELECT size + 1 FROM ledger_head)"), "ledger entries have no gaps");
                changes.Add(engine, CopyTo("-1"), "");
                changes.Add(engine, "UPDATE ledger_head SET size = size - 1", "the ledger only grows");
                changes.Add(engine, "UPDATE ledger_head SET root = leaf_hash FROM ledger_entries WHERE sequence = 0", "the ledger only grows");
                changes.Add(engine, "DELETE FROM ledger_head", "the ledger head is never deleted");
                changes.Add(engine, "INSERT INTO ledger_head SELECT 2, size, root, frontier FROM ledger_head", "");
                changes.Add(engine, "UPDATE portal_marks SET value = 'no'", "never changed");
            }

            foreach (var table in new[] { "ledger_entries", "ledger_head", "portal_marks" })
            {
                changes.Add(Engine.Sqlite, $"INSERT OR REPLACE INTO {table} SELECT * FROM {table}", "");
                changes.Add(Engine.Sqlite, $"REPLACE INTO {table} SELECT * FROM {table} LIMIT 1", "");
            }

            return changes;
        }
    }

    private static string CopyTo(string sequence) =>
        $"INSERT INTO ledger_entries SELECT {sequence}, bytes, leaf_hash, root_after, at, event, subject_kind, subject, actor FROM ledger_entries WHERE sequence = 0";

    [Theory, MemberData(nameof(Changes))]
    public async Task Nothing_that_stands_in_the_ledger_is_changed_by_its_owner_either(Engine engine, string change, string because)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var entries = portal.Database.Count("ledger_entries");

        portal.Database.ShouldRefuse(change, because);

        portal.Database.Count("ledger_entries").ShouldBe(entries);
        (await portal.GetAsync(new VerifyLedger(), Actor.Portal)).Fault.ShouldBeNull();
    }

    [PostgreSqlFact]
    public void The_ledger_is_not_emptied_at_once()
    {
        using var database = TestDatabase.Create(Engine.PostgreSql);

        database.ShouldRefuse("TRUNCATE ledger_entries CASCADE", "ledger entries are never deleted");
        database.ShouldRefuse("TRUNCATE ledger_payloads", "erased one request at a time");
        database.ShouldRefuse("TRUNCATE ledger_head", "the ledger head is never deleted");
        database.ShouldRefuse("INSERT INTO ledger_entries (sequence, bytes, leaf_hash, root_after, at, event, subject_kind, subject, actor) VALUES (5, '', '', '', now(), '', '', gen_random_uuid(), gen_random_uuid())", "no gaps");
    }

    [PostgreSqlFact]
    public async Task The_applications_role_may_add_to_the_ledger_and_change_what_still_moves_and_no_more()
    {
        await using var portal = await TestPortal.StartAsync(Engine.PostgreSql);
        await using var application = new NpgsqlConnection(portal.Database.Choice.Connection);
        await application.OpenAsync();

        foreach (var sql in new[]
        {
            "UPDATE ledger_payloads SET value = ''", "TRUNCATE ledger_payloads", "UPDATE ledger_entries SET event = 'other'", "DELETE FROM ledger_entries", "TRUNCATE ledger_entries", "DELETE FROM ledger_head", "TRUNCATE ledger_head",
            "UPDATE portal_marks SET value = 'no'", "DELETE FROM portal_marks", "TRUNCATE requests", "DELETE FROM requests", "DELETE FROM accounts", "UPDATE request_targets SET normal = ''", "DELETE FROM clock_alarms", "CREATE TABLE mine (id integer)", "ALTER TABLE requests ADD COLUMN mine integer",
            "ALTER TABLE ledger_entries DISABLE TRIGGER ALL", "DROP TRIGGER ledger_entries_are_kept ON ledger_entries", "DROP TABLE ledger_entries", "CREATE INDEX mine ON requests (state)",
            "SET session_replication_role = replica", "UPDATE schema_migrations SET checksum = ''", "SELECT * FROM schema_migrations", "SET ROLE portal_owner",
            "CREATE OR REPLACE FUNCTION ledger_refuses() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
        })
        {
            await using var command = new NpgsqlCommand(sql, application);
            (await Should.ThrowAsync<PostgresException>(command.ExecuteNonQueryAsync())).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, sql);
        }
    }
}
