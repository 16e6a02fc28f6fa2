using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Tests.Requests;

namespace Portal.Domain.Tests.Answers;

/// <summary>What the ledger is told of an answer, word for word, and that every change is a new version.</summary>
public sealed class AnswerHistoryTests
{
    private static readonly string s_answer = $"answer={Prepared.Id} number=3";

    [Fact]
    public void A_fresh_answer_says_nothing_yet()
    {
        var answer = Prepared.Answer(AnswerKind.Interim);

        (answer.Words, answer.CodeList, answer.Escalation, answer.ReturnReason, answer.Language).ShouldBe(("", "", "", "", "ar"));
        (answer.Codes.Count, answer.Findings.Count, answer.Withheld.Count, answer.Files.Count).ShouldBe((0, 0, 0, 0));
        (answer.Id, answer.Number, answer.Kind, answer.State, answer.Revision, answer.Version).ShouldBe((Prepared.Id, 3, AnswerKind.Interim, AnswerState.Prepared, 1, 1));
        (answer.Requester, answer.PreparedBy, answer.PreparedAt).ShouldBe((Freezes.OfficerId, Prepared.Signe, Prepared.Now));
        answer.InWords().ShouldBe([$"answers.prepared {s_answer} kind=Interim"]);
    }

    [Fact]
    public void From_the_draft_to_the_recall_every_step_is_told_once()
    {
        var answer = Prepared.Answer();
        AccountId other = new(Guid.Parse("22222222-2222-4222-8222-222222222223"));

        _ = answer.Send(Prepared.Signe, [], Prepared.Now).Value;
        _ = answer.Return(Prepared.Daniel, 1, "Name the second account too.", Prepared.Now).Value;
        _ = answer.Find([new(1, Outcome.NothingHeld)], Prepared.Signe, Prepared.Now).Value;
        _ = answer.Send(Prepared.Signe, [], Prepared.Now).Value;
        _ = answer.Approve(Prepared.Daniel, 2, Prepared.Now).Value;
        _ = answer.Disclose("0b", "0a", [answer.Requester, other], Prepared.Now.AddMinutes(5)).Value;
        _ = answer.Revoke("order-set-aside").Value;

        answer.InWords().ShouldBe(
        [
            $"answers.prepared {s_answer} kind=Final",
            $"answers.sent-for-approval {s_answer} revision=1",
            $"answers.returned {s_answer} revision=1 (reason=Name the second account too.)",
            $"answers.sent-for-approval {s_answer} revision=2",
            $"answers.approved {s_answer} revision=2",
            $"answers.disclosure-intended {s_answer} packet-sha256=0b unsealed-sha256=0a recipients={Freezes.OfficerId},{other}",
            $"answers.disclosed {s_answer} kind=Final",
            $"answers.revoked {s_answer} reason=order-set-aside",
        ]);
        (answer.DisclosedAt, answer.Version).ShouldBe((Prepared.Now.AddMinutes(5), 8));
    }

    [Fact]
    public void Every_step_is_the_next_version()
    {
        var (signe, now) = (Prepared.Signe, Prepared.Now);
        Next(AnswerState.Prepared, answer => answer.Send(signe, [], now));
        Next(AnswerState.Prepared, answer => answer.Write("Words.", [], "en", "", signe, now));
        Next(AnswerState.AwaitingApproval, answer => answer.Find([], signe, now));
        Next(AnswerState.AwaitingApproval, answer => answer.Approve(Prepared.Daniel, answer.Revision, now));
        Next(AnswerState.AwaitingApproval, answer => answer.Return(Prepared.Daniel, answer.Revision, "Again.", now));
        Next(AnswerState.AwaitingApproval, answer => answer.Void("withdrawn"));
        Next(AnswerState.Approved, answer => answer.Disclose("00", "00", [answer.Requester], now));
        Next(AnswerState.Disclosed, answer => answer.Revoke("wrong-contents"));
    }

    [Theory, InlineData(AnswerState.AwaitingApproval, false), InlineData(AnswerState.Approved, true)]
    public void Who_had_approved_is_named_when_an_edit_takes_the_approval_back(AnswerState state, bool approved)
    {
        var answer = Prepared.In(state);

        _ = answer.Withhold([], Prepared.Signe, Prepared.Now).Value;

        answer.Events.ShouldHaveSingleItem().ShouldBeOfType<AnswerApprovalVoided>().ApprovedBy.ShouldBe(approved ? Prepared.Daniel.Id : null);
        answer.InWords().ShouldBe([$"answers.approval-voided {s_answer} reason=edited"]);
    }

