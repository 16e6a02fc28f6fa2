using Portal.Domain.Accounts;

namespace Portal.Domain.Questions;

/// <summary>What the desk asked the agency about a request, and the reply. While a question is open the agency owes
/// something: that time is in the gross response time and not in the net one.</summary>
public sealed class Question
{
    /// <summary>Most characters of a question and of a reply.</summary>
    public const int MaxCharacters = 4000;

    /// <summary>Most questions about one request.</summary>
    public const int MaxPerRequest = 50;

    private Question()
    {
    }

    /// <summary>Names the question.</summary>
    public QuestionId Id { get; private set; }

    /// <summary>From 1 within its request.</summary>
    public int Number { get; private set; }

    /// <summary>Contents: what is asked.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The investigator who asked.</summary>
    public AccountId AskedBy { get; private set; }

    /// <summary>UTC; from here on the agency owes something.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>Contents: the reply; empty while there is none.</summary>
    public string Answer { get; private set; } = "";

    /// <summary>The officer who replied; null when nobody did.</summary>
    public AccountId? RepliedBy { get; private set; }

    /// <summary>UTC; from here on the agency owes nothing: replied, taken back, or ended with its request.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    internal static Question Asked(QuestionId id, int number, string text, AccountId by, DateTimeOffset now) =>
        new() { Id = id, Number = number, Text = text, AskedBy = by, AskedAt = now };

    internal void ReplyWith(AccountId by, string text, DateTimeOffset now) => (RepliedBy, Answer, EndedAt) = (by, text, now);

    internal void End(DateTimeOffset now) => EndedAt = now;
}
