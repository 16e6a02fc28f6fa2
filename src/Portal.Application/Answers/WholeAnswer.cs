using Microsoft.EntityFrameworkCore;
using Portal.Application.Ports;
using Portal.Domain.Answers;
using Portal.Domain.Requests;

namespace Portal.Application.Answers;

/// <summary>Loading an answer with all its parts. Each by a read of its own: joined, thousands of findings would be read once
/// for every file.</summary>
internal static class WholeAnswer
{
    /// <summary>The answer, or null when the request has no such answer.</summary>
    public static async Task<Answer?> FindAsync(IPortalDb db, RequestId request, AnswerId id, CancellationToken cancellationToken)
    {
        var answer = await db.Answers.SingleOrDefaultAsync(answer => answer.Id == id && answer.Request == request, cancellationToken);
        if (answer is null)
            return null;
        var whole = db.Answers.Where(other => other.Id == id);
        await whole.SelectMany(other => other.Findings).LoadAsync(cancellationToken);
        await whole.SelectMany(other => other.Withheld).LoadAsync(cancellationToken);
        await whole.SelectMany(other => other.Files).LoadAsync(cancellationToken);
        return answer;
    }
}
