using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Holds;
using Portal.Domain.Requests;

namespace Portal.Application.Holds;

/// <summary>Notes that what the operator said to a hold could not be written down, so that it is asked about later and others have
/// their turn. Touches the hold alone: whatever is wrong with its request does not stop this too.</summary>
public sealed record PutHoldOff(HoldId Hold) : ICommand<Done>;

internal sealed class PutHoldOffValidator : AbstractValidator<PutHoldOff>
{
    public PutHoldOffValidator() => RuleFor(command => command.Hold).NotEqual(default(HoldId)).WithErrorCode("form.no-id");
}

internal sealed class PutHoldOffHandler(IPortalDb db, TimeProvider time) : IRequestHandler<PutHoldOff, Result<Done>>
{
    public async Task<Result<Done>> Handle(PutHoldOff command, CancellationToken cancellationToken) =>
        await db.Holds.SingleOrDefaultAsync(hold => hold.Id == command.Hold, cancellationToken) is { } hold ? hold.PutOff(time.GetUtcNow()) : RequestErrors.NotFound;
}
