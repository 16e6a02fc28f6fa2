using Portal.Domain.Accounts;
using Portal.Domain.Clocks;
using Portal.Domain.Questions;

namespace Portal.Domain.Requests;

/// <content>From the claim to the end: verified, asked about, answered, taken back, closed.</content>
public sealed partial class LegalRequest
{
    /// <summary>Reasons for taking a request back. Codes, since a free sentence could carry a name into the ledger.</summary>
    public static IReadOnlyList<string> WithdrawReasons { get; } = ["case-closed", "mistake", "other-channel", "no-longer-needed"];

    /// <summary>The claimant finds officer, agency and instrument to be what they say.</summary>
    /// <param name="by">The investigator.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Verify(AccountId by, DateTimeOffset now) => ByClaimant(by, RequestTrigger.Verify, row =>
    {
        Record(new RequestVerified(Id));
        Follow(row, now);
    });

    /// <summary>The claimant asks the agency for something; until the reply its time does not count.</summary>
    /// <param name="id">A fresh id.</param>
    /// <param name="by">The investigator.</param>
    /// <param name="text">What is asked, in plain words for the officer. Contents.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Ask(QuestionId id, AccountId by, string text, DateTimeOffset now) => ByClaimant(by, RequestTrigger.Ask, row =>
    {
        var question = Question.Asked(id, _questions.Count + 1, text, by, now);
        _questions.Add(question);
        Record(new QuestionAsked(Id, id, question.Number));
        Follow(row, now);
    });

    /// <summary>The officer replies to the open question.</summary>
    /// <param name="by">The officer.</param>
    /// <param name="text">The reply. Contents.</param>
    /// <param name="policy">For the calendars of the clocks that run on.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Reply(AccountId by, string text, ClockPolicy policy, DateTimeOffset now)
    {
        if (by != Officer)
            return RequestErrors.NotFound;
        if (Lifecycle.Find(State, RequestTrigger.Reply) is not { } row || OpenQuestion is not { } question)
            return RequestErrors.WrongState(State);
        question.ReplyWith(by, text, now);
        Record(new QuestionReplied(Id, question.Id, question.Number));
        Follow(row, now, policy);
        return default(Done);
    }

    /// <summary>The claimant takes the open question back.</summary>
    /// <param name="by">The investigator.</param>
    /// <param name="policy">For the calendars of the clocks that run on.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Retract(AccountId by, ClockPolicy policy, DateTimeOffset now) => ByClaimant(by, RequestTrigger.Retract, row =>
    {
        var question = OpenQuestion!;
        question.End(now);
        Record(new QuestionRetracted(Id, question.Id, question.Number));
        Follow(row, now, policy);
    });

    /// <summary>The question that waits for a reply, or null.</summary>
    public Question? OpenQuestion => _questions.Find(question => question.EndedAt is null);

    /// <summary>An interim answer was disclosed: the request goes on.</summary>
    /// <param name="now">UTC.</param>
    public Result<Done> NoteInterimAnswer(DateTimeOffset now)
    {
        if (!Lifecycle.Open.Contains(State))
            return RequestErrors.WrongState(State);
        FirstAnsweredAt ??= now;
        Version++;
        return default(Done);
    }

    /// <summary>The final answer, or a decline, was disclosed: every clock stops, an open question ends unanswered.</summary>
    /// <param name="kind">Word for the kind of answer, for the ledger.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> NoteFinalAnswer(string kind, DateTimeOffset now)
    {
        if (Lifecycle.Find(State, RequestTrigger.Answer) is not { } row)
            return RequestErrors.WrongState(State);
        FirstAnsweredAt ??= now;
        AnsweredAt = now;
        OpenQuestion?.End(now);
        Record(new RequestAnswered(Id, kind));
        Follow(row, now);
        return default(Done);
    }

    /// <summary>An answer was disclosed in the place of the one that ended the request and was called back: the request stays
    /// answered since the first of them, which its response time counts to.</summary>
    /// <param name="now">UTC.</param>
    public Result<Done> NoteReplacingAnswer(DateTimeOffset now)
    {
        if (Lifecycle.Find(State, RequestTrigger.Replace) is not { } row)
            return RequestErrors.WrongState(State);
        Follow(row, now);
        return default(Done);
    }

    /// <summary>The operator's system has confirmed every hold that the desk asked for: the clock of placing stops.</summary>
    /// <param name="now">UTC.</param>
    public void NoteHoldsPlaced(DateTimeOffset now)
    {
        foreach (var clock in _clocks.Where(clock => clock.Name == ClockName.HoldPlaced && clock.Stop(now)))
            Record(new ClockStopped(Id, clock.Name, clock.DueAt));
        Reckon();
    }

    /// <summary>The officer takes the request back. Holds stay as they are: only an unfreeze changes one.</summary>
    /// <param name="by">The officer.</param>
    /// <param name="reason">One of <see cref="WithdrawReasons"/>.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Withdraw(AccountId by, string reason, DateTimeOffset now)
    {
        if (!WithdrawReasons.Contains(reason))
            return RequestErrors.UnknownWithdrawReason;
        return ByOfficer(by, RequestTrigger.Withdraw, new RequestWithdrawn(Id, reason), now);
    }

    /// <summary>The officer has sent another request in its place. Holds stay as they are.</summary>
    /// <param name="by">The officer.</param>
    /// <param name="later">The other request.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Supersede(AccountId by, RequestId later, DateTimeOffset now)
    {
        var result = ByOfficer(by, RequestTrigger.Supersede, new RequestSuperseded(Id, later), now);
        if (result.Succeeded)
            SupersededBy = later;
        return result;
    }

    /// <summary>The claimant files an answered request away. Holds stay as they are.</summary>
    /// <param name="by">The investigator.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Close(AccountId by, DateTimeOffset now) => ByClaimant(by, RequestTrigger.Close, row =>
    {
        EndedAt = now;
        Record(new RequestClosed(Id));
        Follow(row, now);
    });

    private Result<Done> ByClaimant(AccountId by, RequestTrigger trigger, Action<RequestTransition> act)
    {
        if (ClaimedBy != by)
            return RequestErrors.NotClaimant;
        if (Lifecycle.Find(State, trigger) is not { } row)
            return RequestErrors.WrongState(State);
        act(row);
        return default(Done);
    }

    private Result<Done> ByOfficer(AccountId by, RequestTrigger trigger, RequestEvent happened, DateTimeOffset now)
    {
        if (by != Officer)
            return RequestErrors.NotFound;
        if (Lifecycle.Find(State, trigger) is not { } row)
            return RequestErrors.WrongState(State);
        EndedAt = now;
        OpenQuestion?.End(now);
        Record(happened);
        Follow(row, now);
        return default(Done);
    }
}
