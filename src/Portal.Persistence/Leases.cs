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
        using var turn = await engine.EnterWriteAsync(cancellationToken);
        var taken = await db.Set<LeaseRow>().FromSqlRaw(engine.Leases.Take, work.ToString(), subject, worker.Id, Seconds(length)).AsNoTracking().ToListAsync(cancellationToken);
        return taken is [var lease] ? new Taken(this, lease) : null;
    }

    private async Task<List<T>> ClaimAsync<T>(DbSet<T> set, string sql, int most, TimeSpan length, CancellationToken cancellationToken)
        where T : Delivery
    {
        using var turn = await engine.EnterWriteAsync(cancellationToken);
        return await set.FromSqlRaw(sql, engine.Leases.Written(time.GetUtcNow()), most, worker.Id, Seconds(length)).AsNoTracking().ToListAsync(cancellationToken);
    }

    private async ValueTask GiveBackAsync(LeaseRow lease)
    {
        using var turn = await engine.EnterWriteAsync(CancellationToken.None);
        await db.Database.ExecuteSqlRawAsync(
            engine.Leases.GiveBack, [lease.Work, lease.Subject, lease.Token, engine.Leases.Written(DateTimeOffset.UnixEpoch)], CancellationToken.None);
    }

    private static long Seconds(TimeSpan length) => (long)length.TotalSeconds;

    private sealed class Taken(Leases leases, LeaseRow lease) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => leases.GiveBackAsync(lease);
    }
}
