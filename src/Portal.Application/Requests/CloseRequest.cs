using FluentValidation;
using MediatR;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Requests;

namespace Portal.Application.Requests;

/// <summary>Files an answered request away. Holds stay as they are. Closing twice is closing once.</summary>
public sealed record CloseRequest(RequestId Request) : ICommand<Done>, IAboutRequest;

internal sealed class CloseRequestValidator : AbstractValidator<CloseRequest>
{
    public CloseRequestValidator() => RuleFor(command => command.Request).NotEqual(default(RequestId)).WithErrorCode("form.no-id");
}

internal sealed class CloseRequestHandler(IPortalDb db, CurrentActor current, TimeProvider time) : IRequestHandler<CloseRequest, Result<Done>>
{
    public async Task<Result<Done>> Handle(CloseRequest command, CancellationToken cancellationToken)
    {
        var request = await db.WholeAsync(command.Request, cancellationToken);
        if (request.State == RequestState.Closed)
            return default(Done);
        // One that takes the place of an answer that was called back is on its way.
        if (await db.AnswerUnderWayAsync(command.Request, cancellationToken))
            return RequestErrors.AnswerUnderWay;
        return request.Close(current.Actor.Id, time.GetUtcNow());
    }
}
