using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;

namespace Portal.Persistence.Engines;

/// <summary>What differs between the databases, and nothing else.</summary>
internal interface IEngine
{
    /// <summary>Folder of its migrations.</summary>
    string Name { get; }

    /// <summary>Points the context at the database, where it acts as whoever acts in the scope.</summary>
    void Configure(DbContextOptionsBuilder options, CurrentActor current);

    /// <summary>Column conversions.</summary>
    void Convert(ModelConfigurationBuilder conventions);

    /// <summary>A closed connection of the role that may change the schema. Row policies hold for it as well.</summary>
    DbConnection OwnerConnection();

    /// <summary>Creates the database where the engine is embedded, and refuses one that could lose what it acknowledged.</summary>
    /// <exception cref="InvalidOperationException">The database is not safe to run on; the message says what to change.</exception>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Keeps two starting nodes from migrating at once; released with the transaction.</summary>
    string? MigrationLock { get; }

    /// <summary>Makes the owner's transaction see all rows; null where no policies stand.</summary>
    string? ActAsPortal { get; }

    /// <summary>A row when the history of migrations is there, no row when it is not.</summary>
    string HistoryExists { get; }

    /// <summary>Looks whether the portal is connected as somebody whom the row policies bind, and whether they stand.</summary>
    /// <exception cref="InvalidOperationException">They do not; the message says what to change.</exception>
    Task CheckWallAsync(CancellationToken cancellationToken);

    /// <summary>The ledger's one head, locked until the transaction ends.</summary>
    string LockHead { get; }

    /// <summary>What leases need of its SQL.</summary>
    LeaseSql Leases { get; }

    /// <summary>Waits until this process may write; dispose to let the next one in.</summary>
    ValueTask<IDisposable?> EnterWriteAsync(CancellationToken cancellationToken);

    /// <summary>Whether a failure means that another commit was first and trying again makes sense.</summary>
    bool IsConflict(DbException failure);

    /// <summary>Whether the conflict is an id that some row has already, which may be one that the actor is not shown.</summary>
    bool IsTakenId(DbException failure);
}
