using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Requests;

namespace Portal.Application.Requests;

/// <summary>The request that a draft is written in place of; none for a draft of its own.</summary>
public sealed record FindSuperseded(RequestId Request) : IQuery<SupersededRequest?>, IAboutRequest;

/// <param name="Id">The earlier request.</param>
/// <param name="Reference">Its reference.</param>
/// <param name="Ends">Whether it is still open, so that sending the draft ends it.</param>
public sealed record SupersededRequest(RequestId Id, RequestReference Reference, bool Ends);

internal sealed class FindSupersededHandler(IPortalDb db) : IRequestHandler<FindSuperseded, Result<SupersededRequest?>>
{
    public async Task<Result<SupersededRequest?>> Handle(FindSuperseded query, CancellationToken cancellationToken)
    {
        var found = await (
            from draft in db.Drafts.AsNoTracking()
            join request in db.Requests.AsNoTracking() on draft.Supersedes equals request.Id
            where draft.Id == query.Request
            select new { request.Id, request.Reference, request.State }).SingleOrDefaultAsync(cancellationToken);
        return Result<SupersededRequest?>.Of(found is null ? null : new(found.Id, found.Reference, Lifecycle.Find(found.State, RequestTrigger.Supersede) is not null));
    }
}
