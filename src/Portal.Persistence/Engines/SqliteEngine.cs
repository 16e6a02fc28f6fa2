using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Update;
using Portal.Application.Pipeline;

namespace Portal.Persistence.Engines;

/// <summary>The embedded default: one file, one writer at a time.</summary>
internal sealed class SqliteEngine(string path) : IEngine, IDisposable
{
    /// <summary>Versions below can corrupt a write-ahead log in a rare race between two checkpoints.</summary>
    private static readonly Version s_safeWriteAheadLog = new(3, 51, 3);

    private static readonly DurableConnection s_durable = new();

    private const int Constraint = 19;
    private const int UniqueConstraint = 2067;
    private const int PrimaryKeyConstraint = 1555;
    private const int Busy = 5;

    /// <summary>The driver waits for a lock by sleeping; a gate lets writers of this process through in turn instead.</summary>
    private readonly SemaphoreSlim _gate = new(1);
    private readonly string _connection = new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, Pooling = true }.ToString();

    public string Name => "sqlite";

    public string? MigrationLock => null;

    public string? ActAsPortal => null;

    public string HistoryExists => "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migrations'";

    public string LockHead => "SELECT id, size, root, frontier FROM ledger_head";

    public LeaseSql Leases { get; } = new("CAST(unixepoch('subsec') * 1000000 AS INTEGER)", "1000000", "", at => Microseconds.Count(at));

    public void Configure(DbContextOptionsBuilder options, CurrentActor current) =>
        options.UseSqlite(_connection, sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
        .ReplaceService<IModificationCommandBatchFactory, SqliteBatches>().AddInterceptors(s_durable);

    public void Convert(ModelConfigurationBuilder conventions) =>
        conventions.Properties<DateTimeOffset>().HaveConversion<Microseconds.AsInteger>();

    public DbConnection OwnerConnection()
    {
        var connection = new SqliteConnection(_connection);
        connection.StateChange += static (opened, change) =>
        {
            if (change.CurrentState == ConnectionState.Open)
                DurableConnection.Set((DbConnection)opened);
        };
        return connection;
    }

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        await using var connection = new SqliteConnection(_connection);
        await connection.OpenAsync(cancellationToken);
        // Set before EF could: it would choose the write-ahead log for good, whatever the version.
        var log = new Version(connection.ServerVersion) >= s_safeWriteAheadLog;
        await using var command = connection.CreateCommand();
        command.CommandText = log ? "PRAGMA journal_mode = WAL" : "PRAGMA journal_mode = DELETE";
        if (await command.ExecuteScalarAsync(cancellationToken) is not string mode || (mode == "wal") != log)
            throw new InvalidOperationException($"SQLite did not take its journal mode for {path}. Check that no other program has the file open.");
    }

    /// <summary>Whoever can open the file can read it: the embedded engine knows no roles.</summary>
    public Task CheckWallAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask<IDisposable?> EnterWriteAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        return new Turn(_gate);
    }

    public bool IsConflict(DbException failure) =>
        failure is SqliteException sqlite
        && (sqlite.SqliteErrorCode == Busy || (sqlite.SqliteErrorCode == Constraint && sqlite.SqliteExtendedErrorCode is UniqueConstraint or PrimaryKeyConstraint));

    /// <summary>Every handler is shown all rows here and looks for itself.</summary>
    public bool IsTakenId(DbException failure) => false;

    public void Dispose() => _gate.Dispose();

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
                gate.Release();
        }
    }
}
