using System.Globalization;
using Portal.Domain.Requests;

namespace Portal.Domain.Questions;

/// <summary>Something that happened to a question. Facts: its id and number.</summary>
public abstract record QuestionEvent(RequestId Request, QuestionId Question, int Number, string Name) : RequestEvent(Request, Name)
{
    /// <inheritdoc />
    public override IReadOnlyList<(string Name, string Value)> Facts => [("question", Question.ToString()), ("number", Number.ToString(CultureInfo.InvariantCulture))];
}

/// <summary>The desk asked the agency something; the agency owes a reply.</summary>
public sealed record QuestionAsked(RequestId Request, QuestionId Question, int Number) : QuestionEvent(Request, Question, Number, "questions.asked");

/// <summary>The officer replied.</summary>
public sealed record QuestionReplied(RequestId Request, QuestionId Question, int Number) : QuestionEvent(Request, Question, Number, "questions.replied");

/// <summary>The desk took the question back.</summary>
public sealed record QuestionRetracted(RequestId Request, QuestionId Question, int Number) : QuestionEvent(Request, Question, Number, "questions.retracted");
