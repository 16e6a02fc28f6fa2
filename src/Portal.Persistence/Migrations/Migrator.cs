using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Portal.Persistence.Engines;

namespace Portal.Persistence.Migrations;

/// <summary>Applies the SQL files of an engine in order, each in its own transaction, forward only. A file that was applied
/// and has changed since stops the start: the database would no longer be what the files say.</summary>
internal sealed class Migrator(IEngine engine, TimeProvider time)
{
    private const string CreateHistory =
        "CREATE TABLE IF NOT EXISTS schema_migrations (number integer NOT NULL PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, applied_at text NOT NULL)";

    /// <summary>Brings the database up to date.</summary>
    /// <returns>Names of the files applied now.</returns>
    public async Task<IReadOnlyList<string>> ApplyAsync(CancellationToken cancellationToken)
    {
        await using var connection = engine.OwnerConnection();
        await connection.OpenAsync(cancellationToken);
        var applied = new List<string>();
        foreach (var file in MigrationFile.Of(engine.Name))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            if (engine.MigrationLock is { } takeLock)
                await RunAsync(connection, transaction, takeLock, cancellationToken);
            if (engine.ActAsPortal is { } actAsPortal)
                await RunAsync(connection, transaction, actAsPortal, cancellationToken);
            await RunAsync(connection, transaction, CreateHistory, cancellationToken);
            var checksum = await ChecksumOfAsync(connection, transaction, file.Number, cancellationToken);
            if (checksum is null)
            {
                await RunAsync(connection, transaction, file.Sql, cancellationToken);
                await RememberAsync(connection, transaction, file, cancellationToken);
                applied.Add(file.Name);
            }
            else if (checksum != file.Checksum)
            {
                throw new InvalidOperationException($"The migration {file.Name} was applied and has changed since. Restore the file; put changes into a new one.");
            }

            await transaction.CommitAsync(cancellationToken);
        }

        return applied;
    }

    /// <summary>Compares the database with the files, without changing it.</summary>
    /// <returns>What differs, a sentence each; empty when the database is up to date.</returns>
    public async Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken)
    {
        await using var connection = engine.OwnerConnection();
        await connection.OpenAsync(cancellationToken);
        var applied = await HistoryAsync(connection, cancellationToken);
        var findings = new List<string>();
        foreach (var file in MigrationFile.Of(engine.Name))
        {
            if (!applied.Remove(file.Number, out var found))
                findings.Add($"The migration {file.Name} has not been applied.");
            else if (found.Checksum != file.Checksum)
                findings.Add($"The migration {file.Name} was applied and has changed since.");
        }

        findings.AddRange(applied.Select(newer => $"The migration {newer.Value.Name} was applied and is unknown here: the database is newer than this program."));
        return findings;
    }

    private async Task<SortedDictionary<int, (string Name, string Checksum)>> HistoryAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var applied = new SortedDictionary<int, (string Name, string Checksum)>();
        await using var exists = connection.CreateCommand();
        exists.CommandText = engine.HistoryExists;
        if (await exists.ExecuteScalarAsync(cancellationToken) is null)
            return applied;
        await using var list = connection.CreateCommand();
        list.CommandText = "SELECT number, name, checksum FROM schema_migrations";
        await using var rows = await list.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            applied[rows.GetInt32(0)] = (rows.GetString(1), rows.GetString(2));
        return applied;
    }

    private static async Task RunAsync(DbConnection connection, DbTransaction transaction, string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, transaction, sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<string?> ChecksumOfAsync(DbConnection connection, DbTransaction transaction, int number, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, transaction, "SELECT checksum FROM schema_migrations WHERE number = @number", ("number", number));
        return (string?)await command.ExecuteScalarAsync(cancellationToken);
    }

    private async Task RememberAsync(DbConnection connection, DbTransaction transaction, MigrationFile file, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        await using var command = Command(
            connection, transaction, "INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (@number, @name, @checksum, @now)",
            ("number", file.Number), ("name", file.Name), ("checksum", file.Checksum), ("now", now));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbCommand Command(DbConnection connection, DbTransaction transaction, string sql, params (string Name, object Value)[] values)
    {
        var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, sql);
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}

/// <summary>One file of <c>migrations</c>.</summary>
internal sealed record MigrationFile(int Number, string Name, string Sql)
{
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>The files of an engine, in order.</summary>
    public static IReadOnlyList<MigrationFile> Of(string engine)
    {
        var assembly = typeof(MigrationFile).Assembly;
        var folder = $"migrations/{engine}/";
        return [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            var file = name[folder.Length..];
            return new MigrationFile(int.Parse(file[..4], CultureInfo.InvariantCulture), Path.GetFileNameWithoutExtension(file), reader.ReadToEnd().ReplaceLineEndings("\n"));
        })];
    }
}
