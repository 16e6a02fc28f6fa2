using FluentValidation;
using MediatR;
using Portal.Application.Pipeline;
using Portal.Application.Policies;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Answers;
using Portal.Domain.Holds;
using Portal.Domain.Requests;

namespace Portal.Application.Answers;

/// <summary>Says what became of targets. What is the same as before changes nothing, so that a page of a long list can be sent
/// as it stands.</summary>
public sealed record RecordFindings(RequestId Request, AnswerId Answer, IReadOnlyList<FindingEntry> Entries) : ICommand<Done>, IAboutRequest;

/// <summary>One target.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Outcome">What became of it; null takes the finding back.</param>
/// <param name="Code">Why, for what is withheld or refused.</param>
/// <param name="Hold">Which hold, for what is held.</param>
public sealed record FindingEntry(int Line, Outcome? Outcome, string Code = "", HoldId? Hold = null);

internal sealed class RecordFindingsValidator : AbstractValidator<RecordFindings>
{
    public RecordFindingsValidator(PolicyBook policies) => RuleFor(command => command.Entries).Custom((entries, context) =>
    {
        if (entries.Count > LegalRequest.MaxTargets || entries.DistinctBy(entry => entry.Line).Count() != entries.Count)
            context.Refuse(new Refusal("form.too-much") { Field = "Findings" });
        foreach (var entry in entries.Where(entry => entry.Outcome is Outcome.Withheld or Outcome.Refused))
        {
            if (entry.Code.Length == 0)
                context.Refuse(AnswerRefusals.CodeMissing($"Code-{entry.Line}"));
            else if (!policies.Answers.Fits(entry.Code, AnswerRules.UseOf(entry.Outcome!.Value)))
                context.Refuse(AnswerRefusals.CodeUnknown($"Code-{entry.Line}"));
        }
    });
}

internal sealed class RecordFindingsHandler(IPortalDb db, CurrentActor current, TimeProvider time) : IRequestHandler<RecordFindings, Result<Done>>
{
    public async Task<Result<Done>> Handle(RecordFindings command, CancellationToken cancellationToken)
    {
        if (await WholeAnswer.FindAsync(db, command.Request, command.Answer, cancellationToken) is not { } answer)
            return RequestErrors.NotFound;
        if (answer.Kind == AnswerKind.Decline)
            return AnswerRefusals.NotThisKind;
        var facts = await AnswerFacts.OfAsync(db, answer, cancellationToken);
        var refusals = command.Entries.Select(entry => Against(entry, facts)).OfType<Refusal>().ToList();
        if (refusals.Count > 0)
            return Result<Done>.Refused(refusals);
        var before = answer.Findings.ToDictionary(finding => finding.Line);
        var gone = command.Entries.Where(entry => entry.Outcome is null && before.ContainsKey(entry.Line)).Select(entry => entry.Line).ToList();
        var changed = command.Entries.Where(entry => entry.Outcome is not null && !Same(before.GetValueOrDefault(entry.Line), entry)).Select(AsFinding).ToList();
        if (gone.Count > 0 && answer.Unfind(gone, current.Actor.Id, time.GetUtcNow()) is { Succeeded: false } refused)
            return refused;
        return changed.Count == 0 ? default(Done) : answer.Find(changed, current.Actor.Id, time.GetUtcNow());
    }

    private static Refusal? Against(FindingEntry entry, AnswerFacts facts)
    {
        if (!facts.Lines.Contains(entry.Line))
            return AnswerRefusals.UnknownTarget(entry.Line);
        if (entry.Outcome is { } outcome && !AnswerFacts.OutcomesOf(facts.Kind).Contains(outcome))
            return AnswerRefusals.OutcomeNotOfKind($"Outcome-{entry.Line}");
        return entry.Outcome == Outcome.Held && (entry.Hold is not { } hold || !facts.Placed.TryGetValue(hold, out var line) || line != entry.Line)
            ? AnswerRefusals.NoSuchHold(entry.Line)
            : null;
    }

    private static bool Same(Finding? before, FindingEntry entry) =>
        before is not null && AsFinding(entry) is var after && (before.Outcome, before.Code, before.Hold) == (after.Outcome, after.Code, after.Hold);

    private static Finding AsFinding(FindingEntry entry) => new(
        entry.Line, entry.Outcome!.Value, entry.Outcome is Outcome.Withheld or Outcome.Refused ? entry.Code : "", entry.Outcome == Outcome.Held ? entry.Hold : null);
}
