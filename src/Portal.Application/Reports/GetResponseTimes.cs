using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Reports;
using Portal.Domain.Requests;

namespace Portal.Application.Reports;

/// <summary>How long requests took whose final answer was disclosed on certain days.</summary>
/// <param name="First">First day, in UTC; null for the usual length.</param>
/// <param name="Last">Last day, in UTC, included; null for today.</param>
/// <param name="Kind">Null for each kind and all together.</param>
public sealed record GetResponseTimes(DateOnly? First = null, DateOnly? Last = null, RequestKind? Kind = null) : IQuery<ResponseTimes>;

/// <summary>The figures of all together stand first, unless one kind was asked for.</summary>
public sealed record ResponseTimes(ReportPeriod Period, IReadOnlyList<ResponseFigures> Figures);

/// <summary>What is said of one kind, or of all together where <paramref name="Kind"/> is null. Open is how many are open now;
/// all else is counted in the period.</summary>
public sealed record ResponseFigures(RequestKind? Kind, int Answered, int Declined, int Open, int Withdrawn, int Superseded, Spread? Gross, Spread? Net, Spread? First)
{
    /// <summary>The figures by one measure; null when nothing was answered.</summary>
    public Spread? By(ResponseMeasure measure) => measure switch
    {
        ResponseMeasure.Net => Net,
        ResponseMeasure.First => First,
        _ => Gross,
    };
}

internal sealed class GetResponseTimesHandler(IPortalDb db, TimeProvider time) : IRequestHandler<GetResponseTimes, Result<ResponseTimes>>
{
    public async Task<Result<ResponseTimes>> Handle(GetResponseTimes query, CancellationToken cancellationToken)
    {
        var asked = ReportPeriod.Of(query.First, query.Last, time.GetUtcNow());
        if (!asked.Succeeded)
            return Result<ResponseTimes>.Refused(asked.Refusals);
        var answered = await db.AnsweredInAsync(asked.Value, query.Kind, cancellationToken);
        var left = new Dictionary<UnansweredPart, Dictionary<RequestKind, int>>();
        foreach (var part in Enum.GetValues<UnansweredPart>())
        {
            left[part] = await db.Unanswered(part, asked.Value, query.Kind).GroupBy(request => request.Kind)
                .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        }

        RequestKind?[] kinds = query.Kind is null ? [null, .. Enum.GetValues<RequestKind>()] : [query.Kind];
        return new ResponseTimes(asked.Value, [.. kinds.Select(kind => Figures(kind, answered, left))]);
    }

    private static ResponseFigures Figures(RequestKind? kind, IReadOnlyList<TimedRequest> all, Dictionary<UnansweredPart, Dictionary<RequestKind, int>> left)
    {
        var answered = all.Where(request => kind is null || request.Kind == kind).ToList();
        return new(
            kind, answered.Count, answered.Count(request => request.Declined), Left(UnansweredPart.Open), Left(UnansweredPart.Withdrawn), Left(UnansweredPart.Superseded),
            answered.SpreadBy(ResponseMeasure.Gross), answered.SpreadBy(ResponseMeasure.Net), answered.SpreadBy(ResponseMeasure.First));

        int Left(UnansweredPart part) => left[part].Where(count => kind is null || count.Key == kind).Sum(count => count.Value);
    }
}
