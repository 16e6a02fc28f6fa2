using Portal.Domain.Accounts;

namespace Portal.Domain.Answers;

/// <content>What the claimant writes. Every edit voids what was decided on the answer.</content>
public sealed partial class Answer
{
    /// <summary>Sets or replaces findings, one for each line named.</summary>
    /// <param name="findings">At most one for each line.</param>
    /// <param name="by">The claimant.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Find(IReadOnlyList<Finding> findings, AccountId by, DateTimeOffset now) => Edit(by, now, () =>
    {
        var lines = findings.Select(finding => finding.Line).ToHashSet();
        _findings.RemoveAll(finding => lines.Contains(finding.Line));
        _findings.AddRange(findings);
    });

    /// <summary>Takes findings back.</summary>
    /// <param name="lines">Lines of targets.</param>
    /// <param name="by">The claimant.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Unfind(IReadOnlyCollection<int> lines, AccountId by, DateTimeOffset now) =>
        Edit(by, now, () => _findings.RemoveAll(finding => lines.Contains(finding.Line)));

    /// <summary>Says which categories are withheld as a whole; those not named are not.</summary>
    /// <param name="withheld">At most one for each category.</param>
    /// <param name="by">The claimant.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Withhold(IReadOnlyList<WithheldCategory> withheld, AccountId by, DateTimeOffset now) => Edit(by, now, () =>
    {
        _withheld.Clear();
        _withheld.AddRange(withheld);
    });

    /// <summary>Says what it says in plain words, and how.</summary>
    /// <param name="words">Plain words.</param>
    /// <param name="codes">Decline codes; empty unless it is a decline.</param>
    /// <param name="language">Language of the packet.</param>
    /// <param name="escalation">Code for handing it to counsel, or empty.</param>
    /// <param name="by">The claimant.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Write(string words, IReadOnlyList<string> codes, string language, string escalation, AccountId by, DateTimeOffset now)
    {
        if (escalation.Length > 0 && !Escalations.Contains(escalation))
            return AnswerErrors.UnknownEscalation;
        return Edit(by, now, () =>
        {
            if (Escalation != escalation && escalation.Length > 0)
                Record(new AnswerEscalated(Request, Id, Number, escalation));
            (Words, CodeList, Language, Escalation) = (words, string.Join(',', codes), language, escalation);
        });
    }

    /// <summary>Adds a data file.</summary>
    public Result<Done> AddFile(AnswerFile file, AccountId by, DateTimeOffset now) => Edit(by, now, () => _files.Add(file));

    /// <summary>Takes a data file out.</summary>
    public Result<Done> RemoveFile(AnswerFileId file, AccountId by, DateTimeOffset now) => Edit(by, now, () => _files.RemoveAll(other => other.Id == file));

    private Result<Done> Edit(AccountId by, DateTimeOffset now, Action change)
    {
        if (AnswerLifecycle.Find(State, AnswerTrigger.Edit) is not { } row)
            return AnswerErrors.WrongState(State);
        change();
        if (State != AnswerState.Prepared)
            Record(new AnswerApprovalVoided(Request, Id, Number, AnswerApprovalVoided.Edited) { ApprovedBy = ApprovedRevision is null ? null : DecidedBy });
        (State, PreparedBy, PreparedAt, Revision) = (row.To, by, now, Revision + 1);
        (SentAt, DecidedBy, DecidedAt, ApprovedRevision) = (null, null, null, null);
        Version++;
        return default(Done);
    }
}
