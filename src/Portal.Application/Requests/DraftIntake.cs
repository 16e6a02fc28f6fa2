using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Policies;
using Portal.Application.Ports;
using Portal.Application.Requests.Forms;
using Portal.Domain;
using Portal.Domain.Requests;

namespace Portal.Application.Requests;

/// <summary>Turns a draft into a request, whatever its kind: what was seen is what is sent, and sending twice makes one.</summary>
internal sealed class DraftIntake(IPortalDb db, PolicyBook policies, CurrentActor current, IChance chance, TimeProvider time)
{
    /// <summary>Sends a draft.</summary>
    /// <param name="draftOf">The draft, its version on the check page, and the answers that were checked.</param>
    /// <param name="submit">Makes the request of the answers, or says what the law has against it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<RequestReference>> SendAsync(
        SeenDraft draftOf, Func<RequestId, FormAnswers, Applicant, Intake, Result<LegalRequest>> submit, CancellationToken cancellationToken)
    {
        // A draft and what it points at are read in one statement, and before the request it may have become: another commit in
        // between is then seen as what it is, a changed draft or a sent one.
        var found = await db.InOneStatement(
            from stored in db.Drafts
            join asking in db.Agencies on stored.Agency equals asking.Id
            from person in db.Accounts
            where stored.Id == draftOf.Id && person.Id == current.Actor.Id
            select new
            {
                Draft = stored, Agency = asking, Officer = person,
                Documents = db.Documents.Where(document => document.Request == stored.Id).Select(document => new { document.Id, document.Sha256 }).ToList(),
            }).SingleOrDefaultAsync(cancellationToken);
        if (found is not { Draft: var draft })
            return await SentAsync(draftOf.Id, cancellationToken) is { } sent ? sent : RequestErrors.NotFound;
        if (draft.Kind != draftOf.Kind || draft.Version != draftOf.Version || !SameAnswers(draft.Answers, draftOf.Typed))
            return RequestErrors.DraftChanged;
        var answers = FormAnswers.Read(draft.Kind, draft.Answers);
        if (found.Documents.Find(document => document.Id == answers.DocumentId) is not { } document)
            return new Refusal("freeze.missing-document") { Field = nameof(answers.Document) };

        var intake = new Intake(RequestReference.From(chance.NextBits()), document.Sha256, policies.Routing, policies.Clocks, chance.NewId, time.GetUtcNow());
        var result = submit(draft.Id, answers, new(found.Officer, found.Agency), intake);
        if (!result.Succeeded)
            return Result<RequestReference>.Refused(result.Refusals);
        db.Requests.Add(result.Value);
        await Supersession.CompleteAsync(db, draft, intake.Now, cancellationToken);
        db.Drafts.Remove(draft);
        return result.Value.Reference;
    }

    private Task<RequestReference?> SentAsync(RequestId id, CancellationToken cancellationToken) =>
        db.Requests.Where(request => request.Id == id).Select(request => (RequestReference?)request.Reference).FirstOrDefaultAsync(cancellationToken);

    private static bool SameAnswers(IReadOnlyDictionary<string, string> stored, IReadOnlyDictionary<string, string> sent) =>
        stored.Count == sent.Count && stored.All(answer => sent.TryGetValue(answer.Key, out var typed) && typed == answer.Value);
}

/// <summary>A draft as it stood on the check page.</summary>
internal sealed record SeenDraft(RequestId Id, RequestKind Kind, long Version, IReadOnlyDictionary<string, string> Typed);
