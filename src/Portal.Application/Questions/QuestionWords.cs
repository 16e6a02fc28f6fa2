using FluentValidation;
using Portal.Application.Pipeline;
using Portal.Domain;
using Portal.Domain.Questions;

namespace Portal.Application.Questions;

/// <summary>What questions and replies must look like: some words, not too many, and nothing in them that a reader cannot see.</summary>
internal static class QuestionWords
{
    private const string Field = "Text";

    /// <summary>Adds the rule.</summary>
    /// <param name="text">The words.</param>
    /// <param name="name">What they are called in sentences, under <c>field.</c></param>
    public static void AreWords<T>(this IRuleBuilderInitial<T, string> text, string name) => text.Custom((typed, context) =>
    {
        if (string.IsNullOrWhiteSpace(typed))
            context.Refuse(new Refusal("questions.no-words") { Field = Field });
        else
            WordRules.Of(Field, typed, Question.MaxCharacters, name: name).ToList().ForEach(context.Refuse);
    });
}
