using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Requests;

namespace Portal.Application.Requests;

/// <summary>The officer's own drafts and requests, newest first, a page at a time.</summary>
/// <param name="Before">Show requests sent before this instant; null for the newest.</param>
public sealed record ListMyRequests(DateTimeOffset? Before = null) : IQuery<MyRequests>;

public sealed record MyRequests(IReadOnlyList<MyDraft> Drafts, IReadOnlyList<MyRequestLine> Sent, DateTimeOffset? Older);

public sealed record MyDraft(RequestId Id, RequestKind Kind, string CaseNumber, DateTimeOffset SavedAt);

public sealed record MyRequestLine(RequestId Id, RequestReference Reference, RequestKind Kind, string CaseNumber, RequestState State, DateTimeOffset SubmittedAt);

internal sealed class ListMyRequestsHandler(IPortalDb db, CurrentActor current) : IRequestHandler<ListMyRequests, Result<MyRequests>>
{
    private const int PageSize = 25;

    /// <summary>The next page begins before an instant, so all requests of one instant stand on one page.</summary>
    public async Task<Result<MyRequests>> Handle(ListMyRequests query, CancellationToken cancellationToken)
    {
        var me = current.Actor.Id;
        var drafts = query.Before is not null
            ? []
            : await db.Drafts.AsNoTracking().Where(draft => draft.Officer == me).OrderByDescending(draft => draft.SavedAt).ToListAsync(cancellationToken);
        var mine = db.Requests.Where(request => request.Officer == me);
        var page = await LinesOf(query.Before is { } before ? mine.Where(request => request.SubmittedAt < before) : mine).Take(PageSize).ToListAsync(cancellationToken);
        DateTimeOffset? older = null;
        if (page.Count == PageSize)
        {
            var last = page[^1].SubmittedAt;
            page = [.. page.Where(line => line.SubmittedAt > last), .. await LinesOf(mine.Where(request => request.SubmittedAt == last)).ToListAsync(cancellationToken)];
            older = await mine.AnyAsync(request => request.SubmittedAt < last, cancellationToken) ? last : null;
        }

        return new MyRequests(
            [.. drafts.Select(draft => new MyDraft(draft.Id, draft.Kind, draft.Answers.GetValueOrDefault("CaseNumber", ""), draft.SavedAt))],
            page, older);
    }

    private static IQueryable<MyRequestLine> LinesOf(IQueryable<LegalRequest> requests) =>
        requests.OrderByDescending(request => request.SubmittedAt).ThenBy(request => request.Id)
            .Select(request => new MyRequestLine(request.Id, request.Reference, request.Kind, request.Case.Number, request.State, request.SubmittedAt));
}
