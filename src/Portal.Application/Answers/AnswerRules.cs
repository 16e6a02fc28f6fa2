using Portal.Application.Pipeline;
using Portal.Domain;
using Portal.Domain.Answers;
using Portal.Domain.Holds;
using Portal.Domain.Policies;
using Portal.Domain.Requests;

namespace Portal.Application.Answers;

/// <summary>What stands against sending an answer for approval, all at once. The review page shows the same list, so that
/// whoever approves sees what was looked at.</summary>
internal static class AnswerRules
{
    public static IReadOnlyList<Refusal> Against(Answer answer, AnswerFacts facts, AnswerPolicy policy) =>
    [
        .. answer.Kind == AnswerKind.Decline ? Decline(answer, facts) : Findings(answer, facts, policy).Concat(Data(answer, facts)),
        .. Words(answer, policy),
        .. Counsel(answer, policy),
        .. policy.Languages.Contains(answer.Language) ? Array.Empty<Refusal>() : [AnswerRefusals.UnknownLanguage],
    ];

    /// <summary>Whether something that was asked for is not given.</summary>
    public static bool IsPartial(Answer answer, AnswerPolicy policy) =>
        answer.Findings.Any(finding => finding.Outcome is Outcome.Withheld or Outcome.Refused) || answer.Withheld.Any(category => !policy.Fits(category.Code, CodeUse.Nothing));

    private static IEnumerable<Refusal> Decline(Answer answer, AnswerFacts facts)
    {
        // A no to everything would leave the agency without a word of what is held for it, or may come to be.
        if (facts.Standing.Count > 0)
            yield return AnswerRefusals.DeclineWhileHeld(facts.Standing.Min());
        if (answer.Codes.Count == 0)
            yield return AnswerRefusals.NoCode;
        if (answer.Files.Count > 0)
            yield return AnswerRefusals.FilesInDecline;
    }

    private static IEnumerable<Refusal> Findings(Answer answer, AnswerFacts facts, AnswerPolicy policy)
    {
        var found = answer.Findings.Select(finding => finding.Line).ToHashSet();
        var open = facts.Lines.Where(line => !found.Contains(line) && !facts.FoundBefore.Contains(line)).ToList();
        if (answer.Kind == AnswerKind.Final && open.Count > 0)
            yield return AnswerRefusals.TargetsWithoutFinding(open.Count, open[0]);
        if (answer.Kind == AnswerKind.Interim && found.Count == 0)
            yield return AnswerRefusals.NoFinding;
        foreach (var finding in answer.Findings.OrderBy(finding => finding.Line))
        {
            if (!AnswerFacts.OutcomesOf(facts.Kind).Contains(finding.Outcome))
                yield return AnswerRefusals.OutcomeNotOfKind("Findings");
            if (finding.Outcome == Outcome.Held && (finding.Hold is not { } hold || !facts.Placed.TryGetValue(hold, out var line) || line != finding.Line))
                yield return AnswerRefusals.HoldNotConfirmed(finding.Line);
            if (finding.Outcome is Outcome.Withheld or Outcome.Refused && !policy.Fits(finding.Code, UseOf(finding.Outcome)))
                yield return AnswerRefusals.CodeUnknown("Findings");
        }

        foreach (var line in Unsaid(answer, facts).Distinct().Order())
            yield return AnswerRefusals.HoldStands(line);
    }

    /// <summary>Lines on which a hold stands that the answer keeps from the agency, which would take the assets for free to move.</summary>
    private static IEnumerable<int> Unsaid(Answer answer, AnswerFacts facts)
    {
        var otherwise = answer.Findings.Where(finding => finding.Outcome != Outcome.Held && facts.Standing.Contains(finding.Line)).Select(finding => finding.Line);
        if (answer.Kind != AnswerKind.Final)
            return otherwise;
        // Nothing follows a final answer: what is not decided must be decided before, and what is held must have been said.
        var said = answer.Findings.Where(finding => finding.Outcome == Outcome.Held).Select(finding => finding.Hold).OfType<HoldId>().Concat(facts.HeldBefore).ToHashSet();
        return otherwise.Concat(facts.Pending).Concat(facts.Placed.Where(hold => !said.Contains(hold.Key)).Select(hold => hold.Value));
    }

    private static IEnumerable<Refusal> Data(Answer answer, AnswerFacts facts)
    {
        if (facts.Kind != RequestKind.Data)
            yield break;
        var withheld = answer.Withheld.Select(category => category.Category).ToHashSet();
        foreach (var category in answer.Files.Select(file => file.Category).Distinct())
        {
            if (!facts.Asked.Contains(category))
                yield return AnswerRefusals.CategoryNotAsked(category) with { Field = "Files" };
            else if (withheld.Contains(category))
                yield return AnswerRefusals.CategoryNotGiven(category);
        }

        var produced = answer.Findings.Where(finding => finding.Outcome == Outcome.Produced).Select(finding => finding.Line).ToHashSet();
        var rows = answer.Files.SelectMany(file => file.TargetLines.Select(line => (Line: line, file.Category))).ToHashSet();
        foreach (var (line, category) in rows.Where(row => !produced.Contains(row.Line)).OrderBy(row => row.Line))
            yield return AnswerRefusals.RowsNotGiven(line, category);
        foreach (var line in produced.Except(rows.Select(row => row.Line)).Order())
            yield return AnswerRefusals.ProducedWithoutRows(line);
        // Where nothing is produced at all, the findings say everything there is to say of the categories.
        if (answer.Kind != AnswerKind.Final || produced.Count == 0)
            yield break;
        var given = answer.Files.Select(file => file.Category).ToHashSet();
        foreach (var category in facts.Asked.Where(category => !given.Contains(category) && !withheld.Contains(category) && !facts.GivenBefore.Contains(category)))
            yield return AnswerRefusals.CategoryWithoutWord(category);
    }

    private static IEnumerable<Refusal> Words(Answer answer, AnswerPolicy policy)
    {
        if ((answer.Kind == AnswerKind.Decline || IsPartial(answer, policy)) && answer.Words.Trim().Length < AnswerPolicy.MinWords)
            yield return AnswerRefusals.NoWords(AnswerPolicy.MinWords);
        foreach (var refusal in WordRules.Of(nameof(Answer.Words), answer.Words))
            yield return refusal;
    }

    private static IEnumerable<Refusal> Counsel(Answer answer, AnswerPolicy policy)
    {
        var codes = answer.Codes.Concat(answer.Findings.Select(finding => finding.Code)).Concat(answer.Withheld.Select(category => category.Code));
        var wanted = policy.Counsel(codes);
        if (wanted.Count > 0 && !wanted.Contains(answer.Escalation))
            yield return AnswerRefusals.NeedsCounsel(wanted[0]);
    }

    public static CodeUse UseOf(Outcome outcome) => outcome == Outcome.Withheld ? CodeUse.Withhold : CodeUse.Refuse;
}
