using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Reports;
using Portal.Domain.Requests;

namespace Portal.Application.Reports;

/// <summary>The requests that the figures of <see cref="GetResponseTimes"/> leave out, the longest ago sent first; headers only.</summary>
/// <param name="Part">Why they are left out.</param>
/// <param name="First">First day, in UTC; null for the usual length.</param>
/// <param name="Last">Last day, in UTC, included; null for today.</param>
/// <param name="Kind">Null for all kinds.</param>
/// <param name="After">Cursor of the last line already shown; null for the first page.</param>
public sealed record ListUnansweredRequests(UnansweredPart Part, DateOnly? First = null, DateOnly? Last = null, RequestKind? Kind = null, string? After = null)
    : IQuery<UnansweredPage>;

/// <summary>A page of them, and how many there are.</summary>
public sealed record UnansweredPage(ReportPeriod Period, int Matching, IReadOnlyList<UnansweredLine> Lines, string? Next);

/// <summary>One request; while it is open it has no end.</summary>
public sealed record UnansweredLine(
    RequestId Id, RequestReference Reference, RequestKind Kind, RequestState State, string AgencyName, string AgencyCountry, DateTimeOffset SubmittedAt, DateTimeOffset? EndedAt);

internal sealed class ListUnansweredRequestsHandler(IPortalDb db, TimeProvider time) : IRequestHandler<ListUnansweredRequests, Result<UnansweredPage>>
{
    public async Task<Result<UnansweredPage>> Handle(ListUnansweredRequests query, CancellationToken cancellationToken)
    {
        var asked = ReportPeriod.Of(query.First, query.Last, time.GetUtcNow());
        if (!asked.Succeeded)
            return Result<UnansweredPage>.Refused(asked.Refusals);
        var matching = db.Unanswered(query.Part, asked.Value, query.Kind);
        var page = matching;
        if (ReportCursor.Parse(query.After) is { } cursor)
        {
            var (at, id) = (cursor.Instant, cursor.Id);
            page = matching.Where(request => request.SubmittedAt > at || (request.SubmittedAt == at && request.Id > id));
        }

        var lines = await (
            from request in page.OrderBy(request => request.SubmittedAt).ThenBy(request => request.Id).Take(ListResponseTimesHandler.PageSize + 1)
            join agency in db.Agencies on request.Agency equals agency.Id
            orderby request.SubmittedAt, request.Id
            select new UnansweredLine(request.Id, request.Reference, request.Kind, request.State, agency.Name, agency.Country, request.SubmittedAt, request.EndedAt))
            .ToListAsync(cancellationToken);
        var shown = lines.Take(ListResponseTimesHandler.PageSize).ToList();
        var next = lines.Count > shown.Count ? ReportCursor.At(shown[^1].SubmittedAt, shown[^1].Id).ToString() : null;
        return new UnansweredPage(asked.Value, await matching.CountAsync(cancellationToken), shown, next);
    }
}
