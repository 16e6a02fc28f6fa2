using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Policies;
using Portal.Application.Ports;
using Portal.Application.Requests.Forms;
using Portal.Domain;
using Portal.Domain.Documents;
using Portal.Domain.Requests;
using Portal.Domain.Targets;

namespace Portal.Application.Requests;

/// <summary>A draft as its officer left it, with what still stands against each step.</summary>
public sealed record GetDraft(RequestId Request) : IQuery<DraftPage>, IAboutRequest;

/// <summary>The page of a draft.</summary>
public sealed record DraftPage(
    RequestId Id, long Version, DateTimeOffset SavedAt, IReadOnlyDictionary<string, string> Typed, IReadOnlyList<DraftStep> Steps,
    IReadOnlyList<LineVerdict> Lines, DraftDocument? Document)
{
    public FormDefinition Form => FreezeForm.Definition;

    public bool Complete => Steps.All(step => step.Standing == StepStanding.Completed);
}

/// <summary>How far a step is.</summary>
public enum StepStanding
{
    NotStarted,
    InProgress,
    Completed,
}

public sealed record DraftStep(FormStep Step, StepStanding Standing, IReadOnlyList<Refusal> Problems);

public sealed record DraftDocument(DocumentId Id, string FileName, string MediaType, long Size, string Sha256);

/// <summary>The choices that lists of a form offer: codes; their words are texts, but names of entities are data.</summary>
public sealed class FormChoices(PolicyBook policies)
{
    public IReadOnlyList<(string Code, string? Name)> Of(string list) => list switch
    {
        "offences" => [.. policies.Freezes.Offences.Select(code => (code, (string?)null))],
        "entities" => [.. policies.Freezes.Entities.Select(entity => (entity.Code, (string?)$"{entity.Name} ({entity.Country})"))],
        "instruments" => [.. policies.Freezes.Instruments.Select(instrument => (instrument.Kind, (string?)null))],
        "assets" => [.. policies.Freezes.Assets.Select(asset => (asset.Code, (string?)asset.Code))],
        "urgencies" => [.. Enum.GetNames<Urgency>().Select(code => (code, (string?)null))],
        _ => throw new ArgumentOutOfRangeException(nameof(list), list, "No such list of choices."),
    };
}

internal sealed class GetDraftHandler(IPortalDb db, IValidator<FreezeAnswers> rules) : IRequestHandler<GetDraft, Result<DraftPage>>
{
    public async Task<Result<DraftPage>> Handle(GetDraft query, CancellationToken cancellationToken)
    {
        if (await db.Drafts.AsNoTracking().SingleOrDefaultAsync(draft => draft.Id == query.Request, cancellationToken) is not { } draft)
        {
            // It may have been sent after its standing was read.
            var sent = await db.Requests.Where(request => request.Id == query.Request).Select(request => (RequestState?)request.State).FirstOrDefaultAsync(cancellationToken);
            return sent is { } state ? RequestErrors.WrongState(state) : RequestErrors.NotFound;
        }

        var answers = new FreezeAnswers(draft.Answers);
        var problems = FreezeProblems.Of(rules, answers);
        var steps = FreezeForm.Definition.Steps.Select(step => StandingOf(step, answers, problems)).ToList();
        return new DraftPage(draft.Id, draft.Version, draft.SavedAt, draft.Answers, steps, answers.Lines, await DocumentAsync(answers, cancellationToken));
    }

    private async Task<DraftDocument?> DocumentAsync(FreezeAnswers answers, CancellationToken cancellationToken) =>
        answers.DocumentId is { } id
            ? await db.Documents.Where(document => document.Id == id)
                .Select(document => new DraftDocument(document.Id, document.FileName, document.MediaType, document.Size, document.Sha256))
                .FirstOrDefaultAsync(cancellationToken)
            : null;

    private static DraftStep StandingOf(FormStep step, FreezeAnswers answers, IReadOnlyList<Refusal> problems)
    {
        var own = problems.Where(problem => problem.Field is not null && FreezeForm.Definition.StepOf(problem.Field) == step).ToList();
        var begun = step.Fields.Any(field => answers.Answered(field.Name));
        var standing = own.Count == 0 && begun ? StepStanding.Completed : begun ? StepStanding.InProgress : StepStanding.NotStarted;
        return new(step, standing, own);
    }
}
