using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Application.Requests;
using Portal.Domain;
using Portal.Domain.Holds;
using Portal.Domain.Requests;

namespace Portal.Application.Holds;

/// <summary>Another person refuses to let an ordered hold be placed. Possible as long as it waits, whatever became of the request.</summary>
/// <param name="Request">The request.</param>
/// <param name="Hold">Its hold.</param>
/// <param name="Reason">Why, in plain words for whoever ordered it.</param>
public sealed record RejectHold(RequestId Request, HoldId Hold, string Reason) : ICommand<Done>, IAboutRequest, INeedsStepUp;

internal sealed class RejectHoldValidator : AbstractValidator<RejectHold>
{
    public RejectHoldValidator()
    {
        RuleFor(command => command.Hold).NotEqual(default(HoldId)).WithErrorCode("form.no-id");
        RuleFor(command => command.Reason).Custom((reason, context) =>
        {
            if (string.IsNullOrWhiteSpace(reason))
                context.Refuse(HoldErrors.NoReason);
            WordRules.Of(nameof(RejectHold.Reason), reason).ToList().ForEach(context.Refuse);
        });
    }
}

internal sealed class RejectHoldHandler(IPortalDb db, CurrentActor current, TimeProvider time) : IRequestHandler<RejectHold, Result<Done>>
{
    public async Task<Result<Done>> Handle(RejectHold command, CancellationToken cancellationToken)
    {
        var (request, now) = (await db.WholeAsync(command.Request, cancellationToken), time.GetUtcNow());
        if (await db.Holds.SingleOrDefaultAsync(hold => hold.Id == command.Hold && hold.Request == command.Request, cancellationToken) is not { } hold)
            return RequestErrors.NotFound;
        var rejected = hold.Reject(current.Actor, command.Reason.ReplaceLineEndings("\n").Trim(), now);
        if (rejected.Succeeded)
            await PlacingClock.FollowAsync(db, request, hold, now, cancellationToken);
        return rejected;
    }
}
