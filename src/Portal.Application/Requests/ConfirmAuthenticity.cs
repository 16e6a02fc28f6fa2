using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Domain.Agencies;
using Portal.Domain.Requests;

namespace Portal.Application.Requests;

/// <summary>The claimant found officer, agency and instrument to be what they say. Work on the answer begins.</summary>
public sealed record ConfirmAuthenticity(RequestId Request) : ICommand<Done>, IAboutRequest;

internal sealed class ConfirmAuthenticityValidator : AbstractValidator<ConfirmAuthenticity>
{
    public ConfirmAuthenticityValidator() => RuleFor(command => command.Request).NotEqual(default(RequestId)).WithErrorCode("form.no-id");
}

internal sealed class ConfirmAuthenticityHandler(IPortalDb db, CurrentActor current, TimeProvider time) : IRequestHandler<ConfirmAuthenticity, Result<Done>>
{
    public async Task<Result<Done>> Handle(ConfirmAuthenticity command, CancellationToken cancellationToken)
    {
        var request = await db.WholeAsync(command.Request, cancellationToken);
        if (request.State == RequestState.InReview)
            return default(Done);
        // Both stood when the request was sent; what has happened to them since is what this step is for.
        var stand = await db.Accounts.AnyAsync(account => account.Id == request.Officer && account.State == AccountState.Active, cancellationToken)
            && await db.Agencies.AnyAsync(agency => agency.Id == request.Agency && agency.State == AgencyState.Verified, cancellationToken);
        return stand ? request.Verify(current.Actor.Id, time.GetUtcNow()) : RequestErrors.StandingLost;
    }
}
