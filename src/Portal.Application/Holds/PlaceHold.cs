using System.Numerics;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Policies;
using Portal.Application.Ports;
using Portal.Application.Requests;
using Portal.Domain;
using Portal.Domain.Holds;
using Portal.Domain.Requests;

namespace Portal.Application.Holds;

/// <summary>The claimant orders a hold on one target, on which no other stands. Sent twice with the same id it is one hold.</summary>
/// <param name="Request">A verified freeze.</param>
/// <param name="Hold">A fresh id, made when the form was shown.</param>
/// <param name="Line">Line of the target.</param>
/// <param name="Amount">As typed: digits with one point, in units of the request's asset.</param>
public sealed record PlaceHold(RequestId Request, HoldId Hold, int Line, string Amount) : ICommand<Done>, IAboutRequest, INeedsStepUp;

internal sealed class PlaceHoldValidator : AbstractValidator<PlaceHold>
{
    public PlaceHoldValidator()
    {
        RuleFor(command => command.Hold).NotEqual(default(HoldId)).WithErrorCode("form.no-id");
        RuleFor(command => command.Amount).NotEmpty().WithErrorCode("holds.amount-not-positive");
    }
}

internal sealed class PlaceHoldHandler(IPortalDb db, PolicyBook policies, CurrentActor current, TimeProvider time) : IRequestHandler<PlaceHold, Result<Done>>
{
    public async Task<Result<Done>> Handle(PlaceHold command, CancellationToken cancellationToken)
    {
        // The request first, then what stands, then the hold itself: what another commit adds in between is either seen by each later
        // look as well, or loses this one the race for the request's version.
        var request = await db.Requests.SingleAsync(request => request.Id == command.Request, cancellationToken);
        if (request.Freeze is not { } terms)
            return HoldErrors.NotAFreeze;
        if (policies.Freezes.Asset(terms.Asset)?.ParseAmount(command.Amount) is not { } amount)
            return HoldErrors.AmountNotPositive;
        var standing = await StandingAsync(command.Request, cancellationToken);
        if (await db.Holds.AsNoTracking().SingleOrDefaultAsync(hold => hold.Id == command.Hold, cancellationToken) is { } before)
            return IsResent(command, before, amount) ? default(Done) : HoldErrors.AlreadyOrdered;
        if (!await db.Requests.Where(other => other.Id == command.Request).SelectMany(other => other.Targets).AnyAsync(target => target.Line == command.Line, cancellationToken))
            return RequestErrors.NotFound;
        // What somebody decides on or has decided on says all that is held.
        if (await db.AnswerUnderWayAsync(command.Request, cancellationToken))
            return RequestErrors.AnswerUnderWay;

        var ordered = Hold.Order(command.Hold, request, command.Line, amount, standing, current.Actor.Id, time.GetUtcNow());
        if (!ordered.Succeeded)
            return Result<Done>.Refused(ordered.Refusals);
        request.NoteHoldsChanged();
        db.Holds.Add(ordered.Value);
        return default(Done);
    }

    private static bool IsResent(PlaceHold command, Hold before, BigInteger amount) =>
        before.Request == command.Request && before.Line == command.Line && before.Amount == amount;

    private async Task<List<(int Line, BigInteger Amount)>> StandingAsync(RequestId request, CancellationToken cancellationToken) =>
        (await db.Holds.Where(hold => hold.Request == request).Select(hold => new { hold.Line, hold.Amount, hold.State }).ToListAsync(cancellationToken))
        .Where(hold => hold.State.Stands()).Select(hold => (hold.Line, hold.Amount)).ToList();
}
