using FluentValidation;
using Portal.Application.Pipeline;
using Portal.Domain;

namespace Portal.Application.Requests.Forms;

/// <summary>What stands against a form's answers, as a whole and step by step.</summary>
internal static class FreezeProblems
{
    public static IReadOnlyList<Refusal> Of(IValidator<FreezeAnswers> rules, FreezeAnswers answers) => [.. rules.Validate(answers).AsRefusals()];

    public static IReadOnlyList<Refusal> OfStep(IValidator<FreezeAnswers> rules, FreezeAnswers answers, FormStep step) =>
        [.. Of(rules, answers).Where(problem => problem.Field is not null && FreezeForm.Definition.StepOf(problem.Field) == step)];
}
