using FluentValidation;
using Portal.Domain;
using Portal.Domain.Questions;

namespace Portal.Application.Questions;

/// <summary>What questions and replies must look like: some words, not too many, and no control character but tabs and line
/// ends, which nobody types and not every database keeps.</summary>
internal static class QuestionWords
{
    public static void AreWords<T>(this IRuleBuilderInitial<T, string> text) => text.Cascade(CascadeMode.Stop)
        .Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("questions.no-words")
        .MaximumLength(Question.MaxCharacters).WithErrorCode("form.too-long").WithState(_ => new Refusal("form.too-long", ("limit", Question.MaxCharacters)))
        .Must(typed => typed.All(c => !char.IsControl(c) || c is '\t' or '\n' or '\r')).WithErrorCode("form.control-character");
}
