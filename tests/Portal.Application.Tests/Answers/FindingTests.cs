using Portal.Application.Answers;
using Portal.Domain.Answers;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Answers;

public sealed class FindingTests
{
    [Theory, EveryEngine]
    public async Task A_freeze_is_answered_target_by_target_with_the_amount_of_the_hold(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (request, answer) = await AFreezeAnswerAsync(portal);
        var hold = portal.AConfirmedHold(request);

        await portal.GetAsync(new RecordFindings(request, answer, [new(1, Outcome.Held, Hold: hold), new(2, Outcome.NothingHeld)]), portal.Signe());
        await portal.GetAsync(new SendAnswerForApproval(request, answer), portal.Signe());

        var page = await portal.GetAsync(new GetAnswer(request, answer), portal.Daniel());
        (page.Rows[0].Held!.Amount, page.Rows[0].Held!.Asset, page.Rows[1].Outcome).ShouldBe(("1", "BTC", Outcome.NothingHeld));
        (page.Open, page.Partial, page.MayDecide).ShouldBe((0, false, true));
        page.Against.ShouldBeEmpty();
    }

    [Theory, EveryEngine]
    public async Task A_finding_is_replaced_and_taken_back_and_saying_the_same_again_makes_no_revision(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (request, answer) = await AFreezeAnswerAsync(portal);

        await portal.GetAsync(new RecordFindings(request, answer, [new(1, Outcome.Refused, "freeze-unhosted"), new(2, Outcome.NothingHeld)]), portal.Signe());
        await portal.GetAsync(new RecordFindings(request, answer, [new(1, Outcome.Refused, "freeze-unhosted"), new(2, Outcome.NothingHeld)]), portal.Signe());
        (await PageAsync(portal, request, answer)).Answer.Revision.ShouldBe(2);
        await portal.GetAsync(new RecordFindings(request, answer, [new(1, Outcome.Refused, "freeze-funds-gone"), new(2, null)]), portal.Signe());

        var page = await PageAsync(portal, request, answer);
        page.Rows.Select(row => (row.Outcome, row.Code)).ShouldBe([(Outcome.Refused, "freeze-funds-gone"), (null, "")]);
        (page.Open, page.Partial).ShouldBe((1, true));
    }

    [Theory, EveryEngine]
    public async Task One_word_for_all_that_have_none_leaves_the_others_as_they_are(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (request, answer) = await AFreezeAnswerAsync(portal);
        portal.AConfirmedHold(request);

        (await portal.GetAsync(new FillFindings(request, answer, Outcome.Held, ""), portal.Signe())).Count.ShouldBe(1);
        (await portal.GetAsync(new FillFindings(request, answer, Outcome.Refused, "freeze-unhosted"), portal.Signe())).Count.ShouldBe(1);
        (await portal.GetAsync(new FillFindings(request, answer, Outcome.NothingHeld, ""), portal.Signe())).Count.ShouldBe(0);

        (await PageAsync(portal, request, answer)).Rows.Select(row => row.Outcome).ShouldBe([Outcome.Held, Outcome.Refused]);
    }

    [Fact]
    public async Task Findings_that_say_what_is_not_so_are_refused_each_beside_its_target()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var (request, answer) = await AFreezeAnswerAsync(portal);
        var hold = portal.AConfirmedHold(request);

