using Portal.Application.Notices;
using Portal.Application.Packets;
using Portal.Application.Requests;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Packets;

public sealed class PressPacketsTests
{
    [Theory, EveryEngine]
    public async Task A_final_answer_is_sealed_and_disclosed_and_the_request_is_answered_in_one_commit(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.AReviewedRequestAsync();
        var answer = await portal.AnApprovedAnswerAsync(request);

        (await portal.GetAsync(new PressPackets(), Actor.Portal)).ShouldBe(new(1, More: false));

        portal.Events(request).SkipWhile(name => name != "answers.approved").Take(5)
            .ShouldBe(["answers.approved", "answers.disclosure-intended", "answers.disclosed", "requests.answered", "clocks.stopped"], "the hash and the recipients stand in the ledger first");
        var page = await portal.GetAsync(new GetMyAnswer(request, answer), portal.Johanna());
        page.Packet.Standing.ShouldBe(PacketStanding.Open);
        page.Packet.ExpiresAt.ShouldBe(portal.Time.GetUtcNow().AddDays(30));
        portal.FactsOf("answers.disclosure-intended").ShouldContainKeyAndValue("packet-sha256", page.Packet.Sha256);
        portal.FactsOf("answers.disclosure-intended").ShouldContainKeyAndValue("recipients", portal.Johanna().Id.Value.ToString("D"));
        (await portal.GetAsync(new GetMyRequest(request), portal.Johanna())).Header.State.ShouldBe(RequestState.Answered);
        portal.Database.Count("outbox WHERE topic = 'answer-ready'").ShouldBe(1);
        (await portal.GetAsync(new PressPackets(), Actor.Portal)).ShouldBe(new(0, More: false));
        portal.Database.Count("packets").ShouldBe(1);
    }

    [Theory, EveryEngine]
    public async Task While_one_node_presses_a_packet_no_other_does_and_one_that_stood_still_discloses_nothing(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.AnApprovedAnswerAsync(await portal.AReviewedRequestAsync());
        var other = portal.Restart();
        var rounds = new List<int>();
        portal.Press.Meanwhile = async () =>
        {
            portal.Press.Meanwhile = () => Task.CompletedTask;
            rounds.Add((await other.GetAsync(new PressPackets(), Actor.Portal)).Pressed);
            rounds.Add(portal.Press.Documents.Count);
            portal.Database.EndLeases();
            rounds.Add((await other.GetAsync(new PressPackets(), Actor.Portal)).Pressed);
        };

        (await portal.GetAsync(new PressPackets(), Actor.Portal)).Pressed.ShouldBe(0, "another was faster");

        rounds.ShouldBe([0, 1, 1]);
        portal.Press.Documents.Count.ShouldBe(2);
        portal.Database.Count("packets").ShouldBe(1);
        portal.Database.Count("ledger_entries WHERE event IN ('answers.disclosure-intended', 'answers.disclosed')").ShouldBe(2, "each once");
    }

    [Theory, EveryEngine]
    public async Task An_interim_answer_leaves_the_request_open_for_the_final_one(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.AReviewedRequestAsync();

        await portal.ADisclosedAnswerAsync(request, AnswerKind.Interim);
        (await portal.GetAsync(new GetMyRequest(request), portal.Johanna())).Header.State.ShouldBe(RequestState.InReview);
        await portal.ADisclosedAnswerAsync(request);

        (await portal.GetAsync(new GetMyRequest(request), portal.Johanna())).Header.State.ShouldBe(RequestState.Answered);
        (await portal.GetAsync(new ListMyAnswers(request), portal.Johanna())).Select(line => (line.Packet.Number, line.Packet.Kind)).ShouldBe([(2, AnswerKind.Final), (1, AnswerKind.Interim)]);
    }

    [Theory, EveryEngine]
    public async Task A_decline_before_the_request_was_found_genuine_is_disclosed_with_its_reasons(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.AReviewedRequestAsync(verified: false);

        await portal.ADisclosedAnswerAsync(request, AnswerKind.Decline, write: draft => draft.Write("The order bears no signature. Send it signed.", "doc-unsigned", "fraud-suspected"));

        var line = (await portal.GetAsync(new ListMyAnswers(request), portal.Johanna())).ShouldHaveSingleItem();
        line.Words.ShouldBe("The order bears no signature. Send it signed.");
        line.Codes.ShouldBe(["doc-unsigned", "other"], "a suspicion is not told to whom it concerns");
        portal.PacketText().ShouldNotContain("fraud-suspected");
    }

