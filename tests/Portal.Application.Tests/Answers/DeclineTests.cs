using Portal.Application.Answers;
using Portal.Application.Notices;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Answers;

public sealed class DeclineTests
{
    [Theory, EveryEngine]
    public async Task A_decline_goes_from_the_investigator_to_another_person_who_approves_what_was_shown(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        var answer = await portal.ADeclineToDecideAsync(request, portal.Signe());
        var shown = (await portal.GetAsync(new GetAnswer(request, answer), portal.Daniel())).Answer;
        (shown.State, shown.Revision, shown.Codes).ShouldBe((AnswerState.AwaitingApproval, 2, shown.Codes));
        shown.Codes.ShouldBe(["scope-vague"]);

        await portal.GetAsync(new ApproveAnswer(request, answer, shown.Revision), portal.Fresh(portal.Daniel()));

        var after = await portal.GetAsync(new GetAnswer(request, answer), portal.Signe());
        (after.Answer.State, after.Answer.DecidedBy, after.MayEdit, after.MayDecide).ShouldBe((AnswerState.Approved, "Daniel Ferreira", true, false));
        portal.Events().ShouldBe(["answers.prepared", "answers.sent-for-approval", "answers.approved"]);
    }

    [Theory, EveryEngine]
    public async Task What_was_returned_is_written_anew_and_an_edit_takes_an_approval_back(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        var answer = await portal.ADeclineToDecideAsync(request, portal.Signe());

        await portal.GetAsync(new ReturnAnswer(request, answer, 2, " Say which period. "), portal.Daniel());
        (await portal.GetAsync(new GetAnswer(request, answer), portal.Signe())).Answer.ReturnReason.ShouldBe("Say which period.");
        await portal.GetAsync(Write(request, answer, "Send it again with the first and the last day of the period."), portal.Signe());
        await portal.GetAsync(new SendAnswerForApproval(request, answer), portal.Signe());
        (await portal.SendAsync(new ApproveAnswer(request, answer, 2), portal.Fresh(portal.Daniel()))).Refusals.ShouldBe([AnswerErrors.Changed]);
        await portal.GetAsync(new ApproveAnswer(request, answer, 3), portal.Fresh(portal.Daniel()));
        await portal.GetAsync(Write(request, answer, "Send it again with both days of the period that is meant."), portal.Signe());

        (await portal.GetAsync(new GetAnswer(request, answer), portal.Signe())).Answer.State.ShouldBe(AnswerState.Prepared);
        portal.Events().ShouldBe(
            ["answers.prepared", "answers.sent-for-approval", "answers.returned", "answers.sent-for-approval", "answers.approved", "answers.approval-voided"]);
    }

    [Theory, EveryEngine]
    public async Task Sending_the_same_again_changes_neither_the_answer_nor_its_approval(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        var answer = await portal.ADeclineToDecideAsync(request, portal.Signe());

        await portal.GetAsync(Write(request, answer, "The request names no period. Send it again with first and last day."), portal.Signe());
        await portal.GetAsync(new PrepareAnswer(request, answer, AnswerKind.Decline, "ar"), portal.Signe());

        var now = (await portal.GetAsync(new GetAnswer(request, answer), portal.Signe())).Answer;
        (now.State, now.Revision, now.Language).ShouldBe((AnswerState.AwaitingApproval, 2, "en"));
    }

    [Fact]
    public async Task A_decline_without_code_and_words_is_refused_with_both_at_once()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var request = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        var answer = await portal.AnAnswerAsync(request, portal.Signe(), AnswerKind.Decline);

