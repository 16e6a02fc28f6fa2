using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;

namespace Portal.Application.Accounts;

/// <summary>Signs a demo person in with one click. All four conditions of the demo door must hold.</summary>
public sealed record SignInDemo(AccountId Account) : ICommand<SessionOpened>, IRepeats;

/// <summary>The key for the cookie, shown once, and the session's absolute end.</summary>
public sealed record SessionOpened(string Key, DateTimeOffset EndsAt);

internal sealed class SignInDemoValidator : AbstractValidator<SignInDemo>
{
    public SignInDemoValidator() => RuleFor(command => command.Account).NotEqual(default(AccountId)).WithErrorCode("accounts.unknown-account");
}

internal sealed class SignInDemoHandler(IPortalDb db, IDemoDoor door, CurrentActor current, Recorder recorder, IChance chance, TimeProvider time)
    : IRequestHandler<SignInDemo, Result<SessionOpened>>
{
    public async Task<Result<SessionOpened>> Handle(SignInDemo command, CancellationToken cancellationToken)
    {
        if (!door.IsOpen || !await db.Marks.AnyAsync(mark => mark.Name == PortalMark.Demo, cancellationToken))
            return AccountErrors.DemoDoorClosed;
        if (await db.Accounts.SingleOrDefaultAsync(account => account.Id == command.Account && account.State == AccountState.Active, cancellationToken) is not { } account)
            return AccountErrors.UnknownAccount;

        var key = SessionKey.New(chance);
        var now = time.GetUtcNow();
        var session = new Session
        {
            KeyHash = SessionKey.Hash(key), Account = account.Id, Mark = PortalMark.Demo, CreatedAt = now, LastSeenAt = now, EndsAt = now + Session.AbsoluteLife,
        };
        db.Sessions.Add(session);
        current.Become(account.AsActor(PortalMark.Demo));
        recorder.Record(new SignedIn(account.Id, PortalMark.Demo));
        return new SessionOpened(key, session.EndsAt);
    }
}
