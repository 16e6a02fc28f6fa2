using Microsoft.EntityFrameworkCore;
using Portal.Application.Ports;
using Portal.Domain.Answers;
using Portal.Domain.Requests;

namespace Portal.Application.Requests;

/// <summary>What a request keeps from being given back, filed away or given another hold.</summary>
internal static class AnswersUnderWay
{
    /// <summary>Whether somebody decides on an answer to the request or has approved one: it keeps what it was written for.</summary>
    public static Task<bool> AnswerUnderWayAsync(this IPortalDb db, RequestId request, CancellationToken cancellationToken) =>
        db.Answers.AnyAsync(answer => answer.Request == request && (answer.State == AnswerState.AwaitingApproval || answer.State == AnswerState.Approved), cancellationToken);
}
