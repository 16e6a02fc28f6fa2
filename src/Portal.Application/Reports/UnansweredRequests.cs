using Microsoft.EntityFrameworkCore;
using Portal.Application.Ports;
using Portal.Domain.Reports;
using Portal.Domain.Requests;

namespace Portal.Application.Reports;

/// <summary>Requests that have no response time, by why.</summary>
public enum UnansweredPart
{
    /// <summary>Open now, whenever they came.</summary>
    Open,

    /// <summary>Taken back in the period.</summary>
    Withdrawn,

    /// <summary>Replaced in the period.</summary>
    Superseded,
}

/// <summary>Finding the requests that the figures leave out.</summary>
internal static class UnansweredRequests
{
    public static IQueryable<LegalRequest> Unanswered(this IPortalDb db, UnansweredPart part, ReportPeriod period, RequestKind? kind)
    {
        var (from, until) = (period.From, period.Until);
        var open = Lifecycle.Open;
        var requests = db.Requests.AsNoTracking().Where(request => kind == null || request.Kind == kind);
        var ended = requests.Where(request => request.EndedAt >= from && request.EndedAt < until);
        return part switch
        {
            UnansweredPart.Withdrawn => ended.Where(request => request.State == RequestState.Withdrawn),
            UnansweredPart.Superseded => ended.Where(request => request.State == RequestState.Superseded),
            _ => requests.Where(request => open.Contains(request.State)),
        };
    }
}
