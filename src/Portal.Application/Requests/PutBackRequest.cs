using FluentValidation;
using MediatR;
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
        var request = await db.WholeAsync(command.Request, cancellationToken);
        // What somebody decides on or has decided on keeps its preparer.
        if (await db.AnswerUnderWayAsync(command.Request, cancellationToken))
            return RequestErrors.AnswerUnderWay;
        return request.PutBack(current.Actor.Id, command.Reason, time.GetUtcNow());
    }
}