        (await portal.SendAsync(new SendAnswerForApproval(request, answer), portal.Signe())).Refusals.Said().ShouldBe(["Codes: answers.no-code", "Words: answers.no-words"]);
        (await portal.SendAsync(new RecordFindings(request, answer, []), portal.Signe())).Refusals.Said().ShouldBe(["answers.not-this-kind"]);
    }

    [Theory, EveryEngine]
    public async Task Who_had_approved_an_answer_is_told_that_an_edit_took_the_approval_back(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        var answer = await portal.ADeclineToDecideAsync(request, portal.Signe());
        await portal.GetAsync(Write(request, answer, "Edited before anybody has decided on it."), portal.Signe());
        await portal.GetAsync(new SendAnswerForApproval(request, answer), portal.Signe());
        await portal.GetAsync(new ApproveAnswer(request, answer, 3), portal.Fresh(portal.Daniel()));

        await portal.GetAsync(Write(request, answer, "Edited after it had been approved."), portal.Signe());
        await portal.GetAsync(new DeliverNotices(), Actor.Portal);

        portal.Events().Count(name => name == "answers.approval-voided").ShouldBe(2);
        Told(portal, "approval-voided").ShouldBe(["Daniel Ferreira"]);
        Told(portal, "answer-not-sent").ShouldBeEmpty("who edits it knows");
    }

    [Theory]
    [InlineData("withheld-because", "en", "", "Codes: answers.code-unknown")]
    [InlineData("other", "en", "", "Codes: answers.code-unknown")]
    [InlineData("scope-vague", "de", "", "Language: answers.unknown-language")]
    [InlineData("scope-vague", "en", "a-hunch", "Escalation: answers.unknown-escalation")]
    public async Task What_no_table_knows_is_refused_beside_its_field(string code, string language, string escalation, string refusal)
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var request = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        var answer = await portal.AnAnswerAsync(request, portal.Signe(), AnswerKind.Decline);

        (await portal.SendAsync(new WriteAnswer(request, answer, "", [code], language, escalation), portal.Signe())).Refusals.Said().ShouldBe([refusal]);
    }

    [Theory]
    [InlineData("Turned \u202Earound", "Words: form.hidden-character"), InlineData("A bell \u0007", "Words: form.control-character"), InlineData("Marked \u200F", "Words: form.hidden-character"), InlineData("Joined by \u200D", "Words: form.hidden-character")]
    [InlineData("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", null)]
    public async Task Words_hold_nothing_that_a_reader_cannot_see(string words, string? refusal)
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var request = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        var answer = await portal.AnAnswerAsync(request, portal.Signe(), AnswerKind.Decline);

        (await portal.SendAsync(Write(request, answer, words), portal.Signe())).Refusals.Said().ShouldBe(refusal is null ? [] : [refusal]);
    }

    [Theory]
    [InlineData("privilege", "privilege"), InlineData("human-rights", "human-rights"), InlineData("conflict-of-law", "conflict-of-law")]
    public async Task What_counsel_has_to_weigh_cannot_go_to_an_approver(string code, string escalation)
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var request = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        var answer = await portal.AnAnswerAsync(request, portal.Signe(), AnswerKind.Decline);
        await portal.GetAsync(Write(request, answer, "Counsel was asked about this request.", code), portal.Signe());
        (await portal.SendAsync(new SendAnswerForApproval(request, answer), portal.Signe())).Refusals.Said().ShouldBe(["Escalation: answers.needs-counsel"]);

        await portal.GetAsync(Write(request, answer, "Counsel was asked about this request.", code, escalation), portal.Signe());
        await portal.GetAsync(new SendAnswerForApproval(request, answer), portal.Signe());

        (await portal.SendAsync(new ApproveAnswer(request, answer, 3), portal.Fresh(portal.Daniel()))).Refusals.ShouldBe([AnswerErrors.ForCounsel]);
        (await portal.GetAsync(new ListApprovals(), portal.Daniel())).ShouldBeEmpty();
        (await portal.GetAsync(new ListApprovals(), portal.Clara())).ShouldHaveSingleItem().Escalation.ShouldBe(escalation);
        await portal.GetAsync(new ApproveAnswer(request, answer, 3), portal.Fresh(portal.Clara()));
    }

    [Theory, EveryEngine]
    public async Task The_list_of_approvals_is_counted_and_told_of_to_those_who_decide(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        var answer = await portal.ADeclineToDecideAsync(request, portal.Signe());
        await portal.GetAsync(new DeliverNotices(), Actor.Portal);

        var line = (await portal.GetAsync(new ListApprovals(), portal.Daniel())).ShouldHaveSingleItem();
        (line.Request, line.Answer, line.Number, line.Kind, line.PreparedBy).ShouldBe((request, answer, 1, AnswerKind.Decline, "Signe Lindqvist"));
        (await portal.GetAsync(new CountApprovals(), portal.Daniel())).ShouldBe(1);
        (await portal.GetAsync(new CountApprovals(), portal.Clara())).ShouldBe(0);
        Told(portal, "answer-to-decide").ShouldBe(["Daniel Ferreira", "Helen Park"]);

        await portal.GetAsync(new ApproveAnswer(request, answer, 2), portal.Fresh(portal.Daniel()));
        await portal.GetAsync(new DeliverNotices(), Actor.Portal);
        (await portal.GetAsync(new CountApprovals(), portal.Daniel())).ShouldBe(0);
        Told(portal, "answer-approved").ShouldBe(["Signe Lindqvist"]);
    }

    [Theory, EveryEngine]
    public async Task An_escalated_answer_is_told_of_to_counsel_and_one_decided_on_meanwhile_to_nobody(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var escalated = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        await portal.ADeclineToDecideAsync(escalated, portal.Signe(), "privilege", "privilege");
        var decided = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        await portal.ADeclineToDecideAsync(decided, portal.Signe());
        var answer = (await portal.GetAsync(new ListAnswers(decided), portal.Daniel())).Answers.Single().Id;
        await portal.GetAsync(new ReturnAnswer(decided, answer, 2, "Say which period."), portal.Daniel());

        await portal.GetAsync(new DeliverNotices(), Actor.Portal);

        Told(portal, "answer-to-decide").ShouldBe(["Clara Nowak"]);
        Told(portal, "answer-returned").ShouldBe(["Signe Lindqvist"]);
    }

    [Theory, EveryEngine]
    public async Task One_answer_of_a_request_is_under_way_at_a_time_and_numbers_count_up(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        var first = await portal.AnAnswerAsync(request, portal.Signe(), AnswerKind.Interim);

        (await portal.SendAsync(new PrepareAnswer(request, new(Guid.NewGuid()), AnswerKind.Final, "en"), portal.Signe())).Refusals.ShouldBe([AnswerErrors.OneAtATime]);
        portal.Disclose(first);
        var second = await portal.AnAnswerAsync(request, portal.Signe());

        var list = await portal.GetAsync(new ListAnswers(request), portal.Signe());
        list.Answers.Select(line => (line.Id, line.Number)).ShouldBe([(second, 2), (first, 1)]);
        list.MayPrepare.ShouldBeFalse();
    }

    [Theory, EveryEngine]
    public async Task Two_answers_begun_at_once_leave_one(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => portal.SendAsync(new PrepareAnswer(request, new(Guid.NewGuid()), AnswerKind.Final, "en"), portal.Signe())));

        both.SelectMany(result => result.Refusals).ShouldBe([AnswerErrors.OneAtATime]);
        portal.Database.Count("answers").ShouldBe(1);
    }

    [Fact]
    public async Task Before_it_was_found_genuine_a_request_can_only_be_declined()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var request = await portal.ASubmittedFreezeAsync(portal.Johanna());
        await portal.GetAsync(new ClaimRequest(request), portal.Signe());

        (await portal.SendAsync(new PrepareAnswer(request, new(Guid.NewGuid()), AnswerKind.Final, "en"), portal.Signe())).Refusals.Said().ShouldBe(["requests.wrong-state"]);
        await portal.AnAnswerAsync(request, portal.Signe(), AnswerKind.Decline);
    }

    [Fact]
    public async Task Approval_wants_presence_and_another_person()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var request = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        var answer = await portal.ADeclineToDecideAsync(request, portal.Signe());
        // Helen was an investigator when she wrote it.
        foreach (var step in new[] { "UPDATE accounts SET role = 'Investigator' WHERE id = @helen", "UPDATE answers SET prepared_by = @helen", "UPDATE accounts SET role = 'Approver' WHERE id = @helen" })
            portal.Database.Run(step, ("helen", portal.Person("Helen Park").Id.Value)).ShouldBe(1);

        (await portal.SendAsync(new ApproveAnswer(request, answer, 2), portal.Daniel())).Refusals.ShouldBe([AccountErrors.StepUpNeeded]);
        (await portal.SendAsync(new ApproveAnswer(request, answer, 2), portal.Fresh(portal.Person("Helen Park").AsActor()))).Refusals.ShouldBe([AnswerErrors.OwnWork]);
        (await portal.SendAsync(new ReturnAnswer(request, answer, 2, "  "), portal.Daniel())).Refusals.Said().ShouldBe(["Reason: answers.no-reason"]);
        (await portal.GetAsync(new ListApprovals(), portal.Person("Helen Park").AsActor())).ShouldBeEmpty();
    }

    private static WriteAnswer Write(RequestId request, AnswerId answer, string words, string code = "scope-vague", string escalation = "") => new(request, answer, words, [code], "en", escalation);

    private static IReadOnlyList<string> Told(TestPortal portal, string topic) =>
        [.. portal.Database.List("SELECT a.name FROM notices n JOIN accounts a ON a.id = n.recipient WHERE n.topic = @topic ORDER BY a.name", ("topic", topic)).Cast<string>()];
}
