using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Reports;
using Portal.Domain.Requests;

namespace Portal.Application.Reports;

/// <summary>Which requests stand behind a figure.</summary>
public enum ResponseTimePart
{
    /// <summary>All that were answered: what the mean is made of.</summary>
    All,

    /// <summary>All of them, beginning a little before the median.</summary>
    Median,

    /// <summary>All of them, beginning a little before the P90.</summary>
    P90,

    /// <summary>Those that took no longer than the target of the median.</summary>
    Within,

    /// <summary>Those that took longer.</summary>
    Late,

    /// <summary>Those that were declined.</summary>
    Declined,
}

/// <summary>The requests behind a figure of <see cref="GetResponseTimes"/>, the shortest first; headers only.</summary>
/// <param name="First">First day, in UTC; null for the usual length.</param>
/// <param name="Last">Last day, in UTC, included; null for today.</param>
/// <param name="Kind">Null for all kinds.</param>
/// <param name="Measure">What they are ordered by.</param>
/// <param name="Part">Which of them.</param>
/// <param name="After">Cursor of the last line already shown; null for the first page.</param>
public sealed record ListResponseTimes(
    DateOnly? First = null, DateOnly? Last = null, RequestKind? Kind = null, ResponseMeasure Measure = ResponseMeasure.Gross, ResponseTimePart Part = ResponseTimePart.All,
    string? After = null) : IQuery<ResponseTimePage>;

/// <summary>A page of them. The figures are of all that were answered, whatever part is shown.</summary>
/// <param name="Period">The days.</param>
/// <param name="Figures">Null when nothing was answered.</param>
/// <param name="Matching">How many there are in this part.</param>
/// <param name="Lines">In order.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record ResponseTimePage(ReportPeriod Period, Spread? Figures, int Matching, IReadOnlyList<ResponseTimeLine> Lines, string? Next);

/// <summary>One request. Its rank is its place among all that were answered, from 1. Of an even number of requests two are at
/// the median, which lies halfway between them.</summary>
public sealed record ResponseTimeLine(
    int Rank, RequestId Id, RequestReference Reference, RequestKind Kind, string AgencyName, string AgencyCountry, DateTimeOffset SubmittedAt, DateTimeOffset AnsweredAt,
    ResponseTime Time, int Waits, bool Declined, bool AtMedian, bool AtP90);

internal sealed class ListResponseTimesHandler(IPortalDb db, TimeProvider time) : IRequestHandler<ListResponseTimes, Result<ResponseTimePage>>
{
    internal const int PageSize = 50;

    /// <summary>How many lines are shown before the one that a figure is read from.</summary>
    internal const int Before = 10;

    public async Task<Result<ResponseTimePage>> Handle(ListResponseTimes query, CancellationToken cancellationToken)
    {
        var asked = ReportPeriod.Of(query.First, query.Last, time.GetUtcNow());
        if (!asked.Succeeded)
            return Result<ResponseTimePage>.Refused(asked.Refusals);
        var all = (await db.AnsweredInAsync(asked.Value, query.Kind, cancellationToken)).OrderBy(request => request.Time.By(query.Measure)).ThenBy(request => request.Id.Value).ToList();
        if (all.Count == 0)
            return new ResponseTimePage(asked.Value, null, 0, [], null);

        var (lower, upper, p90) = Spread.Places(all.Count);
        var part = all.Index().Where(ranked => IsIn(query, ranked.Item)).ToList();
        var start = ReportCursor.Parse(query.After) is { } cursor
            ? part.FindIndex(ranked => PlaceOf(ranked.Item, query.Measure).IsAfter(cursor))
            : query.Part switch { ResponseTimePart.Median => Math.Max(lower - Before, 0), ResponseTimePart.P90 => Math.Max(p90 - Before, 0), _ => 0 };
        var page = start < 0 ? [] : part.Skip(start).Take(PageSize).ToList();
        var more = start >= 0 && start + PageSize < part.Count;

        var named = page.Select(ranked => ranked.Item.Agency).Distinct().ToList();
        var agencies = await db.Agencies.AsNoTracking().Where(agency => named.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id, cancellationToken);
        var lines =
            from ranked in page
            let request = ranked.Item
            let agency = agencies[request.Agency]
            select new ResponseTimeLine(
                ranked.Index + 1, request.Id, request.Reference, request.Kind, agency.Name, agency.Country, request.SubmittedAt, request.AnsweredAt, request.Time,
                request.Waits, request.Declined, AtMedian: ranked.Index == lower || ranked.Index == upper, AtP90: ranked.Index == p90);
        return new ResponseTimePage(asked.Value, all.SpreadBy(query.Measure), part.Count, [.. lines], more ? PlaceOf(page[^1].Item, query.Measure).ToString() : null);
    }

    private static bool IsIn(ListResponseTimes query, TimedRequest request) => query.Part switch
    {
        ResponseTimePart.Within => request.Time.By(query.Measure) <= ResponseTarget.Median,
        ResponseTimePart.Late => request.Time.By(query.Measure) > ResponseTarget.Median,
        ResponseTimePart.Declined => request.Declined,
        _ => true,
    };

    private static ReportCursor PlaceOf(TimedRequest request, ResponseMeasure measure) => new(request.Time.By(measure).Ticks / TimeSpan.TicksPerMicrosecond, request.Id);
}