        (await RefusedAsync(portal, request, answer, new FindingEntry(1, Outcome.Held), new(2, Outcome.Held, Hold: hold), new(9, Outcome.NothingHeld)))
            .ShouldBe(["Outcome-1: answers.no-such-hold", "Outcome-2: answers.no-such-hold", "Outcome-9: answers.unknown-target"]);
        (await RefusedAsync(portal, request, answer, new FindingEntry(1, Outcome.Produced))).ShouldBe(["Outcome-1: answers.outcome-not-of-kind"]);
        (await RefusedAsync(portal, request, answer, new FindingEntry(1, Outcome.Refused), new(2, Outcome.Refused, "data-none"))).ShouldBe(["Code-1: answers.code-missing", "Code-2: answers.code-unknown"]);
        (await RefusedAsync(portal, request, answer, new FindingEntry(1, Outcome.NothingHeld), new(1, null))).ShouldBe(["Findings: form.too-much"]);
    }

    [Fact]
    public async Task A_hold_that_has_not_been_confirmed_any_more_stops_sending_and_approving()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var (request, answer) = await AFreezeAnswerAsync(portal);
        var hold = portal.AConfirmedHold(request);
        await portal.GetAsync(new RecordFindings(request, answer, [new(1, Outcome.Held, Hold: hold), new(2, Outcome.NothingHeld)]), portal.Signe());
        await portal.GetAsync(new SendAnswerForApproval(request, answer), portal.Signe());
        portal.Database.Run("UPDATE holds SET state = 'Failed', placed_at = NULL");

        (await portal.SendAsync(new ApproveAnswer(request, answer, 2), portal.Fresh(portal.Daniel()))).Refusals.Said().ShouldBe(["Findings: answers.hold-not-confirmed"]);
        portal.Events().ShouldBe(["answers.prepared", "answers.sent-for-approval"]);
    }

    [Theory]
    [InlineData("Confirmed"), InlineData("Unknown"), InlineData("Asked"), InlineData("AwaitingApproval")]
    public async Task Nothing_else_is_said_of_a_target_on_which_a_hold_stands(string state)
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var (request, answer) = await AFreezeAnswerAsync(portal);
        portal.AConfirmedHold(request);
        if (state != "Confirmed")
            portal.Database.Run("UPDATE holds SET state = @state, placed_at = NULL, next_try_at = CASE WHEN @state = 'AwaitingApproval' THEN NULL ELSE ends_at END", ("state", state));
        await portal.GetAsync(new RecordFindings(request, answer, [new(1, Outcome.NothingHeld), new(2, Outcome.NothingHeld)]), portal.Signe());

        (await portal.SendAsync(new SendAnswerForApproval(request, answer), portal.Signe())).Refusals.Said().ShouldBe(["Findings: answers.hold-stands"]);
    }

    [Theory, EveryEngine]
    public async Task A_final_answer_waits_for_every_hold_of_its_request(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (request, answer) = await AnAnsweredInterimAsync(portal, [new(1, Outcome.NothingHeld)]);
        await portal.GetAsync(new RecordFindings(request, answer, [new(2, Outcome.NothingHeld)]), portal.Signe());
        portal.AConfirmedHold(request);

        foreach (var (state, next) in new[] { ("AwaitingApproval", "NULL"), ("Asked", "ends_at"), ("Unknown", "ends_at") })
        {
            portal.Database.Run($"UPDATE holds SET state = @state, placed_at = NULL, next_try_at = {next}", ("state", state)).ShouldBe(1);
            (await portal.SendAsync(new SendAnswerForApproval(request, answer), portal.Signe())).Refusals.Said().ShouldBe(["Findings: answers.hold-stands"], state);
        }

        portal.Database.Run("UPDATE holds SET state = 'Failed', next_try_at = NULL").ShouldBe(1);
        (await portal.SendAsync(new SendAnswerForApproval(request, answer), portal.Signe())).Refusals.ShouldBeEmpty();
        // As if it had come to be after all.
        portal.Database.Run("UPDATE holds SET state = 'Unknown', next_try_at = ends_at").ShouldBe(1);
        var revision = (await PageAsync(portal, request, answer)).Answer.Revision;
        (await portal.SendAsync(new ApproveAnswer(request, answer, revision), portal.Fresh(portal.Daniel()))).Refusals.Said().ShouldBe(["Findings: answers.hold-stands"]);
    }

    [Theory, EveryEngine]
    public async Task A_hold_placed_after_an_interim_answer_is_said_in_the_final_one(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (request, answer) = await AnAnsweredInterimAsync(portal, [new(1, Outcome.NothingHeld)]);
        await portal.GetAsync(new RecordFindings(request, answer, [new(2, Outcome.NothingHeld)]), portal.Signe());
        var hold = portal.AConfirmedHold(request);

        (await portal.SendAsync(new SendAnswerForApproval(request, answer), portal.Signe())).Refusals.Said().ShouldBe(["Findings: answers.hold-stands"]);
        await portal.GetAsync(new RecordFindings(request, answer, [new(1, Outcome.Held, Hold: hold)]), portal.Signe());
        (await portal.SendAsync(new SendAnswerForApproval(request, answer), portal.Signe())).Refusals.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_an_interim_answer_said_is_held_need_not_be_said_again()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var (request, answer) = await AnAnsweredInterimAsync(portal, [], held: 1);
        await portal.GetAsync(new RecordFindings(request, answer, [new(2, Outcome.NothingHeld)]), portal.Signe());

        (await portal.SendAsync(new SendAnswerForApproval(request, answer), portal.Signe())).Refusals.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Failed"), InlineData("Rejected")]
    public async Task A_hold_that_never_came_to_be_lets_anything_be_said(string state)
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var (request, answer) = await AFreezeAnswerAsync(portal);
        portal.AConfirmedHold(request);
        portal.Database.Run("UPDATE holds SET state = @state, placed_at = NULL, reject_reason = CASE WHEN @state = 'Rejected' THEN 'Not covered.' ELSE '' END", ("state", state));
        await portal.GetAsync(new RecordFindings(request, answer, [new(1, Outcome.NothingHeld), new(2, Outcome.NothingHeld)]), portal.Signe());

        (await portal.SendAsync(new SendAnswerForApproval(request, answer), portal.Signe())).Refusals.ShouldBeEmpty();
    }

    [Theory, EveryEngine]
    public async Task A_final_answer_speaks_of_every_target_and_an_earlier_one_counts(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        var interim = await portal.AnAnswerAsync(request, portal.Signe(), AnswerKind.Interim);
        (await portal.SendAsync(new SendAnswerForApproval(request, interim), portal.Signe())).Refusals.Said().ShouldBe(["Findings: answers.no-finding"]);
        await portal.GetAsync(new RecordFindings(request, interim, [new(1, Outcome.NothingHeld)]), portal.Signe());
        await portal.GetAsync(new SendAnswerForApproval(request, interim), portal.Signe());
        portal.Disclose(interim);

        var final = await portal.AnAnswerAsync(request, portal.Signe());
        (await portal.SendAsync(new SendAnswerForApproval(request, final), portal.Signe())).Refusals.Said().ShouldBe(["Findings: answers.targets-without-finding"]);
        await portal.GetAsync(new RecordFindings(request, final, [new(2, Outcome.NothingHeld)]), portal.Signe());
        await portal.GetAsync(new SendAnswerForApproval(request, final), portal.Signe());
    }

    [Fact]
    public async Task A_partial_answer_says_in_plain_words_why()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var (request, answer) = await AFreezeAnswerAsync(portal);
        await portal.GetAsync(new RecordFindings(request, answer, [new(1, Outcome.Refused, "freeze-unhosted"), new(2, Outcome.NothingHeld)]), portal.Signe());

        (await portal.SendAsync(new SendAnswerForApproval(request, answer), portal.Signe())).Refusals.Said().ShouldBe(["Words: answers.no-words"]);
        await portal.GetAsync(new WriteAnswer(request, answer, "The first address is not ours to hold.", [], "en", ""), portal.Signe());
        await portal.GetAsync(new SendAnswerForApproval(request, answer), portal.Signe());
    }

    [Fact]
    public async Task Long_lists_are_shown_page_by_page()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var (request, answer) = await AFreezeAnswerAsync(portal);
        for (var line = 3; line <= 120; line++)
        {
            portal.Database.Run(
                "INSERT INTO request_targets (request, line, typed, family, normal, tag, confirmed) VALUES (@id, @line, '', 'Evm', @normal, NULL, 0)",
                ("id", request.Value), ("line", line), ("normal", $"0x{line:x40}"));
        }

        await portal.GetAsync(new RecordFindings(request, answer, [new(60, Outcome.NothingHeld)]), portal.Signe());

        var second = await portal.GetAsync(new GetAnswer(request, answer, 2), portal.Signe());
        (second.Page, second.Pages, second.Rows.Count, second.Rows[0].Line, second.Rows[9].Outcome).ShouldBe((2, 3, 50, 51, Outcome.NothingHeld));
        var last = await portal.GetAsync(new GetAnswer(request, answer, 99, OnlyOpen: true), portal.Signe());
        (last.Page, last.Rows.Count, last.Open).ShouldBe((3, 19, 119));
        (await portal.GetAsync(new FillFindings(request, answer, Outcome.NothingHeld, ""), portal.Signe())).Count.ShouldBe(119);
    }

    private static async Task<(RequestId Request, AnswerId Answer)> AFreezeAnswerAsync(TestPortal portal)
    {
        var request = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        return (request, await portal.AnAnswerAsync(request, portal.Signe()));
    }

    /// <summary>A final answer that is being written after an interim one was disclosed.</summary>
    private static async Task<(RequestId Request, AnswerId Answer)> AnAnsweredInterimAsync(TestPortal portal, IReadOnlyList<FindingEntry> said, int? held = null)
    {
        var request = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        var interim = await portal.AnAnswerAsync(request, portal.Signe(), AnswerKind.Interim);
        IReadOnlyList<FindingEntry> entries = held is { } line ? [.. said, new(line, Outcome.Held, Hold: portal.AConfirmedHold(request, line))] : said;
        await portal.GetAsync(new RecordFindings(request, interim, entries), portal.Signe());
        await portal.GetAsync(new SendAnswerForApproval(request, interim), portal.Signe());
        portal.Disclose(interim);
        return (request, await portal.AnAnswerAsync(request, portal.Signe()));
    }

    private static Task<AnswerPage> PageAsync(TestPortal portal, RequestId request, AnswerId answer) => portal.GetAsync(new GetAnswer(request, answer), portal.Signe());

    private static async Task<IReadOnlyList<string>> RefusedAsync(TestPortal portal, RequestId request, AnswerId answer, params IReadOnlyList<FindingEntry> entries) =>
        (await portal.SendAsync(new RecordFindings(request, answer, entries), portal.Signe())).Refusals.Said();
}
