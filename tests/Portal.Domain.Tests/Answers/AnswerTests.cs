using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Tests.Requests;

namespace Portal.Domain.Tests.Answers;

public sealed class AnswerTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly AccountId s_signe = new(Guid.NewGuid());
    private static readonly Actor s_daniel = new(new(Guid.NewGuid()), Role.Approver);
    private static readonly Actor s_clara = new(new(Guid.NewGuid()), Role.Counsel);

    public static TheoryData<AnswerState, AnswerTrigger> Pairs
    {
        get
        {
            var pairs = new TheoryData<AnswerState, AnswerTrigger>();
            foreach (var state in Enum.GetValues<AnswerState>())
            {
                foreach (var trigger in Enum.GetValues<AnswerTrigger>())
                    pairs.Add(state, trigger);
            }

            return pairs;
        }
    }

    [Theory, MemberData(nameof(Pairs))]
    public void What_is_not_in_the_lifecycle_cannot_happen(AnswerState state, AnswerTrigger trigger)
    {
        var answer = In(state);
        var row = AnswerLifecycle.Find(state, trigger);

        var result = Do(answer, trigger);

        result.Succeeded.ShouldBe(row is not null);
        answer.State.ShouldBe(row?.To ?? state);
        if (row is null)
            result.Refusals.ShouldHaveSingleItem().Code.ShouldBe("answers.wrong-state");
    }

    [Fact]
    public void An_edit_makes_a_revision_and_takes_every_decision_back()
    {
        var answer = In(AnswerState.Approved);
        answer.ForgetEvents();

        answer.Write("Other words.", [], "en", "", s_signe, s_now).Succeeded.ShouldBeTrue();

        (answer.State, answer.Revision, answer.ApprovedRevision, answer.DecidedBy, answer.SentAt).ShouldBe((AnswerState.Prepared, 2, null, null, null));
        answer.Events.ShouldHaveSingleItem().ShouldBeOfType<AnswerApprovalVoided>().Reason.ShouldBe("edited");
    }

    [Fact]
    public void What_was_read_is_what_is_approved()
    {
        var answer = In(AnswerState.AwaitingApproval);

        answer.Approve(s_daniel, answer.Revision - 1, s_now).Refusals.ShouldBe([AnswerErrors.Changed]);
        answer.Return(s_daniel, answer.Revision + 1, "Again.", s_now).Refusals.ShouldBe([AnswerErrors.Changed]);
        answer.Approve(s_daniel, answer.Revision, s_now).Succeeded.ShouldBeTrue();
        (answer.ApprovedRevision, answer.DecidedBy).ShouldBe((answer.Revision, s_daniel.Id));
    }

    [Theory]
    [InlineData("", Role.Counsel, "answers.for-approver"), InlineData("privilege", Role.Approver, "answers.for-counsel"), InlineData("", Role.Investigator, "answers.for-approver")]
    public void Counsel_decides_what_was_escalated_and_nothing_else(string escalation, Role role, string refusal)
    {
        var answer = Begun();
        answer.Write("Words that say it.", [], "en", escalation, s_signe, s_now);
        answer.Send(s_signe, [], s_now);

        answer.Approve(new(new(Guid.NewGuid()), role), answer.Revision, s_now).Refusals.Select(refused => refused.Code).ShouldBe([refusal]);
        answer.Approve(escalation.Length > 0 ? s_clara : s_daniel, answer.Revision, s_now).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void Nobody_decides_on_the_own_work_nor_on_an_answer_to_the_own_request()
    {
        var answer = In(AnswerState.AwaitingApproval);

        answer.Approve(new(s_signe, Role.Approver), answer.Revision, s_now).Refusals.ShouldBe([AnswerErrors.OwnWork]);
        answer.Approve(new(answer.Requester, Role.Approver), answer.Revision, s_now).Refusals.ShouldBe([AnswerErrors.OwnWork]);
        answer.Return(new(s_signe, Role.Approver), answer.Revision, "No.", s_now).Refusals.ShouldBe([AnswerErrors.OwnWork]);
    }

    [Fact]
    public void All_that_is_missing_keeps_an_answer_from_being_sent()
    {
        var answer = Begun();

        answer.Send(s_signe, [new("a.b"), new("c.d")], s_now).Refusals.Select(refusal => refusal.Code).ShouldBe(["a.b", "c.d"]);
        (answer.State, answer.SentAt).ShouldBe((AnswerState.Prepared, null));
    }

    [Fact]
    public void A_later_finding_of_a_target_replaces_the_earlier_one()
    {
        var answer = Begun();
        answer.Find([new(1, Outcome.NothingHeld), new(2, Outcome.NothingHeld)], s_signe, s_now);
        answer.Find([new(2, Outcome.Refused, "id-not-ours")], s_signe, s_now);
        answer.Unfind([1], s_signe, s_now);

        answer.Findings.Select(finding => (finding.Line, finding.Outcome, finding.Code)).ShouldBe([(2, Outcome.Refused, "id-not-ours")]);
        answer.Revision.ShouldBe(4);
    }

    [Fact]
    public void Escalating_is_told_once_and_an_unknown_reason_is_none()
    {
        var answer = Begun();
        answer.ForgetEvents();

        answer.Write("", [], "en", "a-hunch", s_signe, s_now).Refusals.ShouldBe([AnswerErrors.UnknownEscalation]);
        answer.Write("", [], "en", "privilege", s_signe, s_now);
        answer.Write("More.", [], "en", "privilege", s_signe, s_now);

        answer.Events.ShouldHaveSingleItem().ShouldBeOfType<AnswerEscalated>().Reason.ShouldBe("privilege");
    }

    private static Answer Begun()
    {
        var request = Freezes.Submit().Value;
        request.Claim(s_signe, s_now, "");
        request.Verify(s_signe, s_now);
        return Answer.Prepare(new(Guid.NewGuid()), request, 1, AnswerKind.Final, "en", s_signe, s_now).Value;
    }

    private static Answer In(AnswerState state)
    {
        var answer = Begun();
        if (state != AnswerState.Prepared)
            answer.Send(s_signe, [], s_now);
        if (state is not (AnswerState.Prepared or AnswerState.AwaitingApproval))
            answer.Approve(s_daniel, answer.Revision, s_now);
        if (state is AnswerState.Disclosed or AnswerState.Revoked)
            answer.Disclose("00", "00", [answer.Requester], s_now);
        if (state == AnswerState.Revoked)
            answer.Revoke("wrong-recipient");
        answer.State.ShouldBe(state);
        return answer;
    }

    private static Result<Done> Do(Answer answer, AnswerTrigger trigger) => trigger switch
    {
        AnswerTrigger.Edit => answer.Find([new(1, Outcome.NothingHeld)], s_signe, s_now),
        AnswerTrigger.Send => answer.Send(s_signe, [], s_now),
        AnswerTrigger.Approve => answer.Approve(s_daniel, answer.Revision, s_now),
        AnswerTrigger.Return => answer.Return(s_daniel, answer.Revision, "Again.", s_now),
        AnswerTrigger.Void => answer.Void("withdrawn"),
        AnswerTrigger.Disclose => answer.Disclose("00", "00", [answer.Requester], s_now),
        _ => answer.Revoke("wrong-contents"),
    };
}
