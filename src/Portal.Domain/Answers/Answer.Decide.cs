using Portal.Domain.Accounts;

namespace Portal.Domain.Answers;

/// <content>What others decide.</content>
public sealed partial class Answer
{
    /// <summary>Sends the answer for approval, if nothing is missing.</summary>
    /// <param name="by">The claimant.</param>
    /// <param name="missing">What is against sending it, as the rules of its kind found; see the application's answer rules.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Send(AccountId by, IReadOnlyList<Refusal> missing, DateTimeOffset now)
    {
        if (AnswerLifecycle.Find(State, AnswerTrigger.Send) is not { } row)
            return AnswerErrors.WrongState(State);
        if (missing.Count > 0)
            return Result<Done>.Refused(missing);
        (State, PreparedBy, SentAt, ReturnReason) = (row.To, by, now, "");
        Version++;
        Record(new AnswerSent(Request, Id, Number, Revision));
        return default(Done);
    }

    /// <summary>Another person approves the revision that was shown.</summary>
    /// <param name="by">The approver, or counsel where the answer was escalated.</param>
    /// <param name="revision">The revision that was read.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Approve(Actor by, int revision, DateTimeOffset now) => Decide(by, revision, AnswerTrigger.Approve, now, () =>
    {
        ApprovedRevision = revision;
        Record(new AnswerApproved(Request, Id, Number, revision));
    });

    /// <summary>Another person returns the answer to its preparer.</summary>
    /// <param name="by">The approver, or counsel where the answer was escalated.</param>
    /// <param name="revision">The revision that was read.</param>
    /// <param name="reason">Why, in plain words. Contents.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Return(Actor by, int revision, string reason, DateTimeOffset now) => Decide(by, revision, AnswerTrigger.Return, now, () =>
    {
        (SentAt, ReturnReason) = (null, reason);
        Record(new AnswerReturned(Request, Id, Number, revision, reason));
    });

    /// <summary>The request has gone elsewhere: what was approved must not be disclosed.</summary>
    /// <param name="reason">Code.</param>
    public Result<Done> Void(string reason)
    {
        if (AnswerLifecycle.Find(State, AnswerTrigger.Void) is not { } row)
            return AnswerErrors.WrongState(State);
        Record(new AnswerApprovalVoided(Request, Id, Number, reason) { ApprovedBy = ApprovedRevision is null ? null : DecidedBy });
        (State, SentAt, DecidedBy, DecidedAt, ApprovedRevision) = (row.To, null, null, null, null);
        Version++;
        return default(Done);
    }

    /// <summary>The packet is sealed and its hash and recipients are in this very commit: from here on it can be fetched.</summary>
    /// <param name="packetSha256">Of the sealed packet.</param>
    /// <param name="unsealedSha256">Of the packet before its seal.</param>
    /// <param name="recipients">Accounts that may fetch it.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Disclose(string packetSha256, string unsealedSha256, IReadOnlyList<AccountId> recipients, DateTimeOffset now)
    {
        if (AnswerLifecycle.Find(State, AnswerTrigger.Disclose) is not { } row || ApprovedRevision != Revision)
            return AnswerErrors.WrongState(State);
        Record(new DisclosureIntended(Request, Id, Number, packetSha256, unsealedSha256, recipients));
        (State, DisclosedAt) = (row.To, now);
        Version++;
        Record(new AnswerDisclosed(Request, Id, Number, Kind));
        return default(Done);
    }

    /// <summary>The packet is called back: it can no longer be fetched. What was fetched already stays fetched.</summary>
    /// <param name="reason">Code, one of <see cref="RevokeReasons"/>.</param>
    public Result<Done> Revoke(string reason)
    {
        if (!RevokeReasons.Contains(reason))
            return AnswerErrors.UnknownRevokeReason;
        if (AnswerLifecycle.Find(State, AnswerTrigger.Revoke) is not { } row)
            return AnswerErrors.WrongState(State);
        State = row.To;
        Version++;
        Record(new AnswerRevoked(Request, Id, Number, reason));
        return default(Done);
    }

    /// <summary>Codes for calling a packet back.</summary>
    public static IReadOnlyList<string> RevokeReasons { get; } = ["wrong-recipient", "wrong-contents", "order-set-aside", "request-not-genuine"];

    private Result<Done> Decide(Actor by, int revision, AnswerTrigger trigger, DateTimeOffset now, Action act)
    {
        if (AnswerLifecycle.Find(State, trigger) is not { } row)
            return AnswerErrors.WrongState(State);
        if (by.Id == PreparedBy || by.Id == Requester)
            return AnswerErrors.OwnWork;
        if (by.Role != (Escalation.Length > 0 ? Role.Counsel : Role.Approver))
            return Escalation.Length > 0 ? AnswerErrors.ForCounsel : AnswerErrors.ForApprover;
        if (revision != Revision)
            return AnswerErrors.Changed;
        (State, DecidedBy, DecidedAt) = (row.To, by.Id, now);
        Version++;
        act();
        return default(Done);
    }
}
