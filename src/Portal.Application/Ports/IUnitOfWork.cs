using Portal.Domain;
using Portal.Domain.Accounts;

namespace Portal.Application.Ports;

/// <summary>One commit: effect, ledger entries and outbox rows stand or fall together.</summary>
public interface IUnitOfWork
{
    /// <summary>Opens the transaction. On SQLite one writer at a time passes; the others wait their turn.</summary>
    Task BeginAsync(CancellationToken cancellationToken);

    /// <summary>Takes what the changed aggregates say has happened, in order.</summary>
    IReadOnlyList<IEvent> TakeEvents();

    /// <summary>Saves all changes, then locks the ledger's head, appends one entry for each event, and commits.</summary>
    /// <exception cref="ConflictException">Somebody else changed the same thing first; nothing was stored.</exception>
    Task CommitAsync(IReadOnlyList<IEvent> events, Actor actor, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Gives everything up, the tracked objects included.</summary>
    Task RollbackAsync();
}

/// <summary>Two commits wanted the same row; the loser may look again and decide anew.</summary>
public sealed class ConflictException(Exception? cause = null) : Exception("Another commit changed the same row first.", cause)
{
    /// <summary>A new row's id is some row's already, which may be one that the actor is not shown.</summary>
    public bool TakenId { get; init; }
}
