using Microsoft.EntityFrameworkCore;
using Portal.Application.Ports;
using Portal.Domain.Answers;
using Portal.Domain.Requests;

namespace Portal.Application.Answers;

/// <summary>The answer that ended a request and was called back, so that another can take its place.</summary>
internal static class CalledBack
{
    /// <summary>Its kind, final before decline where both were called back; null where none was, or where one that ends the request
    /// stands.</summary>
    public static async Task<AnswerKind?> OfAsync(IPortalDb db, RequestId request, CancellationToken cancellationToken)
    {
        var ending = await db.Answers
            .Where(answer => answer.Request == request && answer.Kind != AnswerKind.Interim && (answer.State == AnswerState.Disclosed || answer.State == AnswerState.Revoked))
            .Select(answer => new { answer.Kind, answer.State }).ToListAsync(cancellationToken);
        return Of(ending.Select(answer => (answer.Kind, answer.State)));
    }

    /// <summary>The same of answers that were read.</summary>
    public static AnswerKind? Of(IEnumerable<(AnswerKind Kind, AnswerState State)> answers)
    {
        var ending = answers.Where(answer => answer.Kind != AnswerKind.Interim && answer.State is AnswerState.Disclosed or AnswerState.Revoked).ToList();
        if (ending.Count == 0 || ending.Exists(answer => answer.State == AnswerState.Disclosed))
            return null;
        return ending.Exists(answer => answer.Kind == AnswerKind.Final) ? AnswerKind.Final : AnswerKind.Decline;
    }
}