    [Theory, InlineData(AnswerState.AwaitingApproval, false), InlineData(AnswerState.Approved, true)]
    public void Who_had_approved_is_named_when_the_portal_takes_the_approval_back(AnswerState state, bool approved)
    {
        var answer = Prepared.In(state);

        _ = answer.Void("withdrawn").Value;

        answer.Events.ShouldHaveSingleItem().ShouldBeOfType<AnswerApprovalVoided>().ApprovedBy.ShouldBe(approved ? Prepared.Daniel.Id : null);
        (answer.State, answer.SentAt, answer.DecidedBy, answer.DecidedAt, answer.ApprovedRevision).ShouldBe((AnswerState.Prepared, null, null, null, null));
    }

    [Fact]
    public void What_was_returned_and_is_edited_names_nobody_who_approved()
    {
        var answer = Prepared.In(AnswerState.AwaitingApproval);
        _ = answer.Return(Prepared.Daniel, 1, "Again.", Prepared.Now).Value;
        (answer.SentAt, answer.ReturnReason, answer.DecidedBy).ShouldBe((null, "Again.", Prepared.Daniel.Id));
        answer.ForgetEvents();

        _ = answer.Write("Both accounts.", [], "en", "", Prepared.Signe, Prepared.Now).Value;
        answer.Events.ShouldBeEmpty();
        answer.ReturnReason.ShouldBe("Again.", "what is to be mended stays in sight until it is sent again");
        _ = answer.Send(Prepared.Signe, [], Prepared.Now.AddMinutes(1)).Value;

        (answer.ReturnReason, answer.SentAt, answer.DecidedBy).ShouldBe(("", Prepared.Now.AddMinutes(1), null));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Who_returned_it_is_not_named_as_who_approved_when_it_was_sent_again_unchanged(bool edit)
    {
        var answer = Prepared.In(AnswerState.AwaitingApproval);
        _ = answer.Return(Prepared.Daniel, 1, "Again.", Prepared.Now).Value;
        _ = answer.Send(Prepared.Signe, [], Prepared.Now).Value;

        _ = edit ? answer.Find([], Prepared.Signe, Prepared.Now).Value : answer.Void("withdrawn").Value;

        answer.Events[^1].ShouldBeOfType<AnswerApprovalVoided>().ApprovedBy.ShouldBeNull();
    }

    [Fact]
    public void What_was_edited_after_its_approval_is_not_disclosed()
    {
        var answer = Prepared.In(AnswerState.Approved);
        _ = answer.Find([], Prepared.Signe, Prepared.Now).Value;

        answer.Disclose("00", "00", [answer.Requester], Prepared.Now).Refusals.ShouldHaveSingleItem().Code.ShouldBe("answers.wrong-state");

        (answer.DisclosedAt, answer.State).ShouldBe((null, AnswerState.Prepared));
    }

    [Fact]
    public void Escalation_is_told_when_it_begins_or_changes_and_not_when_it_ends()
    {
        var answer = Prepared.In(AnswerState.Prepared);
        foreach (var reason in new[] { "", "human-rights", "human-rights", "conflict-of-law", "", "privilege" })
            _ = answer.Write("", [], "en", reason, Prepared.Signe, Prepared.Now).Value;

        answer.InWords().ShouldBe([$"answers.escalated {s_answer} reason=human-rights", $"answers.escalated {s_answer} reason=conflict-of-law", $"answers.escalated {s_answer} reason=privilege"]);
    }

    [Theory]
    [InlineData("wrong-recipient", true), InlineData("wrong-contents", true), InlineData("order-set-aside", true), InlineData("request-not-genuine", true)]
    [InlineData("", false), InlineData("a-hunch", false), InlineData("Wrong-recipient", false)]
    public void A_packet_is_called_back_for_a_known_reason(string reason, bool known)
    {
        var answer = Prepared.In(AnswerState.Disclosed);

        answer.Revoke(reason).Refusals.Select(refusal => refusal.ToString()).ShouldBe(known ? [] : ["Reason: answers.unknown-revoke-reason"]);

        answer.State.ShouldBe(known ? AnswerState.Revoked : AnswerState.Disclosed);
    }

    private static void Next(AnswerState state, Func<Answer, Result<Done>> step)
    {
        var answer = Prepared.In(state);
        var version = answer.Version;

        step(answer).Succeeded.ShouldBeTrue();

        answer.Version.ShouldBe(version + 1);
    }
}
