using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Requests;

namespace Portal.Application.Requests;

/// <summary>Gives a claimed request back to its team's queue, with a reason. Its clocks run on.</summary>
public sealed record PutBackRequest(RequestId Request, string Reason) : ICommand<Done>, IAboutRequest;

internal sealed class PutBackRequestValidator : AbstractValidator<PutBackRequest>
{
    public PutBackRequestValidator() => RuleFor(command => command.Reason).NotEmpty().WithErrorCode("requests.unknown-put-back-reason");
}

internal sealed class PutBackRequestHandler(IPortalDb db, CurrentActor current, TimeProvider time) : IRequestHandler<PutBackRequest, Result<Done>>
{
    public async Task<Result<Done>> Handle(PutBackRequest command, CancellationToken cancellationToken)
    {
        var request = await db.Requests.Whole().SingleAsync(request => request.Id == command.Request, cancellationToken);
        return request.PutBack(current.Actor.Id, command.Reason, time.GetUtcNow());
    }
}
