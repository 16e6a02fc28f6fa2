using System.Text;
using Npgsql;
using Portal.Testing;
using Portal.Testing.Engines;
using Xunit.Abstractions;

namespace Portal.Persistence.Tests.Walls;

/// <summary>The second wall by itself: no code of the portal stands between these tests and the rows.</summary>
public sealed class RowPolicyTests(ITestOutputHelper output)
{
    [PostgreSqlFact]
    public async Task Everybody_is_shown_and_may_write_what_the_rules_say_and_no_row_more()
    {
        await using var portal = await TestPortal.StartAsync(Engine.PostgreSql);
        var (ours, theirs) = await SceneAsync(portal);
        var (readers, expected, tried) = (Reader.Of(portal, ours, theirs), new Expectations(portal.Database), 0);
        await using var connection = new NpgsqlConnection(portal.Database.Choice.Connection);
        await connection.OpenAsync();
        var lines = new StringBuilder().Append("rows".PadRight(22)).AppendJoin(' ', readers.Select(reader => reader.Name.Replace("investigator", "invest.", StringComparison.Ordinal).PadLeft(13))).AppendLine();

        foreach (var table in expected.Tables)
        {
            portal.Database.Count(table).ShouldBePositive(table);
            foreach (var verb in expected.Granted(table))
            {
                lines.Append($"{table} {verb}".PadRight(22));
                foreach (var reader in readers)
                {
                    await using var transaction = await connection.BeginTransactionAsync();
                    var prober = new Prober(connection, transaction);
                    await prober.BecomeAsync(reader);
                    var let = await prober.RowsAsync(table, verb, expected.Key(table), expected.Rows(table));
                    let.ShouldBe(expected.Of(table, reader, verb), ignoreOrder: true, $"{reader.Name}: {Prober.Verbs[verb]} on {table}");
                    if (reader.Role is null)
                        let.ShouldBeEmpty($"nobody was named: {Prober.Verbs[verb]} on {table}");
                    lines.Append(' ').Append(let.Count.ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(13));
                    tried += verb == 'S' ? 1 : expected.Rows(table).Count;
                }

                lines.AppendLine();
            }
        }

        output.WriteLine(lines.ToString());
        output.WriteLine($"{expected.Tables.Count} tables, {readers.Count} readers, {tried} statements");
    }

    [PostgreSqlFact]
    public async Task Each_policy_is_missed_when_it_is_dropped()
    {
        await using var portal = await TestPortal.StartAsync(Engine.PostgreSql);
        var (ours, theirs) = await SceneAsync(portal);
        var (readers, expected) = (Reader.Of(portal, ours, theirs), new Expectations(portal.Database));
        var policies = portal.Database.List("SELECT tablename || '.' || policyname || '.' || cmd FROM pg_policies ORDER BY 1").Cast<string>().Select(name => name.Split('.')).ToList();
        expected.AskAll(readers);
        await using var connection = new NpgsqlConnection(AsSuperuser(portal.Database.Choice.OwnerConnection));
        await connection.OpenAsync();
        var (missed, unmissed) = (new List<string>(), new List<string>());

        foreach (var (table, policy, command) in policies.Select(parts => (parts[0], parts[1], parts[2])))
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await using (var drop = new NpgsqlCommand($"DROP POLICY {policy} ON {table}; SET LOCAL ROLE portal_app", connection, transaction))
                await drop.ExecuteNonQueryAsync();
            var found = await FirstDifferenceAsync(new(connection, transaction), expected, readers, table, command);
            (found is null ? unmissed : missed).Add($"{table}.{policy}: {found ?? "nothing"}");
            await transaction.RollbackAsync();
        }

        output.WriteLine(string.Join('\n', missed));
        output.WriteLine($"{policies.Count} policies dropped one by one, {missed.Count} missed");
        unmissed.ShouldBeEmpty();
    }

    [PostgreSqlFact]
    public void Every_table_stands_behind_the_wall_or_says_why_not()
    {
        using var database = TestDatabase.Create(Engine.PostgreSql);

        var tables = database.List("SELECT relname::text FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm') AND relnamespace = 'public'::regnamespace ORDER BY 1").Cast<string>().ToList();
        var walled = database.List("SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relrowsecurity AND relforcerowsecurity ORDER BY 1").Cast<string>().ToList();

        tables.Except(walled).ShouldBe(WallRules.Free.Keys, ignoreOrder: true, "a new table needs policies, or a line in WallRules.Free that says why it needs none");
        walled.ShouldBe(WallRules.All.Select(rule => rule.Table).Distinct(), ignoreOrder: true, "a table behind the wall needs rules in WallRules");
        database.Count("pg_policies WHERE permissive <> 'PERMISSIVE' OR roles <> '{public}'").ShouldBe(0);
    }

    /// <summary>With some of each kind laid aside, which managers may have tried again, and others that wait.</summary>
    private static async Task<(WalledSide Ours, WalledSide Theirs)> SceneAsync(TestPortal portal)
    {
        var sides = await portal.ASplitPortalAsync();
        portal.Database.Run("UPDATE mails SET died_at = now(), next_try_at = NULL WHERE (message, recipient) IN (SELECT message, recipient FROM mails WHERE sent_at IS NULL ORDER BY message LIMIT 3)").ShouldBe(3);
        portal.Database.Run("UPDATE outbox SET died_at = now(), delivered_at = NULL, next_try_at = NULL WHERE id IN (SELECT id FROM outbox ORDER BY id LIMIT 3)").ShouldBe(3);
        return sides;
    }

    private static string AsSuperuser(string connection) => new NpgsqlConnectionStringBuilder(connection) { Username = "postgres" }.ToString();

    private static async Task<string?> FirstDifferenceAsync(Prober prober, Expectations expected, IReadOnlyList<Reader> readers, string table, string command)
    {
        foreach (var verb in expected.Granted(table).Where(verb => command == "ALL" || command == Prober.Verbs[verb]))
        {
            foreach (var reader in readers)
            {
                await prober.BecomeAsync(reader);
                var (let, should) = (await prober.RowsAsync(table, verb, expected.Key(table), expected.Rows(table)), expected.Of(table, reader, verb));
                if (!let.SetEquals(should))
                    return $"{reader.Name} {Prober.Verbs[verb]} {let.Count} instead of {should.Count}";
            }
        }

        return null;
    }
}
