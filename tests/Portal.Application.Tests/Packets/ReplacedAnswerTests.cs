using Portal.Application.Answers;
using Portal.Application.Packets;
using Portal.Application.Reports;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Packets;

/// <summary>What follows an answer that ended its request and was called back.</summary>
public sealed class ReplacedAnswerTests
{
    [Theory, EveryEngine]
    public async Task A_new_final_answer_takes_the_place_of_one_that_was_called_back_and_the_time_stays_that_of_the_first(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.AReviewedRequestAsync();
        var first = await portal.ADisclosedAnswerAsync(request);
        var answered = portal.Time.GetUtcNow();
        await RefusedAsync(portal, request, AnswerKind.Final, "requests.wrong-state");
        (await portal.GetAsync(new ListAnswers(request), portal.Signe())).Kinds.ShouldBeEmpty("an answer stands");
        portal.Time.Advance(TimeSpan.FromDays(2));
        await portal.GetAsync(new RevokePacket(request, first, "wrong-contents"), portal.Present("Helen Park"));

        var offered = await portal.GetAsync(new ListAnswers(request), portal.Signe());
        (offered.Kinds, offered.Replaces).ShouldBe((offered.Kinds, true));
        offered.Kinds.ShouldBe([AnswerKind.Final, AnswerKind.Decline]);
        (await portal.GetAsync(new ListMyAnswers(request), portal.Johanna())).Single().Followed.ShouldBeFalse("nobody has begun one");
        await RefusedAsync(portal, request, AnswerKind.Interim, "Kind: answers.not-in-place-of");
        var second = await WrittenAsync(portal, request);
        (await portal.GetAsync(new ListMyAnswers(request), portal.Johanna())).Single().Followed.ShouldBeTrue();
        await portal.GetAsync(new ApproveAnswer(request, second, 2), portal.Present("Daniel Ferreira"));
        (await portal.GetAsync(new PressPackets(), Actor.Portal)).Pressed.ShouldBe(1);

        (await portal.GetAsync(new ListMyAnswers(request), portal.Johanna())).Select(line => (line.Packet.Number, line.Packet.Standing, line.Followed))
            .ShouldBe([(2, PacketStanding.Open, false), (1, PacketStanding.Revoked, false)]);
        (await portal.GetAsync(new GetMyRequest(request), portal.Johanna())).Header.State.ShouldBe(RequestState.Answered);
        portal.Events(request).Count(name => name == "requests.answered").ShouldBe(1);
        portal.Events(request).SkipWhile(name => name != "answers.revoked").ShouldBe(
            ["answers.revoked", "answers.prepared", "answers.sent-for-approval", "answers.approved", "answers.disclosure-intended", "answers.disclosed"]);
        var time = (await portal.GetAsync(new ListResponseTimes(), portal.Person("Marguerite Stone").AsActor())).Lines.ShouldHaveSingleItem();
        (time.AnsweredAt, time.Declined).ShouldBe((answered, false));
        await RefusedAsync(portal, request, AnswerKind.Final, "requests.wrong-state");
    }

    [Theory, EveryEngine]
    public async Task A_decline_that_was_called_back_is_followed_by_a_decline_alone(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.AReviewedRequestAsync(verified: false);
        var first = await portal.ADisclosedAnswerAsync(request, AnswerKind.Decline, write: draft => draft.Write("The order bears no signature.", "doc-unsigned"));
        await portal.GetAsync(new RevokePacket(request, first, "wrong-contents"), portal.Present("Helen Park"));

        (await portal.GetAsync(new ListAnswers(request), portal.Signe())).Kinds.ShouldBe([AnswerKind.Decline]);
        await RefusedAsync(portal, request, AnswerKind.Final, "Kind: answers.not-in-place-of");
        await portal.AnAnswerAsync(request, portal.Signe(), AnswerKind.Decline);

        portal.Database.Count("answers WHERE number = 2").ShouldBe(1);
    }

    [Theory, EveryEngine]
    public async Task A_request_is_not_filed_away_while_the_new_answer_is_decided_on(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.AReviewedRequestAsync();
        await portal.GetAsync(new RevokePacket(request, await portal.ADisclosedAnswerAsync(request), "wrong-contents"), portal.Present("Helen Park"));
        (await portal.GetAsync(new GetCaseWork(request), portal.Signe())).MayClose.ShouldBeTrue();
        await WrittenAsync(portal, request);

        (await portal.GetAsync(new GetCaseWork(request), portal.Signe())).MayClose.ShouldBeFalse();
        (await portal.SendAsync(new CloseRequest(request), portal.Signe())).Refusals.ShouldBe([RequestErrors.AnswerUnderWay]);
    }

    [Theory, EveryEngine]
    public async Task An_interim_answer_that_was_called_back_changes_nothing_of_what_ended_the_request(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.AReviewedRequestAsync();
        var interim = await portal.ADisclosedAnswerAsync(request, AnswerKind.Interim);
        await portal.ADisclosedAnswerAsync(request);

        await portal.GetAsync(new RevokePacket(request, interim, "wrong-contents"), portal.Present("Helen Park"));

        (await portal.GetAsync(new ListAnswers(request), portal.Signe())).Kinds.ShouldBeEmpty();
        await RefusedAsync(portal, request, AnswerKind.Final, "requests.wrong-state");
    }

    private static async Task RefusedAsync(TestPortal portal, RequestId request, AnswerKind kind, string refusal) =>
        (await portal.SendAsync(new PrepareAnswer(request, new(Guid.NewGuid()), kind, "en"), portal.Signe())).Refusals.Said().ShouldBe([refusal]);

    /// <summary>A final answer that waits for approval.</summary>
    private static async Task<AnswerId> WrittenAsync(TestPortal portal, RequestId request)
    {
        var answer = await portal.AnAnswerAsync(request, portal.Signe());
        await portal.GetAsync(new RecordFindings(request, answer, [new(1, Outcome.NothingHeld), new(2, Outcome.NothingHeld)]), portal.Signe());
        await portal.GetAsync(new SendAnswerForApproval(request, answer), portal.Signe());
        return answer;
    }
}
