using Microsoft.EntityFrameworkCore;
using Portal.Application.Ports;
using Portal.Domain.Questions;
using Portal.Domain.Requests;

namespace Portal.Application.Questions;

/// <summary>How a question stands.</summary>
public enum QuestionStanding
{
    /// <summary>The agency owes a reply.</summary>
    Open,

    Replied,

    /// <summary>Taken back, or ended with its request: nobody replied.</summary>
    Ended,
}

/// <summary>A question and its reply as people read them. Contents.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Number">From 1 within its request.</param>
/// <param name="Text">What was asked.</param>
/// <param name="AskedBy">Name; null for those who are not told of people of the desk.</param>
/// <param name="AskedAt">When.</param>
/// <param name="Answer">The reply; empty while there is none.</param>
/// <param name="RepliedBy">Name of the officer.</param>
/// <param name="EndedAt">When the agency no longer owed anything.</param>
public sealed record QuestionLine(QuestionId Id, int Number, string Text, string? AskedBy, DateTimeOffset AskedAt, string Answer, string? RepliedBy, DateTimeOffset? EndedAt)
{
    public QuestionStanding Standing => EndedAt is null ? QuestionStanding.Open : RepliedBy is null ? QuestionStanding.Ended : QuestionStanding.Replied;

    /// <summary>The questions of a request in order. An officer is not shown the people of the desk, by the database either.</summary>
    internal static async Task<IReadOnlyList<QuestionLine>> OfAsync(IPortalDb db, RequestId request, bool forAgency, CancellationToken cancellationToken)
    {
        var questions = await db.Requests.AsNoTracking().Where(asked => asked.Id == request).SelectMany(asked => asked.Questions).OrderBy(question => question.Number)
            .Select(question => new
            {
                Question = question,
                AskedBy = db.Accounts.Where(account => account.Id == question.AskedBy).Select(account => account.Name).FirstOrDefault(),
                RepliedBy = db.Accounts.Where(account => account.Id == question.RepliedBy).Select(account => account.Name).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        return
        [
            .. questions.Select(found => new QuestionLine(
                found.Question.Id, found.Question.Number, found.Question.Text, forAgency ? null : found.AskedBy, found.Question.AskedAt,
                found.Question.Answer, found.RepliedBy, found.Question.EndedAt)),
        ];
    }
}
