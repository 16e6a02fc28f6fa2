using Portal.Application.Answers;
using Portal.Domain.Answers;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Holds;

/// <summary>Holds that are ordered while an answer is under way, and declines while a hold stands.</summary>
public sealed class HoldAndAnswerTests
{
    [Theory, EveryEngine]
    public async Task While_an_answer_is_decided_on_or_has_been_approved_no_hold_is_ordered(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        var answer = await AnAnswerToSendAsync(portal, id);
        await portal.GetAsync(new SendAnswerForApproval(id, answer), portal.Signe());

        (await portal.PlaceAsync(id, new(Guid.NewGuid()), 1, "1")).ShouldBe(["requests.answer-under-way"]);
        await portal.GetAsync(new ApproveAnswer(id, answer, 2), portal.Fresh(portal.Daniel()));
        (await portal.PlaceAsync(id, new(Guid.NewGuid()), 1, "1")).ShouldBe(["requests.answer-under-way"]);
        portal.Database.Count("holds").ShouldBe(0);

        await portal.GetAsync(new WriteAnswer(id, answer, "More is to be held.", [], "en", ""), portal.Signe());
        (await portal.PlaceAsync(id, new(Guid.NewGuid()), 1, "1")).ShouldBeEmpty("an answer that was taken back is in nobody's way");
    }

    [Theory, EveryEngine]
    public async Task Of_an_order_and_a_final_answer_sent_at_once_one_sees_the_other(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        var answer = await AnAnswerToSendAsync(portal, id);
        var other = portal.Restart();

        var (placed, sent) = (
            Task.Run(() => portal.PlaceAsync(id, new(Guid.NewGuid()), 1, "1")),
            Task.Run(() => other.SendAsync(new SendAnswerForApproval(id, answer), other.Signe())));

        ((await placed).Count == 0 ^ (await sent).Succeeded).ShouldBeTrue();
        portal.Database.Count("holds").ShouldBe((await sent).Succeeded ? 0 : 1);
    }

    [Theory, EveryEngine]
    public async Task While_a_hold_stands_on_the_request_it_is_not_declined(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        var hold = portal.AConfirmedHold(request, line: 2);
        var answer = await portal.AnAnswerAsync(request, portal.Signe(), AnswerKind.Decline);
        await portal.GetAsync(new WriteAnswer(request, answer, "The request names no period. Send it again with both days.", ["scope-vague"], "en", ""), portal.Signe());

        foreach (var (state, placed, next) in new[] { ("Confirmed", "ordered_at", "NULL"), ("AwaitingApproval", "NULL", "NULL"), ("Asked", "NULL", "ends_at"), ("Unknown", "NULL", "ends_at") })
        {
            portal.Database.Run($"UPDATE holds SET state = @state, placed_at = {placed}, next_try_at = {next} WHERE id = @id", ("state", state), ("id", hold.Value)).ShouldBe(1);
            (await portal.SendAsync(new SendAnswerForApproval(request, answer), portal.Signe())).Refusals.Said().ShouldBe(["Codes: answers.decline-while-held"], state);
        }

        portal.Database.Run("UPDATE holds SET state = 'Failed', next_try_at = NULL WHERE id = @id", ("id", hold.Value)).ShouldBe(1);
        (await portal.SendAsync(new SendAnswerForApproval(request, answer), portal.Signe())).Succeeded.ShouldBeTrue("nothing is held");
    }

    private static async Task<AnswerId> AnAnswerToSendAsync(TestPortal portal, RequestId request)
    {
        var answer = await portal.AnAnswerAsync(request, portal.Signe());
        await portal.GetAsync(new RecordFindings(request, answer, [new(1, Outcome.NothingHeld), new(2, Outcome.NothingHeld)]), portal.Signe());
        return answer;
    }
}
