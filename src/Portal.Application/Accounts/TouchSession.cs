using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;

namespace Portal.Application.Accounts;

/// <summary>Notes that a session is in use. It never brings an ended one back.</summary>
public sealed record TouchSession(string Key) : ICommand<Done>, IRepeats;

internal sealed class TouchSessionHandler(IPortalDb db, TimeProvider time) : IRequestHandler<TouchSession, Result<Done>>
{
    public async Task<Result<Done>> Handle(TouchSession command, CancellationToken cancellationToken)
    {
        var (hash, now) = (SessionKey.Hash(command.Key), time.GetUtcNow());
        if (await db.Sessions.SingleOrDefaultAsync(session => session.KeyHash == hash, cancellationToken) is not { } session || !session.HoldsAt(now))
            return AccountErrors.NoSession;
        session.LastSeenAt = now;
        return default(Done);
    }
}
