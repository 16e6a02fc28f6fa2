using Microsoft.EntityFrameworkCore;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;

namespace Portal.Application.Requests;

/// <summary>Which part of the queue.</summary>
public enum QueueView
{
    /// <summary>Waiting for an investigator.</summary>
    Waiting,

    /// <summary>The reader's own, until they are filed away.</summary>
    Mine,

    /// <summary>Everything that waits for its final answer.</summary>
    Open,

    /// <summary>Answered, filed away, taken back or replaced.</summary>
    Done,
}

/// <summary>What stands in a part of the queue, in which order, and how a page goes on after its last line.</summary>
internal static class QueueParts
{
    private static readonly RequestState[] s_open = [.. Lifecycle.Open];
    private static readonly RequestState[] s_ended = [RequestState.Closed, RequestState.Withdrawn, RequestState.Superseded];

    /// <param name="requests">All requests.</param>
    /// <param name="view">Which part.</param>
    /// <param name="team">Team code; null for all teams.</param>
    /// <param name="reader">Whose own are Mine.</param>
    /// <param name="found">A reference was asked for: whoever names one finds it among the open ones, however it stands.</param>
    public static IQueryable<LegalRequest> In(this IQueryable<LegalRequest> requests, QueueView view, string? team, AccountId reader, bool found = false)
    {
        if (team is not null)
            requests = requests.Where(request => request.Routing.Team == team);
        return view switch
        {
            QueueView.Waiting => requests.Where(request => request.State == RequestState.Submitted),
            QueueView.Mine => requests.Where(request => request.ClaimedBy == reader && !s_ended.Contains(request.State)),
            QueueView.Done => requests.Where(request => !s_open.Contains(request.State)),
            _ => found ? requests : requests.Where(request => s_open.Contains(request.State)),
        };
    }

    /// <summary>How many stand in each part, by one question to the database.</summary>
    public static async Task<Dictionary<QueueView, int>> CountsAsync(this IQueryable<LegalRequest> requests, string? team, AccountId reader, CancellationToken cancellationToken)
    {
        var states = await requests.Where(request => team == null || request.Routing.Team == team).GroupBy(request => request.State)
            .Select(group => new { State = group.Key, All = group.Count(), Mine = group.Count(request => request.ClaimedBy == reader) }).ToListAsync(cancellationToken);
        return new()
        {
            [QueueView.Waiting] = states.Where(state => state.State == RequestState.Submitted).Sum(state => state.All),
            [QueueView.Mine] = states.Where(state => !s_ended.Contains(state.State)).Sum(state => state.Mine),
            [QueueView.Open] = states.Where(state => s_open.Contains(state.State)).Sum(state => state.All),
            [QueueView.Done] = states.Where(state => !s_open.Contains(state.State)).Sum(state => state.All),
        };
    }

    public static IQueryable<LegalRequest> InOrder(this IQueryable<LegalRequest> requests, QueueView view) => view == QueueView.Done
        ? requests.OrderByDescending(request => request.SubmittedAt).ThenBy(request => request.Id)
        : requests.OrderBy(request => request.QueueAt).ThenByDescending(request => request.Urgency).ThenBy(request => request.Id);

    public static IQueryable<LegalRequest> After(this IQueryable<LegalRequest> requests, QueueCursor cursor, QueueView view) => view == QueueView.Done
        ? requests.Where(request => request.SubmittedAt <= cursor.At && (request.SubmittedAt < cursor.At || request.Id > cursor.Id))
        : requests.Where(request =>
            request.QueueAt >= cursor.At
            && (request.QueueAt > cursor.At || request.Urgency < cursor.Urgency || (request.Urgency == cursor.Urgency && request.Id > cursor.Id)));

    public static QueueCursor CursorAfter(QueueLine line, QueueView view) =>
        new(view == QueueView.Done ? line.SubmittedAt : line.DueAt ?? LegalRequest.EndOfTime, line.Urgency, line.Id);
}
