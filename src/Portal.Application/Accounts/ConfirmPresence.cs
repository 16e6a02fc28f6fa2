using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;

namespace Portal.Application.Accounts;

/// <summary>Proves anew that the person in the session is the one who signed in. In the demo a click does; the ledger marks it
/// so. The proof belongs to the session of the key, which must be the actor's own.</summary>
public sealed record ConfirmPresence(string Key) : ICommand<Done>, IRepeats;

internal sealed class ConfirmPresenceValidator : AbstractValidator<ConfirmPresence>
{
    public ConfirmPresenceValidator() => RuleFor(command => command.Key).NotEmpty().WithErrorCode("accounts.no-session");
}

internal sealed class ConfirmPresenceHandler(IPortalDb db, IDemoDoor door, CurrentActor current, Recorder recorder, TimeProvider time)
    : IRequestHandler<ConfirmPresence, Result<Done>>
{
    public async Task<Result<Done>> Handle(ConfirmPresence command, CancellationToken cancellationToken)
    {
        if (!door.IsOpen || !await db.Marks.AnyAsync(mark => mark.Name == PortalMark.Demo, cancellationToken))
            return AccountErrors.DemoDoorClosed;
        var (hash, now) = (SessionKey.Hash(command.Key), time.GetUtcNow());
        var session = await db.Sessions.SingleOrDefaultAsync(session => session.KeyHash == hash && session.Account == current.Actor.Id, cancellationToken);
        if (session is null || !session.HoldsAt(now))
            return AccountErrors.NoSession;
        session.SteppedUpAt = now;
        recorder.Record(new PresenceConfirmed(current.Actor.Id, PortalMark.Demo));
        return default(Done);
    }
}
