using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Application.Requests.Forms;
using Portal.Domain;
using Portal.Domain.Documents;
using Portal.Domain.Requests;
using Portal.Domain.Targets;

namespace Portal.Application.Requests;

/// <summary>A draft as its officer left it, with what still stands against each step.</summary>
public sealed record GetDraft(RequestId Request) : IQuery<DraftPage>, IAboutRequest;

/// <summary>The page of a draft; the country is its agency's.</summary>
public sealed record DraftPage(
    RequestId Id, RequestKind Kind, string Country, long Version, DateTimeOffset SavedAt, IReadOnlyDictionary<string, string> Typed, IReadOnlyList<DraftStep> Steps,
    IReadOnlyList<LineVerdict> Lines, DraftDocument? Document)
{
    public FormDefinition Form => RequestForms.Of(Kind);

    /// <summary>The answers with their readings.</summary>
    public FormAnswers Answers => FormAnswers.Read(Kind, Typed);

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

internal sealed class GetDraftHandler(IPortalDb db, FormProblems rules) : IRequestHandler<GetDraft, Result<DraftPage>>
{
    public async Task<Result<DraftPage>> Handle(GetDraft query, CancellationToken cancellationToken)
    {
        var found = await db.InOneStatement(
            from stored in db.Drafts.AsNoTracking()
            join agency in db.Agencies.AsNoTracking() on stored.Agency equals agency.Id
            where stored.Id == query.Request
            select new
            {
                Draft = stored, agency.Country,
                Documents = db.Documents.Where(document => document.Request == stored.Id)
                    .Select(document => new DraftDocument(document.Id, document.FileName, document.MediaType, document.Size, document.Sha256)).ToList(),
            }).SingleOrDefaultAsync(cancellationToken);
        if (found is not { Draft: var draft })
        {
            // It may have been sent after its standing was read.
            var sent = await db.Requests.Where(request => request.Id == query.Request).Select(request => (RequestState?)request.State).FirstOrDefaultAsync(cancellationToken);
            return sent is { } state ? RequestErrors.WrongState(state) : RequestErrors.NotFound;
        }

        var (form, answers) = (RequestForms.Of(draft.Kind), FormAnswers.Read(draft.Kind, draft.Answers));
        var problems = rules.Of(answers);
        var steps = form.Steps.Select(step => StandingOf(form, step, answers, problems)).ToList();
        return new DraftPage(
            draft.Id, draft.Kind, found.Country, draft.Version, draft.SavedAt, draft.Answers, steps, answers.Lines,
            found.Documents.Find(document => document.Id == answers.DocumentId));
    }

    private static DraftStep StandingOf(FormDefinition form, FormStep step, FormAnswers answers, IReadOnlyList<Refusal> problems)
    {
        var own = FormProblems.On(form, step, problems).ToList();
        var begun = step.Fields.Any(field => answers.Answered(field.Name));
        var standing = own.Count == 0 && begun ? StepStanding.Completed : begun ? StepStanding.InProgress : StepStanding.NotStarted;
        return new(step, standing, own);
    }
}
