using System.Security.Cryptography;
using System.Text;
using Portal.Testing.Engines;

namespace Portal.Persistence.Tests.Crashes;

/// <summary>What stands in every table but the leases, which are no effect of anything.</summary>
internal sealed class Snapshot
{
    private readonly SortedDictionary<string, (long Rows, string Hash)> _tables = new(StringComparer.Ordinal);

    private Snapshot()
    {
    }

    /// <summary>The statement that reads it all: one row a table, of name, number of rows and contents.</summary>
    public static string Statement(TestDatabase database) => string.Join("\nUNION ALL\n", Tables(database).Select(table => database.Engine == Engine.Sqlite
        ? $"SELECT '{table} ' || count(*) || ' ' || coalesce(group_concat(content, '|'), '') FROM (SELECT {Columns(database, table)} AS content FROM {table} ORDER BY 1)"
        : $"SELECT '{table} ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM {table} AS t"));

    public static Snapshot Take(TestDatabase database, string statement)
    {
        var taken = new Snapshot();
        foreach (var line in database.List(statement).Cast<string>())
        {
            var parts = line.Split(' ', 3);
            taken._tables[parts[0]] = (long.Parse(parts[1]), Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(parts[2]))));
        }

        return taken;
    }

    /// <summary>The tables that differ from an earlier time and by how many rows; empty when nothing does.</summary>
    public string Since(Snapshot before) =>
        string.Join(", ", _tables.Where(now => now.Value != before._tables[now.Key]).Select(now => $"{now.Key} {now.Value.Rows - before._tables[now.Key].Rows:+0;-0;0}"));

    private static IEnumerable<string> Tables(TestDatabase database) => database
        .List(database.Engine == Engine.Sqlite
            ? "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            : "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()")
        .Cast<string>().Where(table => table != "leases");

    private static string Columns(TestDatabase database, string table) =>
        string.Join(" || ',' || ", database.List($"SELECT name FROM pragma_table_info('{table}')").Select(column => $"quote(\"{column}\")"));
}
