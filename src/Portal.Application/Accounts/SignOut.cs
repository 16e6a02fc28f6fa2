using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;

namespace Portal.Application.Accounts;

/// <summary>Ends the session; a copied cookie is worth nothing from here on.</summary>
public sealed record SignOut(string Key) : ICommand<Done>, IRepeats;

internal sealed class SignOutHandler(IPortalDb db, CurrentActor current, Recorder recorder) : IRequestHandler<SignOut, Result<Done>>
{
    public async Task<Result<Done>> Handle(SignOut command, CancellationToken cancellationToken)
    {
        var hash = SessionKey.Hash(command.Key);
        if (await db.Sessions.SingleOrDefaultAsync(session => session.KeyHash == hash && session.Account == current.Actor.Id, cancellationToken) is not { } session)
            return default(Done);
        db.Sessions.Remove(session);
        recorder.Record(new SignedOut(session.Account));
        return default(Done);
    }
}
