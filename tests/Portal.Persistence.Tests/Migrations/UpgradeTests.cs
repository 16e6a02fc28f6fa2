using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Portal.Testing.Engines;
using Portal.Testing.Time;

namespace Portal.Persistence.Tests.Migrations;

/// <summary>A database of the first release, with a row in every table the next one builds anew.</summary>
public sealed class UpgradeTests
{
    private const string Id = "11111111-1111-4111-8111-111111111111";

    [Theory, EveryEngine]
    public async Task A_database_of_the_first_release_keeps_every_row(Engine engine)
    {
        using var database = TestDatabase.CreateEmpty(engine);
        FirstRelease(database);
        var tables = new[] { "requests", "request_targets", "clocks", "clock_alarms", "outbox", "notices" };
        var before = tables.ToDictionary(table => table, database.Count);

        await PrepareAsync(database.Choice);

        tables.ToDictionary(table => table, database.Count).ShouldBe(before);
        before.Values.ShouldAllBe(rows => rows > 0);
        Text(database, "SELECT reference || freeze_amount || state || case_narrative FROM requests").ShouldBe("LE-0000-000042SubmittedWhy");
        Text(database, "SELECT typed || normal || family FROM request_targets").ShouldBe("a bBitcoin");
        Text(database, "SELECT rule || plan FROM clocks").ShouldBe("R50,80,100");
        Text(database, "SELECT topic FROM notices").ShouldBe("received");
        database.List("SELECT 1 FROM clocks WHERE paused_at IS NOT NULL").ShouldBeEmpty();
        Text(database, "SELECT count(*) FROM outbox WHERE delivered_at IS NULL AND next_try_at = created_at AND tries = 0").ShouldBe("1", "what waited still does");
        Text(database, "SELECT count(*) FROM outbox WHERE delivered_at IS NOT NULL AND next_try_at IS NULL").ShouldBe("1");
    }

    [Theory, EveryEngine]
    public async Task After_the_upgrade_references_still_hold(Engine engine)
    {
        using var database = TestDatabase.CreateEmpty(engine);
        FirstRelease(database);

        await PrepareAsync(database.Choice);

        foreach (var table in new[] { "requests", "clocks", "outbox" })
            database.ShouldRefuse($"{Keys(engine)}DELETE FROM {table}", "foreign key");
    }

    /// <summary>SQLite asks for references only on connections that want it.</summary>
    private static string Keys(Engine engine) => engine == Engine.Sqlite ? "PRAGMA foreign_keys = ON; " : "";

    private static string Text(TestDatabase database, string sql) => Convert.ToString(database.List(sql).ShouldHaveSingleItem(), CultureInfo.InvariantCulture)!;

    private static void FirstRelease(TestDatabase database)
    {
        var (folder, at, yes) = database.Engine == Engine.Sqlite ? ("sqlite", "1000000", "1") : ("postgresql", "'2026-11-01T00:00:00Z'", "true");
        using var reader = new StreamReader(
            typeof(PersistenceModule).Assembly.GetManifestResourceStream($"migrations/{folder}/0001_first_request.sql")!, Encoding.UTF8);
        var sql = reader.ReadToEnd().ReplaceLineEndings("\n");
        database.Run(sql);
        database.Run("CREATE TABLE schema_migrations (number integer NOT NULL PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, applied_at text NOT NULL)");
        database.Run(
            "INSERT INTO schema_migrations VALUES (1, '0001_first_request', @checksum, '')", ("checksum", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)))));
        foreach (var row in new[]
        {
            $"INSERT INTO agencies VALUES ('{Id}', 'A', 'AT', 'Police', 'Verified', 1)",
            $"INSERT INTO accounts VALUES ('{Id}', 'O', 'Officer', '', 'en', '{Id}', NULL, 'Active', 1)",
            $"INSERT INTO documents VALUES ('{Id}', '{Id}', 'o.pdf', 'application/pdf', 1, '{new string('a', 64)}', '{Id}', {at})",
            $"INSERT INTO requests VALUES ('{Id}', 'LE-0000-0000', 'Freeze', 'Submitted', '{Id}', '{Id}', 'en', 'EU', 0, {at}, {at}, {at}, 'europe', 'R', '1', NULL, NULL, 1,"
                + $" 'C', 'fraud', '', 'Why', '', 'k', 'n', 'i', '2026-11-01', '{Id}', 'Ordered', 'BTC', '42', 30)",
            $"INSERT INTO request_targets VALUES ('{Id}', 1, 'a ', 'Bitcoin', 'b', NULL, {yes})",
            $"INSERT INTO clocks VALUES ('{Id}', '{Id}', 'Acknowledge', 'R', '1', 's', 'always', 1, {at}, {at}, NULL, {at}, '50,80,100')",
            $"INSERT INTO clock_alarms VALUES ('{Id}', 50, {at})",
            $"INSERT INTO outbox VALUES ('{Id}', 'received', '{Id}', {at}, {at})",
            $"INSERT INTO outbox VALUES ('{Id[..^1]}2', 'in-your-queue', '{Id}', {at}, NULL)",
            $"INSERT INTO notices VALUES ('{Id}', '{Id}', 'received', '{Id}', {at}, NULL)",
        })
            database.Run(row).ShouldBe(1);
    }

    private static async Task PrepareAsync(DatabaseChoice choice)
    {
        await using var node = new ServiceCollection().AddSingleton<TimeProvider>(new ManualTime()).AddPersistence(choice).BuildServiceProvider();
        await node.PrepareDatabaseAsync(CancellationToken.None);
    }
}
