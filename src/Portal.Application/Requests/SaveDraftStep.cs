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
public sealed record SaveDraftStep(RequestId Request, string Step, IReadOnlyDictionary<string, string> Typed) : ICommand<StepSaved>, IAboutRequest, IRepeats;

/// <summary>What stands against the step now; empty when it is complete.</summary>
public sealed record StepSaved(IReadOnlyList<Refusal> Problems);

internal sealed class SaveDraftStepValidator : AbstractValidator<SaveDraftStep>
{
    /// <summary>5,000 addresses with room around them.</summary>
    private const int MaxCharacters = 600_000;

    public SaveDraftStepValidator()
    {
        RuleFor(command => command.Step).Must(step => Enum.GetValues<RequestKind>().Any(kind => RequestForms.Of(kind).Step(step) is not null)).WithErrorCode("form.unknown-step");
        RuleFor(command => command.Typed).Custom((typed, context) =>
        {
            if (typed.Sum(field => (long)field.Value.Length) > MaxCharacters)
                context.Refuse(new Refusal("form.too-much") { Field = typed.MaxBy(field => field.Value.Length).Key });
        });
    }
}

internal sealed class SaveDraftStepHandler(IPortalDb db, FormProblems problems, TimeProvider time) : IRequestHandler<SaveDraftStep, Result<StepSaved>>
{
    public async Task<Result<StepSaved>> Handle(SaveDraftStep command, CancellationToken cancellationToken)
    {
        if (await db.Drafts.SingleOrDefaultAsync(draft => draft.Id == command.Request, cancellationToken) is not { } draft)
            return RequestErrors.NotFound;
        if (RequestForms.Of(draft.Kind).Step(command.Step) is not { } step)
            return new Refusal("form.unknown-step") { Field = nameof(command.Step) };
        // Only what the step asks for is taken; an upload comes by its own command.
        var allowed = step.Fields.SelectMany(field => field.TypedNames).ToHashSet();
        draft.Save(command.Typed.Where(field => allowed.Contains(field.Key)), time.GetUtcNow());
        return new StepSaved(problems.OfStep(draft.Kind, FormAnswers.Read(draft.Kind, draft.Answers), step));
    }
}
