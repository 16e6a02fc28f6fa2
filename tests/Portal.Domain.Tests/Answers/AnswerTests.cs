using Portal.Domain.Accounts;
using Portal.Domain.Answers;

namespace Portal.Domain.Tests.Answers;

public sealed class AnswerTests
{
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
        var answer = Prepared.In(state);
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
        var answer = Prepared.In(AnswerState.Approved);
        answer.ForgetEvents();

        answer.Write("Other words.", [], "en", "", Prepared.Signe, Prepared.Now).Succeeded.ShouldBeTrue();

        (answer.State, answer.Revision, answer.ApprovedRevision, answer.DecidedBy, answer.SentAt).ShouldBe((AnswerState.Prepared, 2, null, null, null));
        answer.Events.ShouldHaveSingleItem().ShouldBeOfType<AnswerApprovalVoided>().Reason.ShouldBe("edited");
    }

    [Fact]
    public void What_was_read_is_what_is_approved()
    {
        var answer = Prepared.In(AnswerState.AwaitingApproval);

        answer.Approve(Prepared.Daniel, answer.Revision - 1, Prepared.Now).Refusals.ShouldBe([AnswerErrors.Changed]);
        answer.Return(Prepared.Daniel, answer.Revision + 1, "Again.", Prepared.Now).Refusals.ShouldBe([AnswerErrors.Changed]);
        answer.Approve(Prepared.Daniel, answer.Revision, Prepared.Now).Succeeded.ShouldBeTrue();
        (answer.ApprovedRevision, answer.DecidedBy).ShouldBe((answer.Revision, Prepared.Daniel.Id));
    }

    [Theory]
    [InlineData("", Role.Counsel, "answers.for-approver"), InlineData("privilege", Role.Approver, "answers.for-counsel"), InlineData("", Role.Investigator, "answers.for-approver")]
    public void Counsel_decides_what_was_escalated_and_nothing_else(string escalation, Role role, string refusal)
    {
        var answer = Prepared.Answer();
        answer.Write("Words that say it.", [], "en", escalation, Prepared.Signe, Prepared.Now);
        answer.Send(Prepared.Signe, [], Prepared.Now);

        answer.Approve(new(new(Guid.NewGuid()), role), answer.Revision, Prepared.Now).Refusals.Select(refused => refused.Code).ShouldBe([refusal]);
        answer.Approve(escalation.Length > 0 ? s_clara : Prepared.Daniel, answer.Revision, Prepared.Now).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void Nobody_decides_on_the_own_work_nor_on_an_answer_to_the_own_request()
    {
        var answer = Prepared.In(AnswerState.AwaitingApproval);

        answer.Approve(new(Prepared.Signe, Role.Approver), answer.Revision, Prepared.Now).Refusals.ShouldBe([AnswerErrors.OwnWork]);
        answer.Approve(new(answer.Requester, Role.Approver), answer.Revision, Prepared.Now).Refusals.ShouldBe([AnswerErrors.OwnWork]);
        answer.Return(new(Prepared.Signe, Role.Approver), answer.Revision, "No.", Prepared.Now).Refusals.ShouldBe([AnswerErrors.OwnWork]);
    }

    [Fact]
    public void All_that_is_missing_keeps_an_answer_from_being_sent()
    {
        var answer = Prepared.Answer();

        answer.Send(Prepared.Signe, [new("a.b"), new("c.d")], Prepared.Now).Refusals.Select(refusal => refusal.Code).ShouldBe(["a.b", "c.d"]);
        (answer.State, answer.SentAt).ShouldBe((AnswerState.Prepared, null));
    }

    [Fact]
    public void A_later_finding_of_a_target_replaces_the_earlier_one()
    {
        var answer = Prepared.Answer();
        answer.Find([new(1, Outcome.NothingHeld), new(2, Outcome.NothingHeld)], Prepared.Signe, Prepared.Now);
        answer.Find([new(2, Outcome.Refused, "id-not-ours")], Prepared.Signe, Prepared.Now);
        answer.Unfind([1], Prepared.Signe, Prepared.Now);

        answer.Findings.Select(finding => (finding.Line, finding.Outcome, finding.Code)).ShouldBe([(2, Outcome.Refused, "id-not-ours")]);
        answer.Revision.ShouldBe(4);
    }

    [Fact]
    public void Escalating_is_told_once_and_an_unknown_reason_is_none()
    {
        var answer = Prepared.Answer();
        answer.ForgetEvents();

        answer.Write("", [], "en", "a-hunch", Prepared.Signe, Prepared.Now).Refusals.ShouldBe([AnswerErrors.UnknownEscalation]);
        answer.Write("", [], "en", "privilege", Prepared.Signe, Prepared.Now);
        answer.Write("More.", [], "en", "privilege", Prepared.Signe, Prepared.Now);

        answer.Events.ShouldHaveSingleItem().ShouldBeOfType<AnswerEscalated>().Reason.ShouldBe("privilege");
    }

    private static Result<Done> Do(Answer answer, AnswerTrigger trigger) => trigger switch
    {
        AnswerTrigger.Edit => answer.Find([new(1, Outcome.NothingHeld)], Prepared.Signe, Prepared.Now),
        AnswerTrigger.Send => answer.Send(Prepared.Signe, [], Prepared.Now),
        AnswerTrigger.Approve => answer.Approve(Prepared.Daniel, answer.Revision, Prepared.Now),
        AnswerTrigger.Return => answer.Return(Prepared.Daniel, answer.Revision, "Again.", Prepared.Now),
        AnswerTrigger.Void => answer.Void("withdrawn"),
        AnswerTrigger.Disclose => answer.Disclose("00", "00", [answer.Requester], Prepared.Now),
        _ => answer.Revoke("wrong-contents"),
    };
}
