using Microsoft.EntityFrameworkCore;
using Portal.Application.Ports;
using Portal.Domain.Agencies;
using Portal.Domain.Answers;
using Portal.Domain.Reports;
using Portal.Domain.Requests;

namespace Portal.Application.Reports;

/// <summary>An answered request as the figures see it: a part of its header and nothing of its contents.</summary>
internal sealed record TimedRequest(
    RequestId Id, RequestReference Reference, RequestKind Kind, AgencyId Agency, DateTimeOffset SubmittedAt, DateTimeOffset AnsweredAt, bool Declined, int Waits, ResponseTime Time);

/// <summary>The requests whose final answer was disclosed in a period. The figures and the lists behind them are made from
/// this one reading, so that they cannot differ.</summary>
internal static class TimedRequests
{
    /// <summary>Lengths of time are reckoned here and not in the database: the engines know no common arithmetic for clipped
    /// waits, and a year of the largest exchange is some sixty thousand short rows.</summary>
    public static async Task<IReadOnlyList<TimedRequest>> AnsweredInAsync(this IPortalDb db, ReportPeriod period, RequestKind? kind, CancellationToken cancellationToken)
    {
        var (begin, end) = (period.From, period.Until);
        var rows = await (
            from request in db.Requests.AsNoTracking()
            where request.AnsweredAt >= begin && request.AnsweredAt < end && (kind == null || request.Kind == kind)
            select new
            {
                request.Id, request.Reference, request.Kind, request.Agency, request.SubmittedAt, FirstAnsweredAt = request.FirstAnsweredAt!.Value, AnsweredAt = request.AnsweredAt!.Value,
                Declined = db.Answers.Any(answer => answer.Request == request.Id && answer.Kind == AnswerKind.Decline && answer.DisclosedAt == request.AnsweredAt),
                Waits = request.Questions.Select(question => new { question.AskedAt, question.EndedAt }).ToList(),
            }).ToListAsync(cancellationToken);
        return
        [
            .. from row in rows
               let time = ResponseTime.Of(row.SubmittedAt, row.FirstAnsweredAt, row.AnsweredAt, row.Waits.Select(wait => new AgencyWait(wait.AskedAt, wait.EndedAt)))
               select new TimedRequest(row.Id, row.Reference, row.Kind, row.Agency, row.SubmittedAt, row.AnsweredAt, row.Declined, row.Waits.Count, time),
        ];
    }

    /// <summary>The figures of these requests by one measure.</summary>
    public static Spread? SpreadBy(this IEnumerable<TimedRequest> requests, ResponseMeasure measure) =>
        Spread.Of([.. requests.Select(request => request.Time.By(measure))], ResponseTarget.Median);
}
