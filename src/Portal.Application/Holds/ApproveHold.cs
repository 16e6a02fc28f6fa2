using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Holds;
using Portal.Domain.Requests;

namespace Portal.Application.Holds;

/// <summary>Another person lets an ordered hold be placed. Only while the request is being worked on: nothing is newly held
/// for a request that was withdrawn, replaced or given back.</summary>
public sealed record ApproveHold(RequestId Request, HoldId Hold) : ICommand<Done>, IAboutRequest, INeedsStepUp;

internal sealed class ApproveHoldValidator : AbstractValidator<ApproveHold>
{
    public ApproveHoldValidator() => RuleFor(command => command.Hold).NotEqual(default(HoldId)).WithErrorCode("form.no-id");
}

internal sealed class ApproveHoldHandler(IPortalDb db, CurrentActor current, TimeProvider time) : IRequestHandler<ApproveHold, Result<Done>>
{
    public async Task<Result<Done>> Handle(ApproveHold command, CancellationToken cancellationToken)
    {
        var request = await db.Requests.SingleAsync(request => request.Id == command.Request, cancellationToken);
        // The permissions table looked before this commit began; a withdrawal may have come in between.
        if (!PermissionTable.For(typeof(ApproveHold), current.Actor.Role).Any(row => row.States.Contains(request.State)))
            return RequestErrors.WrongState(request.State);
        if (await db.Holds.SingleOrDefaultAsync(hold => hold.Id == command.Hold && hold.Request == command.Request, cancellationToken) is not { } hold)
            return RequestErrors.NotFound;
        request.NoteHoldsChanged();
        return hold.Approve(current.Actor, time.GetUtcNow());
    }
}
