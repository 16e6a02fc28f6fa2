namespace Portal.Domain.Questions;

/// <summary>Why something cannot be done with a question.</summary>
public static class QuestionErrors
{
    /// <summary>Nobody waits for a reply to it any longer: it was replied to, taken back, or ended with its request.</summary>
    public static Refusal Ended { get; } = new("questions.ended");

    /// <summary>So many questions are asked about one request, and no more.</summary>
    public static Refusal TooMany(int limit) => new("questions.too-many", ("limit", limit));
}
