using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Portal.Persistence.Engines;

/// <summary>What differs between the databases, and nothing else.</summary>
internal interface IEngine
{
    /// <summary>Folder of its migrations.</summary>
    string Name { get; }

    /// <summary>Points the context at the database.</summary>
    void Configure(DbContextOptionsBuilder options);

    /// <summary>Column conversions.</summary>
    void Convert(ModelConfigurationBuilder conventions);

    /// <summary>A closed connection of the role that may change the schema.</summary>
    DbConnection OwnerConnection();

    /// <summary>Creates the database where the engine is embedded, and refuses one that could lose what it acknowledged.</summary>
    /// <exception cref="InvalidOperationException">The database is not safe to run on; the message says what to change.</exception>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Keeps two starting nodes from migrating at once; released with the transaction.</summary>
    string? MigrationLock { get; }

    /// <summary>A row when the history of migrations is there, no row when it is not.</summary>
    string HistoryExists { get; }

    /// <summary>The ledger's one head, locked until the transaction ends.</summary>
    string LockHead { get; }

    /// <summary>Waits until this process may write; dispose to let the next one in.</summary>
    ValueTask<IDisposable?> EnterWriteAsync(CancellationToken cancellationToken);

    /// <summary>Whether a failure means that another commit was first and trying again makes sense.</summary>
    bool IsConflict(DbException failure);
}
