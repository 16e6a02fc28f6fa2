using Portal.Application.Holds;
using Portal.Application.Ledger;
using Portal.Application.Notices;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Holds;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Holds;

public sealed class PlaceHoldTests
{
    [Theory, EveryEngine]
    public async Task An_ordered_hold_waits_for_an_approver_and_tells_approvers_alone(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());

        var hold = await portal.AHoldAsync(id, portal.Signe(), "1.25");

        var page = await portal.GetAsync(new GetHolds(id), portal.Signe());
        page.Sums.ShouldBe(new("BTC", "1.5", "0", "1.25", "0.25"));
        var shown = page.Targets[0].Holds.ShouldHaveSingleItem();
        (shown.Id, shown.State, shown.Amount, shown.OrderedBy, shown.NextTryAt).ShouldBe((hold, PlacementState.AwaitingApproval, "1.25", "Signe Lindqvist", null));
        page.Targets[1].Holds.ShouldBeEmpty();
        portal.Database.Count($"ledger_entries WHERE event = 'holds.ordered'").ShouldBe(1);
        await portal.GetAsync(new DeliverNotices(), Actor.Portal);
        portal.Database.Count("notices WHERE topic = 'hold-to-approve'").ShouldBe(2, "Daniel Ferreira and Helen Park");
        (await portal.GetAsync(new ListNotices(), portal.Daniel())).ShouldHaveSingleItem().Topic.ShouldBe("hold-to-approve");
        (await portal.GetAsync(new ChaseHolds(), Actor.Portal)).ShouldBe(new(0, More: false));
        portal.Operator.Calls.ShouldBeEmpty("nobody has approved it");
    }

    [Theory, EveryEngine]
    public async Task A_provisional_hold_is_asked_of_the_operator_at_once_and_nobody_is_told_to_approve(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe(), Given.Provisional);

        var hold = await portal.AHoldAsync(id, portal.Signe());

        (await portal.HoldAsync(id, hold)).State.ShouldBe(PlacementState.Asked);
        portal.Database.Count("outbox WHERE topic = 'hold-to-approve'").ShouldBe(0);
        (await portal.GetAsync(new ListHoldsToApprove(), portal.Daniel())).ShouldBeEmpty();
    }

    [Theory, EveryEngine]
    public async Task A_form_sent_twice_is_one_hold_and_one_that_says_something_else_is_refused(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        var hold = await portal.AHoldAsync(id, portal.Signe(), "1.0");

        (await portal.PlaceAsync(id, hold, 1, "1")).ShouldBeEmpty();
        (await portal.PlaceAsync(id, hold, 1, "0.5")).ShouldBe(["Amount: holds.already-ordered"]);
        (await portal.PlaceAsync(id, hold, 2, "1")).ShouldBe(["Amount: holds.already-ordered"]);

        portal.Database.Count("holds").ShouldBe(1);
        portal.Database.Count("ledger_entries WHERE event = 'holds.ordered'").ShouldBe(1);
    }

    [Theory, EveryEngine]
    public async Task The_same_form_sent_eight_times_at_once_is_one_hold(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        var hold = new HoldId(Guid.NewGuid());

        var said = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => portal.PlaceAsync(id, hold, 1, "1"))));

        said.ShouldAllBe(refusals => refusals.Count == 0);
        portal.Database.Count("holds").ShouldBe(1);
    }

    [Theory, EveryEngine]
    public async Task Two_orders_at_once_never_hold_more_than_is_asked(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        portal.MoreTargets(id, upTo: 4);
        var other = portal.Restart();

        var said = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => (i % 2 == 0 ? portal : other).PlaceAsync(id, new(Guid.NewGuid()), 1 + i, "1"))));

        said.Count(refusals => refusals.Count == 0).ShouldBe(1);
        said.Where(refusals => refusals.Count > 0).ShouldAllBe(refusals => refusals.Single() == "Amount: holds.more-than-asked");
        portal.Database.Count("holds").ShouldBe(1);
    }

    [Theory, EveryEngine]
    public async Task Two_orders_at_once_on_one_target_are_one_hold(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        var other = portal.Restart();

        var said = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => (i % 2 == 0 ? portal : other).PlaceAsync(id, new(Guid.NewGuid()), 1, "0.1"))));

        said.Count(refusals => refusals.Count == 0).ShouldBe(1);
        said.Where(refusals => refusals.Count > 0).ShouldAllBe(refusals => refusals.Single() == "holds.already-stands");
        portal.Database.Count("holds").ShouldBe(1);
    }

    [Theory, EveryEngine]
    public async Task On_a_target_on_which_a_hold_waits_is_asked_in_doubt_or_placed_no_other_is_ordered(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        var hold = await portal.AHoldAsync(id, portal.Signe(), "0.1");

        await RefusedAsync(PlacementState.AwaitingApproval);
        await portal.GetAsync(new ApproveHold(id, hold), portal.Fresh(portal.Daniel()));
        await RefusedAsync(PlacementState.Asked);
        portal.Operator.Answer = _ => FakeOperator.Silence("timeout");
        await portal.GetAsync(new ChaseHolds(), Actor.Portal);
        await RefusedAsync(PlacementState.Unknown);
        portal.Operator.Answer = FakeOperator.Yes;
        portal.Time.Advance(TimeSpan.FromMinutes(1));
        await portal.GetAsync(new ChaseHolds(), Actor.Portal);
        await RefusedAsync(PlacementState.Confirmed);
        (await portal.PlaceAsync(id, new(Guid.NewGuid()), 2, "0.1")).ShouldBeEmpty("another target has its own");

        async Task RefusedAsync(PlacementState state)
        {
            (await portal.HoldAsync(id, hold)).State.ShouldBe(state);
            (await portal.PlaceAsync(id, new(Guid.NewGuid()), 1, "0.1")).ShouldBe(["holds.already-stands"]);
            (await portal.PlaceAsync(id, hold, 1, "0.1")).ShouldBeEmpty("the form sent once more is the same hold");
            (await portal.GetAsync(new GetHolds(id), portal.Signe())).Targets.Select(target => target.Stands).ShouldBe([true, false]);
        }
    }

    [Theory]
    [InlineData("", "Amount: holds.amount-not-positive")]
    [InlineData("0", "Amount: holds.amount-not-positive")]
    [InlineData("1,000", "Amount: holds.amount-not-positive")]
    [InlineData("0.000000001", "Amount: holds.amount-not-positive")]
    [InlineData("1.50000001", "Amount: holds.more-than-asked")]
    public async Task An_amount_that_cannot_be_is_refused_beside_its_field(string amount, string refusal)
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var id = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());

        (await portal.PlaceAsync(id, new(Guid.NewGuid()), 1, amount)).ShouldBe([refusal]);

        portal.Database.Count("holds").ShouldBe(0);
    }

    [Fact]
    public async Task Without_a_fresh_proof_of_presence_without_verification_or_on_no_target_nothing_is_held()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var id = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        var early = await portal.ASubmittedFreezeAsync(portal.Johanna());
        await portal.GetAsync(new ClaimRequest(early), portal.Signe());

        (await portal.SendAsync(new PlaceHold(id, new(Guid.NewGuid()), 1, "1"), portal.Signe())).Refusals.ShouldBe([AccountErrors.StepUpNeeded]);
        (await portal.PlaceAsync(early, new(Guid.NewGuid()), 1, "1")).ShouldBe(["requests.wrong-state"]);
        (await portal.PlaceAsync(id, new(Guid.NewGuid()), 3, "1")).ShouldBe(["requests.not-found"]);
        (await portal.PlaceAsync(id, default, 1, "1")).ShouldBe(["Hold: form.no-id"]);
        portal.Database.Count("holds").ShouldBe(0);
    }

    [Theory, EveryEngine]
    public async Task What_failed_or_was_rejected_leaves_room_for_another_hold(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        var rejected = await portal.AHoldAsync(id, portal.Signe(), "1.5");
        await portal.GetAsync(new RejectHold(id, rejected, "Not covered by the order."), portal.Fresh(portal.Daniel()));
        portal.Operator.Answer = _ => FakeOperator.No("insufficient-balance");
        await portal.AHoldAsync(id, portal.Signe(), "1.5", approver: portal.Daniel());
        await portal.GetAsync(new ChaseHolds(), Actor.Portal);

        await portal.AHoldAsync(id, portal.Signe(), "1.5");

        (await portal.GetAsync(new GetHolds(id), portal.Signe())).Targets[0].Holds.Select(hold => hold.State)
            .ShouldBe([PlacementState.AwaitingApproval, PlacementState.Failed, PlacementState.Rejected], ignoreOrder: true);
    }

    [Theory, EveryEngine]
    public async Task A_withdrawal_leaves_every_hold_as_it_is_and_what_waits_can_only_be_rejected(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        portal.MoreTargets(id, upTo: 3);
        var placed = await portal.AHoldAsync(id, portal.Signe(), "0.5", approver: portal.Daniel());
        await portal.GetAsync(new ChaseHolds(), Actor.Portal);
        var doubted = await portal.AHoldAsync(id, portal.Signe(), "0.5", line: 2, approver: portal.Daniel());
        portal.Operator.Answer = _ => FakeOperator.Silence("timeout");
        await portal.GetAsync(new ChaseHolds(), Actor.Portal);
        var waiting = await portal.AHoldAsync(id, portal.Signe(), "0.5", line: 3);

        (await portal.OnRequestAsync(id, request => request.Withdraw(portal.Johanna().Id, "mistake", portal.Time.GetUtcNow()))).Succeeded.ShouldBeTrue();

        (await portal.HoldAsync(id, placed)).State.ShouldBe(PlacementState.Confirmed);
        (await portal.HoldAsync(id, doubted)).State.ShouldBe(PlacementState.Unknown);
        (await portal.SendAsync(new ApproveHold(id, waiting), portal.Fresh(portal.Daniel()))).Refusals.Said().ShouldBe(["requests.wrong-state"]);
        (await portal.HoldAsync(id, waiting)).State.ShouldBe(PlacementState.AwaitingApproval);
        portal.Operator.Answer = FakeOperator.Yes;
        portal.Time.Advance(TimeSpan.FromMinutes(5));
        await portal.GetAsync(new ChaseHolds(), Actor.Portal);
        (await portal.HoldAsync(id, doubted)).State.ShouldBe(PlacementState.Confirmed, "the doubt is cleared all the same");
        (await portal.SendAsync(new RejectHold(id, waiting, "Not covered by the order."), portal.Fresh(portal.Daniel()))).Succeeded.ShouldBeTrue();
        portal.Operator.Held.Count.ShouldBe(2);
        (await portal.GetAsync(new VerifyLedger(), Actor.Portal)).Fault.ShouldBeNull();
    }
}
