using MediatR;
using Portal.Domain;
using Portal.Domain.Accounts;

namespace Portal.Application.Pipeline;

/// <summary>Between permissions and validation: what weighs most wants a fresh proof of presence.</summary>
internal sealed class StepUp<TRequest, TResponse>(CurrentActor current, TimeProvider time) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>, INeedsStepUp
    where TResponse : IOutcome<TResponse>
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        current.Actor.IsFresh(time.GetUtcNow()) ? next() : Task.FromResult(TResponse.Refused([AccountErrors.StepUpNeeded]));
}
