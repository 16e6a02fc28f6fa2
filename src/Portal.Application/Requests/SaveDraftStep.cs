using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Application.Requests.Forms;
using Portal.Domain;
using Portal.Domain.Requests;

namespace Portal.Application.Requests;

/// <summary>Keeps what was typed on one step, right or wrong, and says what is wrong with it.</summary>
public sealed record SaveDraftStep(RequestId Request, string Step, IReadOnlyDictionary<string, string> Typed) : ICommand<StepSaved>, IAboutRequest;

/// <summary>What stands against the step now; empty when it is complete.</summary>
public sealed record StepSaved(IReadOnlyList<Refusal> Problems);

internal sealed class SaveDraftStepValidator : AbstractValidator<SaveDraftStep>
{
    /// <summary>5,000 addresses with room around them.</summary>
    private const int MaxCharacters = 600_000;

    public SaveDraftStepValidator()
    {
        RuleFor(command => command.Step).Must(step => FreezeForm.Definition.Step(step) is not null).WithErrorCode("form.unknown-step");
        RuleFor(command => command.Typed).Custom((typed, context) =>
        {
            if (typed.Sum(field => (long)field.Value.Length) > MaxCharacters)
                context.Refuse(new Refusal("form.too-much") { Field = typed.MaxBy(field => field.Value.Length).Key });
        });
    }
}

internal sealed class SaveDraftStepHandler(IPortalDb db, IValidator<FreezeAnswers> rules, TimeProvider time) : IRequestHandler<SaveDraftStep, Result<StepSaved>>
{
    public async Task<Result<StepSaved>> Handle(SaveDraftStep command, CancellationToken cancellationToken)
    {
        var step = FreezeForm.Definition.Step(command.Step)!;
        if (await db.Drafts.SingleOrDefaultAsync(draft => draft.Id == command.Request, cancellationToken) is not { } draft)
            return RequestErrors.NotFound;
        // Only what the step asks for is taken; an upload comes by its own command.
        var allowed = step.Fields.Where(field => field.Kind != FieldKind.File).SelectMany(StoredNames).ToHashSet();
        draft.Save(command.Typed.Where(field => allowed.Contains(field.Key)), time.GetUtcNow());
        return new StepSaved(FreezeProblems.OfStep(rules, new(draft.Answers), step));
    }

    private static IEnumerable<string> StoredNames(FormField field) =>
        field.Kind == FieldKind.Date ? FreezeAnswers.DateParts.Select(part => $"{field.Name}.{part}") : [field.Name];
}
