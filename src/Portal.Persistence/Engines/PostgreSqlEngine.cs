using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Portal.Persistence.Engines;

/// <summary>PostgreSQL, for several machines. The portal connects as the application's own role, migrations as the owner.</summary>
internal sealed class PostgreSqlEngine(string connection, string ownerConnection) : IEngine
{
    /// <summary>A row that another commit took away while this one was pointing at it is a conflict too: a document that was
    /// replaced while its draft was being sent.</summary>
    private static readonly string[] s_conflicts =
        [PostgresErrorCodes.UniqueViolation, PostgresErrorCodes.ForeignKeyViolation, PostgresErrorCodes.SerializationFailure, PostgresErrorCodes.DeadlockDetected];

    public string Name => "postgresql";

    public string? MigrationLock => "SELECT pg_advisory_xact_lock(7041776)";

    public string HistoryExists => "SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'schema_migrations'";

    public string LockHead => "SELECT id, size, root, frontier FROM ledger_head FOR UPDATE";

    public void Configure(DbContextOptionsBuilder options) => options.UseNpgsql(connection, npgsql => npgsql.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));

    public void Convert(ModelConfigurationBuilder conventions) =>
        conventions.Properties<DateTimeOffset>().HaveConversion<Microseconds.AsTimestamp>();

    public DbConnection OwnerConnection() => new NpgsqlConnection(ownerConnection);

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var open = new NpgsqlConnection(connection);
        await open.OpenAsync(cancellationToken);
        foreach (var setting in new[] { "fsync", "synchronous_commit" })
        {
            await using var command = new NpgsqlCommand("SELECT current_setting(@setting)", open);
            command.Parameters.AddWithValue("setting", setting);
            if (await command.ExecuteScalarAsync(cancellationToken) is "off")
                throw new InvalidOperationException($"PostgreSQL runs with {setting}=off, so it could lose what was acknowledged. Set {setting}=on.");
        }
    }

    public ValueTask<IDisposable?> EnterWriteAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IDisposable?>(null);

    public bool IsConflict(DbException failure) => s_conflicts.Contains(failure.SqlState);
}
