using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Portal.Application.Ledger;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Ledger;
using Portal.Persistence.Engines;

namespace Portal.Persistence;

/// <summary>The one commit.</summary>
internal sealed class UnitOfWork(PortalDbContext db, HeldConnection connection, IEngine engine, IChance chance) : IUnitOfWork, IAsyncDisposable
{
    private IDisposable? _turn;
    private IDbContextTransaction? _transaction;

    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        _turn = await engine.EnterWriteAsync(cancellationToken);
        _transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        connection.Held = true;
    }

    public IReadOnlyList<IEvent> TakeEvents()
    {
        var events = new List<IEvent>();
        foreach (var aggregate in db.ChangeTracker.Entries<IRecordsEvents>().Select(entry => entry.Entity).ToList())
        {
            events.AddRange(aggregate.Events);
            aggregate.ForgetEvents();
        }

        return events;
    }

    public async Task CommitAsync(IReadOnlyList<IEvent> events, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            await SaveAsync(cancellationToken);
            if (events.Count > 0)
            {
                await AppendAsync(events, actor, Microseconds.Of(now), cancellationToken);
                await SaveAsync(cancellationToken);
            }

            await _transaction!.CommitAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException lost)
        {
            throw new ConflictException(lost);
        }
        catch (Exception failed) when (CauseOf(failed) is { } cause && engine.IsConflict(cause))
        {
            throw new ConflictException(failed) { TakenId = engine.IsTakenId(cause) };
        }

        await EndAsync();
    }

    public async Task RollbackAsync()
    {
        db.ChangeTracker.Clear();
        await EndAsync();
    }

    public async ValueTask DisposeAsync() => await EndAsync();

    /// <summary>What the database itself said. EF wraps it, and what looks transient it wraps twice, in advice to try again.</summary>
    private static DbException? CauseOf(Exception? failed) => failed is null or DbException ? (DbException?)failed : CauseOf(failed.InnerException);

    /// <summary>Disposing a transaction that was not committed rolls it back.</summary>
    private async Task EndAsync()
    {
        connection.Held = false;
        try
        {
            if (_transaction is not null)
                await _transaction.DisposeAsync();
        }
        finally
        {
            _turn?.Dispose();
            (_transaction, _turn) = (null, null);
        }
    }

    private async Task AppendAsync(IReadOnlyList<IEvent> events, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var head = (await db.LedgerHeads.FromSqlRaw(engine.LockHead).ToListAsync(cancellationToken)).SingleOrDefault() ?? db.LedgerHeads.Add(new()).Entity;
        var tree = head.Size == 0 ? TreeHead.Empty : TreeHead.Parse(head.Frontier);
        foreach (var happened in events)
        {
            var payloads = happened.Committed.Select(value => new StoredPayload(value.Name, chance.NextSalt(), value.Value)).ToList();
            var entry = new LedgerEntry(
                tree.Size, now, happened.Name, happened.SubjectKind, happened.Subject, actor.Id.Value, actor.Role.ToString(), actor.Mark,
                [.. happened.Facts.Select(fact => new LedgerFact(fact.Name, fact.Value))])
            {
                Committed = [.. payloads.Select(payload => Commitment.Of(payload.Name, payload.Value, payload.Salt))],
            };
            var bytes = entry.ToBytes();
            var leaf = MerkleTree.LeafHash(bytes);
            tree = tree.Append(leaf);
            db.Ledger.Add(new()
            {
                Sequence = entry.Sequence, Bytes = bytes, LeafHash = leaf, RootAfter = tree.Root, At = now, Event = entry.Event,
                SubjectKind = entry.SubjectKind, Subject = entry.Subject, Actor = entry.Actor,
            });
            db.LedgerPayloads.AddRange(payloads.Select(payload => new LedgerPayload { Sequence = entry.Sequence, Name = payload.Name, Salt = payload.Salt, Value = payload.Value }));
        }

        (head.Size, head.Root, head.Frontier) = (tree.Size, tree.Root, tree.ToBytes());
    }

    [SuppressMessage("ApiDesign", "RS0030", Justification = "This is the commit step, the one place that saves.")]
    private Task<int> SaveAsync(CancellationToken cancellationToken) => db.SaveChangesAsync(cancellationToken);
}
