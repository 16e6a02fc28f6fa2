using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Requests;

namespace Portal.Application.Requests;

/// <summary>How a deadline stands.</summary>
public enum DeadlineStanding
{
    Overdue,
    DueToday,
    Later,
}

/// <summary>The desk's list, the nearest deadline first, the more urgent before the less urgent; what has ended, the newest
/// first. Headers only.</summary>
/// <param name="View">Which part.</param>
/// <param name="Team">Team code; null for all teams.</param>
/// <param name="Urgency">Null for any.</param>
/// <param name="Deadline">Null for any.</param>
/// <param name="Reference">A whole reference as people type it; null for any.</param>
/// <param name="Kind">Null for any.</param>
/// <param name="After">Cursor of the last line already shown; null for the first page.</param>
public sealed record ListQueue(QueueView View, string? Team = null, Urgency? Urgency = null, DeadlineStanding? Deadline = null, string? Reference = null, RequestKind? Kind = null, string? After = null)
    : IQuery<QueuePage>;

/// <summary>A page of the queue, and how many there are in each view under the same team.</summary>
public sealed record QueuePage(IReadOnlyList<QueueLine> Lines, string? Next, IReadOnlyDictionary<QueueView, int> Counts, int Matching);

public sealed record QueueLine(
    RequestId Id, RequestReference Reference, RequestKind Kind, RequestState State, Urgency Urgency, string AgencyName, string AgencyCountry, string Team,
    DateTimeOffset SubmittedAt, DateTimeOffset? DueAt, string? ClaimedBy);

internal sealed class ListQueueHandler(IPortalDb db, CurrentActor current, TimeProvider time) : IRequestHandler<ListQueue, Result<QueuePage>>
{
    internal const int PageSize = 25;

    public async Task<Result<QueuePage>> Handle(ListQueue query, CancellationToken cancellationToken)
    {
        var counts = await db.Requests.AsNoTracking().CountsAsync(query.Team, current.Actor.Id, cancellationToken);
        var matching = Filtered(query);
        var page = QueueCursor.Parse(query.After) is { } cursor ? matching.After(cursor, query.View) : matching;
        var rows =
            from request in page.InOrder(query.View).Take(PageSize + 1)
            join agency in db.Agencies on request.Agency equals agency.Id
            join account in db.Accounts on request.ClaimedBy equals account.Id into claimants
            from claimant in claimants.DefaultIfEmpty()
            select new { request, agency, claimant };
        var ordered = query.View == QueueView.Done
            ? rows.OrderByDescending(row => row.request.SubmittedAt).ThenBy(row => row.request.Id)
            : rows.OrderBy(row => row.request.QueueAt).ThenByDescending(row => row.request.Urgency).ThenBy(row => row.request.Id);
        var lines = await ordered.Select(row => new QueueLine(
            row.request.Id, row.request.Reference, row.request.Kind, row.request.State, row.request.Urgency, row.agency.Name, row.agency.Country, row.request.Routing.Team,
            row.request.SubmittedAt, row.request.DueAt, row.claimant == null ? null : row.claimant.Name)).ToListAsync(cancellationToken);
        var shown = lines.Take(PageSize).ToList();
        var next = lines.Count > PageSize ? QueueParts.CursorAfter(shown[^1], query.View).ToString() : null;
        return new QueuePage(shown, next, counts, IsWhole(query) ? counts[query.View] : await matching.CountAsync(cancellationToken));
    }

    /// <summary>Whether nothing is looked for in the view, so that its number is known already.</summary>
    private static bool IsWhole(ListQueue query) => query is { Urgency: null, Kind: null, Deadline: null } && string.IsNullOrWhiteSpace(query.Reference);

    private IQueryable<LegalRequest> Filtered(ListQueue query)
    {
        var now = time.GetUtcNow();
        var tomorrow = now.AddDays(1);
        var requests = db.Requests.AsNoTracking().In(query.View, query.Team, current.Actor.Id, found: !string.IsNullOrWhiteSpace(query.Reference));
        if (query.Urgency is { } urgency)
            requests = requests.Where(request => request.Urgency == urgency);
        if (query.Kind is { } kind)
            requests = requests.Where(request => request.Kind == kind);
        if (!string.IsNullOrWhiteSpace(query.Reference))
        {
            if (!RequestReference.TryParse(query.Reference, CultureInfo.InvariantCulture, out var reference))
                return requests.Where(_ => false);
            requests = requests.Where(request => request.Reference == reference);
        }

        return query.Deadline switch
        {
            DeadlineStanding.Overdue => requests.Where(request => request.DueAt < now),
            DeadlineStanding.DueToday => requests.Where(request => request.DueAt >= now && request.DueAt < tomorrow),
            DeadlineStanding.Later => requests.Where(request => request.DueAt == null || request.DueAt >= tomorrow),
            _ => requests,
        };
    }
}
