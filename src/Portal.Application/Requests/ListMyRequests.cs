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

public sealed record MyDraft(RequestId Id, string CaseNumber, DateTimeOffset SavedAt);

public sealed record MyRequestLine(RequestId Id, RequestReference Reference, string CaseNumber, RequestState State, DateTimeOffset SubmittedAt);

internal sealed class ListMyRequestsHandler(IPortalDb db, CurrentActor current) : IRequestHandler<ListMyRequests, Result<MyRequests>>
{
    private const int PageSize = 25;

    public async Task<Result<MyRequests>> Handle(ListMyRequests query, CancellationToken cancellationToken)
    {
        var me = current.Actor.Id;
        var drafts = query.Before is not null
            ? []
            : await db.Drafts.AsNoTracking().Where(draft => draft.Officer == me).OrderByDescending(draft => draft.SavedAt).ToListAsync(cancellationToken);
        var sent = await db.Requests.Where(request => request.Officer == me && (query.Before == null || request.SubmittedAt < query.Before))
            .OrderByDescending(request => request.SubmittedAt)
            .Select(request => new MyRequestLine(request.Id, request.Reference, request.Case.Number, request.State, request.SubmittedAt))
            .Take(PageSize + 1).ToListAsync(cancellationToken);
        var page = sent.Take(PageSize).ToList();
        return new MyRequests(
            [.. drafts.Select(draft => new MyDraft(draft.Id, draft.Answers.GetValueOrDefault("CaseNumber", ""), draft.SavedAt))],
            page, sent.Count > PageSize ? page[^1].SubmittedAt : null);
    }
}
