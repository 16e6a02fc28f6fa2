using MediatR;
using Portal.Domain;
using Portal.Domain.Requests;

namespace Portal.Application.Pipeline;

/// <summary>Second step: the permissions table. What is foreign looks exactly like what does not exist.</summary>
internal sealed class Authorise<TRequest, TResponse>(CurrentActor current, Permissions permissions, Standings standings, Readings readings) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        // What decides on a change is how the request stands now, not how a page read it.
        if (request is not IReads)
            readings.Forget();
        var refusal = await RefusalAsync(request, cancellationToken);
        return refusal is null ? await next() : TResponse.Refused([refusal]);
    }

    private async Task<Refusal?> RefusalAsync(TRequest request, CancellationToken cancellationToken)
    {
        var rows = permissions.For(typeof(TRequest), current.Actor.Role);
        if (request is not IAboutRequest about)
            return rows.Count == 0 ? RequestErrors.NotAllowed : null;
        if (rows.Count == 0 || await standings.OfAsync(about.Request, rows.Any(row => row.States.Contains(RequestState.Draft)), cancellationToken) is not { } standing)
            return RequestErrors.NotFound;
        var related = rows.Where(row => standing.Holds(row.Relation, current.Actor)).ToList();
        if (related.Count == 0)
            return RequestErrors.NotFound;
        return related.Exists(row => row.States.Contains(standing.State)) ? null : RequestErrors.WrongState(standing.State);
    }
}
