using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Requests;

namespace Portal.Application.Requests;

/// <summary>Takes a request out of the team's queue. Two at once: one has it, the other is told who.</summary>
public sealed record ClaimRequest(RequestId Request) : ICommand<Done>, IAboutRequest;

internal sealed class ClaimRequestValidator : AbstractValidator<ClaimRequest>
{
    public ClaimRequestValidator() => RuleFor(command => command.Request).NotEqual(default(RequestId)).WithErrorCode("form.no-id");
}

internal sealed class ClaimRequestHandler(IPortalDb db, CurrentActor current, TimeProvider time) : IRequestHandler<ClaimRequest, Result<Done>>
{
    public async Task<Result<Done>> Handle(ClaimRequest command, CancellationToken cancellationToken)
    {
        var request = await db.WholeAsync(command.Request, cancellationToken);
        var holder = request.ClaimedBy is { } claimant
            ? await db.Accounts.Where(account => account.Id == claimant).Select(account => account.Name).FirstOrDefaultAsync(cancellationToken)
            : null;
        return request.Claim(current.Actor.Id, time.GetUtcNow(), holder ?? "");
    }
}
