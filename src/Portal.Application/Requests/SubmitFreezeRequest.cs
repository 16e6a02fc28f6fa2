using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Policies;
using Portal.Application.Ports;
using Portal.Application.Requests.Forms;
using Portal.Domain;
using Portal.Domain.Requests;
using Portal.Domain.Targets;

namespace Portal.Application.Requests;

/// <summary>Sends a freeze request. The request keeps the draft's id: a double click or a resent form makes one.</summary>
/// <param name="Request">The draft.</param>
/// <param name="DraftVersion">The version the officer saw on the check page; what was seen is what is sent.</param>
/// <param name="Typed">The answers of that version; others than the stored ones are refused, since these were checked.</param>
/// <param name="Language">Language the officer filed in.</param>
public sealed record SubmitFreezeRequest(RequestId Request, long DraftVersion, IReadOnlyDictionary<string, string> Typed, string Language)
    : ICommand<RequestReference>, IAboutRequest;

internal sealed class SubmitFreezeRequestValidator : AbstractValidator<SubmitFreezeRequest>
{
    public SubmitFreezeRequestValidator(IValidator<FreezeAnswers> rules) =>
        RuleFor(command => command).Custom((command, context) => FreezeProblems.Of(rules, new(command.Typed)).ToList().ForEach(context.Refuse));
}

internal sealed class SubmitFreezeRequestHandler(IPortalDb db, PolicyBook policies, CurrentActor current, IChance chance, TimeProvider time)
    : IRequestHandler<SubmitFreezeRequest, Result<RequestReference>>
{
    public async Task<Result<RequestReference>> Handle(SubmitFreezeRequest command, CancellationToken cancellationToken)
    {
        // What a draft points at is read before the draft, and the draft before the request it may have become: another commit
        // in between is then seen as what it is, a changed draft or a sent one.
        var documents = await db.Documents.AsNoTracking().Where(document => document.Request == command.Request).ToListAsync(cancellationToken);
        if (await db.Drafts.SingleOrDefaultAsync(draft => draft.Id == command.Request, cancellationToken) is not { } draft)
            return await SentAsync(command.Request, cancellationToken) is { } sent ? sent : RequestErrors.NotFound;
        var answers = new FreezeAnswers(draft.Answers);
        if (draft.Version != command.DraftVersion || !SameAnswers(draft.Answers, command.Typed))
            return RequestErrors.DraftChanged;
        var officer = await db.Accounts.SingleAsync(account => account.Id == current.Actor.Id, cancellationToken);
        var agency = await db.Agencies.SingleAsync(agency => agency.Id == draft.Agency, cancellationToken);
        if (documents.Find(document => document.Id == answers.DocumentId) is not { } document)
            return new Refusal("freeze.missing-document") { Field = nameof(answers.Document) };

        var instrument = policies.Freezes.Instrument(answers.InstrumentKind)!;
        var intake = new Intake(RequestReference.From(chance.NextBits()), document.Sha256, policies.Routing, policies.Clocks, chance.NewId, time.GetUtcNow());
        var result = LegalRequest.SubmitFreeze(draft.Id, Application(answers, command.Language), instrument, new(officer, agency), intake);
        if (!result.Succeeded)
            return Result<RequestReference>.Refused(result.Refusals);
        db.Requests.Add(result.Value);
        db.Drafts.Remove(draft);
        return result.Value.Reference;
    }

    private Task<RequestReference?> SentAsync(RequestId id, CancellationToken cancellationToken) =>
        db.Requests.Where(request => request.Id == id).Select(request => (RequestReference?)request.Reference).FirstOrDefaultAsync(cancellationToken);

    private static bool SameAnswers(IReadOnlyDictionary<string, string> stored, IReadOnlyDictionary<string, string> sent) =>
        stored.Count == sent.Count && stored.All(answer => sent.TryGetValue(answer.Key, out var typed) && typed == answer.Value);

    private FreezeApplication Application(FreezeAnswers answers, string language)
    {
        var asset = policies.Freezes.Asset(answers.Asset)!;
        var instrument = policies.Freezes.Instrument(answers.InstrumentKind)!;
        return new(
            new(answers.CaseNumber, answers.Offence, answers.Statute, answers.Narrative),
            answers.Entity,
            new(answers.InstrumentKind, answers.InstrumentNumber, answers.IssuingAuthority, answers.IssuedOnDate!.Value, answers.DocumentId!.Value),
            new(instrument.Basis, asset.Code, asset.ParseAmount(answers.Amount)!.Value, answers.TermDaysNumber!.Value),
            answers.UrgencyWord!.Value, answers.UrgencyGround, language, Targets(answers));
    }

    /// <summary>An address that stands twice is one target; the first line keeps it.</summary>
    private static IReadOnlyList<RequestTarget> Targets(FreezeAnswers answers) =>
        [.. answers.Lines.Where(line => line.DuplicateOf is null).Select(line => new RequestTarget(
            line.Line, line.Typed, line.Verdict.Family.ToString(), line.Verdict.Normal!, line.Verdict.Tag, line.Verdict.Standing == AddressStanding.Confirm))];
}
