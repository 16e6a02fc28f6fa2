using MediatR;
using Portal.Domain;
using Portal.Domain.Requests;

namespace Portal.Application.Pipeline;

/// <summary>Before the permissions, since the effect of the first sending may have moved what they look at: a form that had its
/// effect gives the same answer again. A form that was refused is told what others did after it was shown.</summary>
internal sealed class OncePerForm<TRequest, TResponse>(FormMemory memory, Meanwhile meanwhile) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>, IChanges
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (await memory.FindAsync<TRequest, TResponse>(request, cancellationToken) is { } first)
            return first;
        var outcome = await next();
        if (outcome.Refusals.Count == 0)
            return outcome;
        // A twin of this form may have passed between the two looks.
        if (await memory.FindAsync<TRequest, TResponse>(request, cancellationToken) is { } twin)
            return twin;
        return request is IAboutRequest about && MayBeTold(outcome) && await meanwhile.AnyAsync(about.Request, cancellationToken)
            ? TResponse.Refused([FormRefusals.ChangedMeanwhile, .. outcome.Refusals])
            : outcome;
    }

    private static bool MayBeTold(TResponse outcome) =>
        !outcome.Refusals.Any(refusal => refusal == RequestErrors.NotFound || refusal == RequestErrors.NotAllowed || refusal == FormRefusals.ChangedMeanwhile);
}
