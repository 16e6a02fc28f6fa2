using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Holds;
using Portal.Application.Ledger;
using Portal.Application.Notices;
using Portal.Application.Ports;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Clocks;
using Portal.Domain.Holds;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Holds;

public sealed class ChaseHoldsTests
{
    [Fact]
    public async Task While_the_ledger_stands_still_the_operator_is_asked_for_nothing()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        await AnApprovedHoldAsync(portal);
        portal.Services.GetRequiredService<LedgerWatch>().StandStill(new(portal.Time.GetUtcNow(), 0, "Entry 5 does not hold.")).ShouldBeTrue();

        await ChaseAsync(portal);

        portal.Operator.Calls.ShouldBeEmpty();
    }

    [Theory, EveryEngine]
    public async Task An_operator_that_is_silent_leaves_the_hold_in_doubt_until_it_is_placed_once(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (id, hold) = await AnApprovedHoldAsync(portal);
        portal.Operator.Answer = _ => FakeOperator.Silence("timeout");

        await ChaseAsync(portal);
        var doubted = await portal.HoldAsync(id, hold);
        await ChaseAsync(portal);
        var calls = portal.Operator.Calls.Count;
        portal.Time.Advance(TimeSpan.FromSeconds(5));
        await ChaseAsync(portal);
        portal.Operator.Answer = FakeOperator.Yes;
        portal.Time.Advance(TimeSpan.FromSeconds(10));
        await ChaseAsync(portal);

        (doubted.State, doubted.Code, doubted.Tries, doubted.NextTryAt).ShouldBe((PlacementState.Unknown, "timeout", 1, portal.Time.GetUtcNow().AddSeconds(-10)));
        calls.ShouldBe(1, "its time had not come");
        var placed = await portal.HoldAsync(id, hold);
        (placed.State, placed.Tries, placed.PlacedAt, placed.NextTryAt).ShouldBe((PlacementState.Confirmed, 3, portal.Time.GetUtcNow(), null));
        portal.Operator.Calls.Select(call => call.Key).Distinct().ShouldBe([hold.Value]);
        portal.Operator.Held.ShouldHaveSingleItem();
        Events(portal, "holds.doubted").ShouldBe(1);
        Events(portal, "holds.placed").ShouldBe(1);
        await portal.GetAsync(new DeliverNotices(), Actor.Portal);
        (await portal.GetAsync(new ListNotices(), portal.Signe())).Select(notice => notice.Topic).ShouldContain("hold-doubted");
        (await portal.GetAsync(new VerifyLedger(), Actor.Portal)).Fault.ShouldBeNull();
    }

    [Theory, EveryEngine]
    public async Task A_process_that_ends_between_the_operators_yes_and_the_commit_asks_again_and_the_hold_is_placed_once(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (id, hold) = await AnApprovedHoldAsync(portal);
        using var end = new CancellationTokenSource();
        portal.Operator.BeforeAnswer = async (_, token) =>
        {
            await end.CancelAsync();
            token.ThrowIfCancellationRequested();
        };

        await Should.ThrowAsync<OperationCanceledException>(() => portal.SendAsync(new ChaseHolds(), Actor.Portal, end.Token));
        var between = await portal.HoldAsync(id, hold);
        portal.Operator.Held.ShouldHaveSingleItem("the operator holds it, and the portal does not know");
        portal.Operator.BeforeAnswer = (_, _) => Task.CompletedTask;
        await ChaseAsync(portal.Restart());

        (between.State, between.Tries).ShouldBe((PlacementState.Asked, 0));
        (await portal.HoldAsync(id, hold)).State.ShouldBe(PlacementState.Confirmed);
        portal.Operator.Calls.Select(call => call.Key).ShouldBe([hold.Value, hold.Value]);
        portal.Operator.Held.ShouldHaveSingleItem();
        Events(portal, "holds.placed").ShouldBe(1);
    }

    [Theory, EveryEngine]
    public async Task While_one_node_asks_about_a_hold_no_other_does(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (id, hold) = await AnApprovedHoldAsync(portal);
        var other = portal.Restart();
        HoldsChased? meanwhile = null;
        portal.Operator.BeforeAnswer = async (_, _) => meanwhile = await other.GetAsync(new ChaseHolds(), Actor.Portal);

        var first = await portal.GetAsync(new ChaseHolds(), Actor.Portal);
        var afterwards = await other.GetAsync(new ChaseHolds(), Actor.Portal);

        (first.Recorded, meanwhile, afterwards.Recorded).ShouldBe((1, new(0, More: false), 0));
        portal.Operator.Calls.Count.ShouldBe(1);
        (await portal.HoldAsync(id, hold)).Tries.ShouldBe(1);
        Events(portal, "holds.placed").ShouldBe(1);
        (await portal.SendAsync(new RecordPlacement(hold, OperatorWord.Failed, "", "refused"), Actor.Portal)).Refusals.Said().ShouldBe(["holds.wrong-state"]);
    }

    [Theory, EveryEngine]
    public async Task A_node_that_stood_still_for_longer_than_its_lease_places_nothing_twice(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (id, hold) = await AnApprovedHoldAsync(portal);
        var (other, calls) = (portal.Restart(), 0);
        portal.Operator.BeforeAnswer = async (_, _) =>
        {
            if (++calls > 1)
                return;
            portal.Database.EndLeases();
            (await other.GetAsync(new ChaseHolds(), Actor.Portal)).Recorded.ShouldBe(1);
        };

        (await portal.GetAsync(new ChaseHolds(), Actor.Portal)).Recorded.ShouldBe(0, "another was faster");

        portal.Operator.Calls.Select(call => call.Key).ShouldBe([hold.Value, hold.Value], "one key, so the operator holds it once");
        portal.Operator.Held.ShouldHaveSingleItem();
        (await portal.HoldAsync(id, hold)).Tries.ShouldBe(1);
        Events(portal, "holds.placed").ShouldBe(1);
    }

    [Theory, EveryEngine]
    public async Task A_call_that_fails_is_a_doubt_and_keeps_the_others_from_nothing(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (id, broken) = await AnApprovedHoldAsync(portal);
        var well = await portal.AHoldAsync(id, portal.Signe(), "0.5", line: 2, approver: portal.Daniel());
        portal.Operator.BeforeAnswer = (order, _) => order.Key == broken.Value ? throw new InvalidOperationException("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa") : Task.CompletedTask;

        (await portal.GetAsync(new ChaseHolds(), Actor.Portal)).ShouldBe(new(2, More: false));

        var doubted = await portal.HoldAsync(id, broken);
        (doubted.State, doubted.Code).ShouldBe((PlacementState.Unknown, "fault"));
        (await portal.HoldAsync(id, well)).State.ShouldBe(PlacementState.Confirmed);
        portal.Log.Lines.ShouldContain(line => line.Contains($"The call about the hold {broken} failed: InvalidOperationException"));
        portal.Log.Lines.ShouldNotContain(line => line.Contains("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"));
    }

    [Theory, EveryEngine]
    public async Task A_refusal_is_final_and_told_to_the_desk(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (id, hold) = await AnApprovedHoldAsync(portal);
        portal.Operator.Answer = _ => FakeOperator.No("insufficient-balance");

        await ChaseAsync(portal);
        portal.Time.Advance(TimeSpan.FromHours(1));
        await ChaseAsync(portal);

        var failed = await portal.HoldAsync(id, hold);
        (failed.State, failed.Code, failed.NextTryAt).ShouldBe((PlacementState.Failed, "insufficient-balance", null));
        portal.Operator.Calls.Count.ShouldBe(1);
        (await PlacingStoppedAsync(portal, id)).ShouldBeNull("nothing is held");
        await portal.GetAsync(new DeliverNotices(), Actor.Portal);
        (await portal.GetAsync(new ListNotices(), portal.Signe())).Select(notice => notice.Topic).ShouldContain("hold-failed");
    }

    [Theory, EveryEngine]
    public async Task The_clock_of_placing_stops_with_the_last_hold_that_comes_to_rest(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (id, _) = await AnApprovedHoldAsync(portal);
        var late = await portal.AHoldAsync(id, portal.Signe(), "0.5", line: 2, approver: portal.Daniel());
        portal.Operator.Answer = order => order.Key == late.Value ? FakeOperator.Silence("timeout") : FakeOperator.Yes(order);

        await ChaseAsync(portal);
        (await PlacingStoppedAsync(portal, id)).ShouldBeNull("one is in doubt");
        portal.Operator.Answer = FakeOperator.Yes;
        portal.Time.Advance(TimeSpan.FromMinutes(1));
        await ChaseAsync(portal);

        (await PlacingStoppedAsync(portal, id)).ShouldBe(portal.Time.GetUtcNow());
        (await portal.GetAsync(new CountHolds(id), portal.Signe())).ShouldBe(new(Placed: 2, Asked: 0, InDoubt: 0, Waiting: 0, Failed: 0));
    }

    [Theory, EveryEngine]
    public async Task Holds_that_come_to_rest_at_once_do_not_take_each_other_for_pending(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (id, first) = await AnApprovedHoldAsync(portal);
        var second = await portal.AHoldAsync(id, portal.Signe(), "0.5", line: 2, approver: portal.Daniel());

        await Task.WhenAll(new[] { first, second }.Select(hold => Task.Run(() => portal.GetAsync(new RecordPlacement(hold, OperatorWord.Confirmed, "OP", ""), Actor.Portal))));

        (await PlacingStoppedAsync(portal, id)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_backlog_is_worked_off_in_rounds_of_twenty()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var id = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe(), Given.Provisional);
        portal.MoreTargets(id, upTo: 21);
        for (var line = 1; line <= 21; line++)
            await portal.AHoldAsync(id, portal.Signe(), "0.01", line);

        (await portal.GetAsync(new ChaseHolds(), Actor.Portal)).ShouldBe(new(20, More: true));
        (await portal.GetAsync(new ChaseHolds(), Actor.Portal)).ShouldBe(new(1, More: false));

        portal.Operator.Held.Count.ShouldBe(21);
    }

    [Fact]
    public async Task A_word_the_operator_made_up_stays_out_of_the_ledger_and_a_long_name_is_cut()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var (id, doubted) = await AnApprovedHoldAsync(portal);
        var placed = await portal.AHoldAsync(id, portal.Signe(), "0.5", line: 2, approver: portal.Daniel());

        await portal.GetAsync(new RecordPlacement(doubted, OperatorWord.Unknown, "", "account of Mr Smith"), Actor.Portal);
        await portal.GetAsync(new RecordPlacement(placed, OperatorWord.Confirmed, new('x', 5000), ""), Actor.Portal);

        (await portal.HoldAsync(id, doubted)).Code.ShouldBe("fault");
        (await portal.HoldAsync(id, placed)).OperatorReference.Length.ShouldBe(100);
        (await portal.SendAsync(new RecordPlacement(new(Guid.NewGuid()), OperatorWord.Unknown, "", ""), Actor.Portal)).Refusals.ShouldBe([RequestErrors.NotFound]);
    }

    [Fact]
    public async Task The_balance_is_asked_for_and_kept_nowhere()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var id = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        portal.Operator.Balance = new("acc-1", 123_456_789, 1);

        (await portal.GetAsync(new GetBalance(id, 1), portal.Signe())).ShouldBe(new(Said: true, "acc-1", "1.23456789", "0.00000001"));
        portal.Operator.Balance = null;
        (await portal.GetAsync(new GetBalance(id, 1), portal.Signe())).Said.ShouldBeFalse();
        (await portal.SendAsync(new GetBalance(id, 3), portal.Signe())).Refusals.ShouldBe([RequestErrors.NotFound]);
    }

    internal static async Task<DateTimeOffset?> PlacingStoppedAsync(TestPortal portal, RequestId id) =>
        (await portal.GetAsync(new GetCase(id), portal.Signe())).Clocks.Single(clock => clock.Name == ClockName.HoldPlaced).StoppedAt;

    private static async Task<(RequestId Request, HoldId Hold)> AnApprovedHoldAsync(TestPortal portal)
    {
        var id = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        return (id, await portal.AHoldAsync(id, portal.Signe(), "0.5", approver: portal.Daniel()));
    }

    private static Task<HoldsChased> ChaseAsync(TestPortal portal) => portal.GetAsync(new ChaseHolds(), Actor.Portal);

    private static long Events(TestPortal portal, string name) => portal.Database.Count($"ledger_entries WHERE event = '{name}'");
}
