using MediatR;
using Portal.Application.Pipeline;
using Portal.Domain;
using Portal.Domain.Requests;

namespace Portal.Application.Ledger;

/// <summary>What others did to a request after its page was shown.</summary>
/// <param name="Request">The request.</param>
/// <param name="Seen">Size of the ledger when the page was shown.</param>
public sealed record ListMeanwhile(RequestId Request, long Seen) : IQuery<IReadOnlyList<TimelineLine>>, IAboutRequest;

internal sealed class ListMeanwhileHandler(Timeline timeline, CurrentActor current) : IRequestHandler<ListMeanwhile, Result<IReadOnlyList<TimelineLine>>>
{
    public async Task<Result<IReadOnlyList<TimelineLine>>> Handle(ListMeanwhile query, CancellationToken cancellationToken) =>
        Result<IReadOnlyList<TimelineLine>>.Of(await timeline.SinceAsync(query.Request, query.Seen, current.Actor, cancellationToken));
}
