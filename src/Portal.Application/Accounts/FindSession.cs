using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;

namespace Portal.Application.Accounts;

/// <summary>Who a cookie's key belongs to, if its session still holds: not ended, not idle too long, account still active.</summary>
public sealed record FindSession(string Key) : IQuery<SessionFound>;

/// <summary>The person, and whether the session's last-seen time is old enough to be written again.</summary>
public sealed record SessionFound(Actor Actor, string Name, string Language, bool Touch);

internal sealed class FindSessionHandler(IPortalDb db, TimeProvider time) : IRequestHandler<FindSession, Result<SessionFound>>
{
    public async Task<Result<SessionFound>> Handle(FindSession query, CancellationToken cancellationToken)
    {
        var (hash, now) = (SessionKey.Hash(query.Key), time.GetUtcNow());
        var found = await (
            from session in db.Sessions.AsNoTracking()
            join account in db.Accounts.AsNoTracking() on session.Account equals account.Id
            where session.KeyHash == hash && session.EndsAt > now && session.LastSeenAt > now - Session.IdleLife && account.State == AccountState.Active
            select new { session.Mark, session.LastSeenAt, session.SteppedUpAt, Account = account }).SingleOrDefaultAsync(cancellationToken);
        return found is null
            ? AccountErrors.NoSession
            : new SessionFound(found.Account.AsActor(found.Mark) with { SteppedUpAt = found.SteppedUpAt }, found.Account.Name, found.Account.Language, now - found.LastSeenAt >= TimeSpan.FromMinutes(1));
    }
}