    [Theory, EveryEngine]
    public async Task What_was_edited_while_its_packet_was_made_is_not_disclosed(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.AReviewedRequestAsync();
        var answer = await portal.AnApprovedAnswerAsync(request);
        portal.Press.Meanwhile = () => portal.RewriteAsync(answer, "Changed.");

        (await portal.GetAsync(new PressPackets(), Actor.Portal)).Pressed.ShouldBe(0);

        portal.Database.Count("packets").ShouldBe(0);
        portal.Database.Count("answers WHERE state = 'Prepared'").ShouldBe(1);
        portal.Events(request).ShouldNotContain("answers.disclosure-intended");
    }

    [Theory, EveryEngine]
    public async Task An_answer_to_a_request_that_was_taken_back_loses_its_approval(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.AReviewedRequestAsync();
        await portal.AnApprovedAnswerAsync(request);
        portal.Press.Meanwhile = () => portal.InOneCommitAsync(portal.Johanna(), async db =>
            (await db.AllOfAsync(request)).Withdraw(portal.Johanna().Id, "case-closed", portal.Time.GetUtcNow()));

        (await portal.GetAsync(new PressPackets(), Actor.Portal)).Pressed.ShouldBe(0);

        portal.FactsOf("answers.approval-voided").ShouldContainKeyAndValue("reason", "request-withdrawn");
        await portal.GetAsync(new DeliverNotices(), Actor.Portal);
        (await portal.GetAsync(new ListNotices(), portal.Present("Daniel Ferreira"))).Select(notice => notice.Topic).ShouldContain("approval-voided");
        (await portal.GetAsync(new ListNotices(), portal.Present("Helen Park"))).Select(notice => notice.Topic).ShouldNotContain("approval-voided");
        (await portal.GetAsync(new ListNotices(), portal.Signe())).Select(notice => notice.Topic).ShouldContain("answer-not-sent");
        portal.Database.Count("packets").ShouldBe(0);
        (await portal.GetAsync(new GetMyRequest(request), portal.Johanna())).Header.State.ShouldBe(RequestState.Withdrawn);
    }

    [Theory, EveryEngine]
    public async Task An_answer_to_a_request_that_went_back_to_the_queue_loses_its_approval(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.AReviewedRequestAsync();
        await portal.AnApprovedAnswerAsync(request, AnswerKind.Interim);
        await portal.InOneCommitAsync(portal.Signe(), async db => (await db.AllOfAsync(request)).PutBack(portal.Signe().Id, "absence", portal.Time.GetUtcNow()));

        (await portal.GetAsync(new PressPackets(), Actor.Portal)).Pressed.ShouldBe(0);

        portal.FactsOf("answers.approval-voided").ShouldContainKeyAndValue("reason", "request-put-back");
        portal.Database.Count("packets").ShouldBe(0);
    }

    [Theory, EveryEngine]
    public async Task A_final_answer_loses_its_approval_while_a_hold_waits_is_asked_or_is_in_doubt(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        foreach (var (state, next) in new[] { ("AwaitingApproval", "NULL"), ("Asked", "ends_at"), ("Unknown", "ends_at") })
        {
            var request = await portal.AReviewedRequestAsync();
            var hold = portal.AConfirmedHold(request);
            portal.Database.Run($"UPDATE holds SET state = @state, placed_at = NULL, next_try_at = {next} WHERE id = @id", ("state", state), ("id", hold.Value)).ShouldBe(1);
            await portal.AnApprovedAnswerAsync(request);

            (await portal.GetAsync(new PressPackets(), Actor.Portal)).Pressed.ShouldBe(0, state);

            portal.Events(request).ShouldContain("answers.approval-voided");
            portal.FactsOf("answers.approval-voided").ShouldContainKeyAndValue("reason", "hold-stands");
            (await portal.GetAsync(new GetMyRequest(request), portal.Johanna())).Header.State.ShouldBe(RequestState.InReview);
        }

        portal.Database.Count("packets").ShouldBe(0);
    }

    [Theory, EveryEngine]
    public async Task A_decline_loses_its_approval_while_a_hold_is_placed(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.AReviewedRequestAsync();
        portal.AConfirmedHold(request);
        await portal.AnApprovedAnswerAsync(request, AnswerKind.Decline, write: draft => draft.Write("The order bears no signature.", "doc-unsigned"));

        (await portal.GetAsync(new PressPackets(), Actor.Portal)).Pressed.ShouldBe(0);

        portal.FactsOf("answers.approval-voided").ShouldContainKeyAndValue("reason", "hold-stands");
        portal.Database.Count("packets").ShouldBe(0);
    }

