using Npgsql;
using Portal.Testing.Engines;

namespace Portal.Persistence.Tests.Walls;

/// <summary>A stored row: where it stands, and all of it.</summary>
internal sealed record StoredRow(string Place, string Json);

/// <summary>Tries on each row what the application is granted, as one reader, and changes nothing.</summary>
internal sealed class Prober(NpgsqlConnection connection, NpgsqlTransaction transaction)
{
    public static IReadOnlyDictionary<char, string> Verbs { get; } = new Dictionary<char, string> { ['S'] = "SELECT", ['I'] = "INSERT", ['U'] = "UPDATE", ['D'] = "DELETE" };

    /// <summary>Names the reader for the rest of the transaction.</summary>
    public Task BecomeAsync(Reader reader) => reader.Role is null
        ? RunAsync("SELECT set_config('portal.role', '', true), set_config('portal.account', '', true), set_config('portal.agency', '', true), set_config('portal.team', '', true)")
        : RunAsync(
            "SELECT set_config('portal.role', @role, true), set_config('portal.account', @account, true), set_config('portal.agency', @agency, true), set_config('portal.team', @team, true)",
            ("role", reader.Role), ("account", reader.Role == "Door" ? "" : reader.Actor.Id.ToString()), ("agency", reader.Actor.Agency?.ToString() ?? ""), ("team", reader.Actor.Team ?? ""));

    public async Task<IReadOnlySet<string>> RowsAsync(string table, char verb, string key, IReadOnlyList<StoredRow> rows)
    {
        if (verb == 'S')
            return await PlacesAsync($"SELECT ctid::text FROM {table}");
        var let = new HashSet<string>();
        foreach (var row in rows)
        {
            if (await IsLetAsync(table, verb, key, row))
                let.Add(row.Place);
        }

        return let;
    }

    /// <summary>Only the policies are asked: a row that is there already, is pointed at or may not be changed by anybody was let
    /// through by them.</summary>
    private async Task<bool> IsLetAsync(string table, char verb, string key, StoredRow row)
    {
        await transaction.SaveAsync("probe");
        try
        {
            return verb switch
            {
                'I' => await RunAsync($"INSERT INTO {table} SELECT * FROM json_populate_record(NULL::{table}, @row::json)", ("row", row.Json)),
                'U' => await RunAsync($"UPDATE {table} SET {key} = {key} WHERE ctid = @place::tid", ("place", row.Place)),
                _ => await RunAsync($"DELETE FROM {table} WHERE ctid = @place::tid", ("place", row.Place)),
            } == 1;
        }
        catch (PostgresException refused)
        {
            return refused.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation
                || (refused.SqlState == PostgresErrorCodes.RaiseException && (verb != 'I' || refused.MessageText == "a disclosed answer is never changed"));
        }
        finally
        {
            await transaction.RollbackAsync("probe");
        }
    }

    private async Task<HashSet<string>> PlacesAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        await using var reader = await command.ExecuteReaderAsync();
        var places = new HashSet<string>();
        while (await reader.ReadAsync())
            places.Add(reader.GetString(0));
        return places;
    }

    private async Task<int> RunAsync(string sql, params (string Name, string Value)[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        return await command.ExecuteNonQueryAsync();
    }
}

/// <summary>What stands in the database, and what each reader should be let do with it.</summary>
internal sealed class Expectations(TestDatabase database)
{
    /// <summary>Trying all of a long table shows no more than trying some of it.</summary>
    private const int Most = 40;

    private readonly Dictionary<(string Table, string Reader, char Verb), IReadOnlySet<string>> _expected = [];
    private readonly Dictionary<string, IReadOnlyList<StoredRow>> _rows = [];
    private readonly Dictionary<string, string> _keys = [];
    private readonly Dictionary<string, string> _granted = [];

    public IReadOnlyList<string> Tables { get; } = [.. WallRules.All.Select(rule => rule.Table).Distinct()];

    public IReadOnlyList<StoredRow> Rows(string table) => Known(_rows, table, () =>
    {
        var rows = database.List($"SELECT ctid::text || ' ' || row_to_json({table})::text FROM {table} ORDER BY ctid DESC LIMIT {Most}").Cast<string>();
        return [.. rows.Select(row => row.Split(' ', 2)).Select(row => new StoredRow(row[0], row[1]))];
    });

    public string Key(string table) => Known(_keys, table, () => (string)database.List(
        "SELECT format('%I', attname) FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0] WHERE indisprimary AND indrelid = @table::regclass", ("table", table))[0]);

    /// <summary>First letters of what the application is granted.</summary>
    public string Granted(string table) => Known(_granted, table, () => string.Concat(Prober.Verbs.Where(verb =>
        (bool)database.List("SELECT has_table_privilege('portal_application', @table, @verb)", ("table", table), ("verb", verb.Value))[0]).Select(verb => verb.Key)));

    /// <summary>Asks everything now, since a table that a test has locked cannot be asked about.</summary>
    public void AskAll(IReadOnlyList<Reader> readers)
    {
        foreach (var table in Tables)
        {
            _ = Key(table);
            foreach (var verb in Granted(table))
                readers.ToList().ForEach(reader => Of(table, reader, verb));
        }
    }

    public IReadOnlySet<string> Of(string table, Reader reader, char verb) => Known(_expected, (table, reader.Name, verb), () =>
    {
        var rules = WallRules.All.Where(rule => rule.Table == table && rule.Verbs.Contains(verb) && reader.Role is not null && rule.Roles.Contains(reader.Role)).Select(rule => $"({rule.Where})").ToList();
        if (rules.Count == 0)
            return new HashSet<string>();
        // Every condition names all three, so that the same values serve each.
        var sql = $"SELECT {table}.ctid::text FROM {table} WHERE ({string.Join(" OR ", rules)}) AND (@account, @agency, @team) IS NOT NULL";
        var let = database.List(sql, ("account", reader.Actor.Id.Value), ("agency", reader.Actor.Agency?.Value ?? Guid.Empty), ("team", reader.Actor.Team ?? "none")).Cast<string>().ToHashSet();
        return verb == 'S' ? let : let.Intersect(Rows(table).Select(row => row.Place)).ToHashSet();
    });

    private static TValue Known<TKey, TValue>(Dictionary<TKey, TValue> known, TKey key, Func<TValue> find)
        where TKey : notnull
    {
        if (known.TryGetValue(key, out var value))
            return value;
        var found = find();
        known.Add(key, found);
        return found;
    }
}
