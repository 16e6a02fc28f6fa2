using FluentValidation;
using Portal.Application.Pipeline;
using Portal.Domain;
using Portal.Domain.Requests;

namespace Portal.Application.Requests.Forms;

/// <summary>What stands against a form's answers, as a whole and step by step.</summary>
internal sealed class FormProblems(IValidator<FreezeAnswers> freeze, IValidator<DataAnswers> data)
{
    public IReadOnlyList<Refusal> Of(FormAnswers answers) => answers switch
    {
        FreezeAnswers typed => [.. freeze.Validate(typed).AsRefusals()],
        DataAnswers typed => [.. data.Validate(typed).AsRefusals()],
        _ => throw new ArgumentOutOfRangeException(nameof(answers), "No rules speak about such answers."),
    };

    public IReadOnlyList<Refusal> OfStep(RequestKind kind, FormAnswers answers, FormStep step) => [.. On(RequestForms.Of(kind), step, Of(answers))];

    /// <summary>Those that belong to a step.</summary>
    public static IEnumerable<Refusal> On(FormDefinition form, FormStep step, IEnumerable<Refusal> problems) =>
        problems.Where(problem => problem.Field is not null && form.StepOf(problem.Field) == step);
}