    [Fact]
    public async Task A_hold_in_doubt_keeps_back_no_interim_answer_and_one_that_is_placed_no_final_one()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var request = await portal.AReviewedRequestAsync();
        portal.AConfirmedHold(request, line: 2);
        portal.Database.Run("UPDATE holds SET state = 'Unknown', placed_at = NULL, next_try_at = ends_at").ShouldBe(1);

        await portal.ADisclosedAnswerAsync(request, AnswerKind.Interim);
        portal.Database.Run("UPDATE holds SET state = 'Confirmed', placed_at = ordered_at, next_try_at = NULL").ShouldBe(1);
        await portal.ADisclosedAnswerAsync(request);

        portal.Database.Count("packets").ShouldBe(2);
    }

    [Theory, EveryEngine]
    public async Task Two_presses_at_once_disclose_once(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.AReviewedRequestAsync();
        await portal.AnApprovedAnswerAsync(request);
        var other = portal.Restart();

        var pressed = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => (i % 2 == 0 ? portal : other).GetAsync(new PressPackets(), Actor.Portal))));

        pressed.Sum(round => round.Pressed).ShouldBe(1);
        portal.Database.Count("packets").ShouldBe(1);
        portal.Events(request).Count(name => name == "answers.disclosure-intended").ShouldBe(1);
    }

    [Fact]
    public async Task A_press_that_stands_still_loses_nothing_and_says_why()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var request = await portal.AReviewedRequestAsync();
        await portal.AnApprovedAnswerAsync(request);
        var approved = portal.Time.GetUtcNow();
        portal.Press.Standstill = new Refusal("packets.press-stands-still", ("why", "no-node"));

        (await portal.GetAsync(new PressPackets(), Actor.Portal)).ShouldBe(new(0, More: false));
        var state = await portal.GetAsync(new GetPressState(), portal.Signe());
        portal.Press.Standstill = null;
        (await portal.GetAsync(new PressPackets(), Actor.Portal)).Pressed.ShouldBe(1);

        (state.Standstill?.Code, state.Waiting, state.Since, state.Alarm).ShouldBe(("packets.press-stands-still", 1, approved, true));
        (await portal.GetAsync(new GetPressState(), portal.Signe())).Alarm.ShouldBeFalse();
    }

    [Fact]
    public async Task One_answer_that_cannot_be_set_stops_no_other_and_is_tried_again_later()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var bad = await portal.AReviewedRequestAsync();
        await portal.AnApprovedAnswerAsync(bad, write: draft => draft.Write("cannot be set"));
        portal.Time.Advance(TimeSpan.FromSeconds(1));
        await portal.AnApprovedAnswerAsync(await portal.AReviewedRequestAsync());
        portal.Press.CannotSet = document => FakePress.Text(document).Contains("cannot be set");

        (await portal.GetAsync(new PressPackets(), Actor.Portal)).ShouldBe(new(1, More: false));
        portal.Press.CannotSet = _ => false;
        (await portal.GetAsync(new PressPackets(), Actor.Portal)).Pressed.ShouldBe(0, "it waits a minute");
        portal.Time.Advance(TimeSpan.FromMinutes(1));

        (await portal.GetAsync(new PressPackets(), Actor.Portal)).Pressed.ShouldBe(1);
        portal.Log.Lines.ShouldContain(line => line.Contains("could not be made: packets.cannot-be-set"));
    }

    [Fact]
    public async Task A_packet_whose_bytes_are_not_those_of_its_hash_is_refused()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var answer = await portal.AnApprovedAnswerAsync(await portal.AReviewedRequestAsync());

        (await portal.SendAsync(new DisclosePacket(answer, 1, new(Given.Pdf, new('0', 64), new('0', 64), 1), Given.Pdf), Actor.Portal)).Refusals.Said().ShouldBe(["Packet: packets.cannot-be-set"]);
        (await portal.SendAsync(new DisclosePacket(answer, 1, new(Given.Pdf, new('0', 64), new('0', 64), 1), Given.Pdf), portal.Signe())).Refusals.ShouldBe([RequestErrors.NotAllowed]);
    }
}
