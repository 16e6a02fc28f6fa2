using Microsoft.EntityFrameworkCore;
using Portal.Application.Ports;
using Portal.Domain.Accounts;
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

    internal static async Task<IReadOnlyList<QuestionLine>> OfAsync(IPortalDb db, LegalRequest request, bool forAgency, CancellationToken cancellationToken)
    {
        var people = request.Questions.SelectMany(question => new AccountId?[] { question.AskedBy, question.RepliedBy }).OfType<AccountId>().Distinct().ToList();
        var names = people.Count == 0
            ? []
            : await db.Accounts.Where(account => people.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.Name, cancellationToken);
        return
        [
            .. request.Questions.OrderBy(question => question.Number).Select(question => new QuestionLine(
                question.Id, question.Number, question.Text, forAgency ? null : names[question.AskedBy], question.AskedAt,
                question.Answer, question.RepliedBy is { } officer ? names[officer] : null, question.EndedAt)),
        ];
    }
}
