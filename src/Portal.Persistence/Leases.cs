using System.Data;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Notices;
using Portal.Application.Ports;
using Portal.Persistence.Engines;
using Portal.Persistence.Mappings;

namespace Portal.Persistence;

/// <summary>Leases are taken by one statement each, in a transaction of its own that is over before the work begins.</summary>
internal sealed class Leases(PortalDbContext db, IEngine engine, LeaseTerms terms, Worker worker, TimeProvider time) : ILeases
{
    public async Task<IReadOnlyList<OutboxMessage>> ClaimMessagesAsync(int most, CancellationToken cancellationToken) =>
        [.. (await ClaimAsync(db.Outbox, engine.Leases.ClaimMessages, most, terms.Messages, cancellationToken)).OrderBy(message => message.CreatedAt)];

    public async Task<IReadOnlyList<QueuedMail>> ClaimMailsAsync(int most, CancellationToken cancellationToken) =>
        await ClaimAsync(db.Mails, engine.Leases.ClaimMails, most, terms.Mails, cancellationToken);

    public async Task<IAsyncDisposable?> TakeAsync(LeasedWork work, Guid subject, CancellationToken cancellationToken)
    {
        var length = work == LeasedWork.Hold ? terms.Holds : terms.Packets;
        var taken = await InTurnAsync(
            () => db.Set<LeaseRow>().FromSqlRaw(engine.Leases.Take, work.ToString(), subject, worker.Id, Seconds(length)).AsNoTracking().ToListAsync(cancellationToken), cancellationToken);
        return taken is [var lease] ? new Taken(this, lease) : null;
    }

    private Task<List<T>> ClaimAsync<T>(DbSet<T> set, string sql, int most, TimeSpan length, CancellationToken cancellationToken)
        where T : Delivery =>
        InTurnAsync(() => set.FromSqlRaw(sql, engine.Leases.Written(time.GetUtcNow()), most, worker.Id, Seconds(length)).AsNoTracking().ToListAsync(cancellationToken), cancellationToken);

    /// <summary>The transaction is written out: a statement of SQLite's that answers with rows would commit while they are read, and
    /// there the driver does not wait for those who are still reading the old ones.</summary>
    private async Task<T> InTurnAsync<T>(Func<Task<T>> statement, CancellationToken cancellationToken)
    {
        using var turn = await engine.EnterWriteAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        var answer = await statement();
        await transaction.CommitAsync(cancellationToken);
        return answer;
    }

    private async ValueTask GiveBackAsync(LeaseRow lease) => await InTurnAsync(
        () => db.Database.ExecuteSqlRawAsync(
            engine.Leases.GiveBack, [lease.Work, lease.Subject, lease.Token, engine.Leases.Written(DateTimeOffset.UnixEpoch)], CancellationToken.None),
        CancellationToken.None);

    private static long Seconds(TimeSpan length) => (long)length.TotalSeconds;

    private sealed class Taken(Leases leases, LeaseRow lease) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => leases.GiveBackAsync(lease);
    }
}
