using Portal.Application.Holds;
using Portal.Application.Notices;
using Portal.Application.Tests.Packets;
using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Clocks;
using Portal.Domain.Holds;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Holds;

public sealed class ApproveHoldTests
{
    [Theory, EveryEngine]
    public async Task What_another_person_approves_is_asked_of_the_operator_exactly_as_ordered(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        var hold = await portal.AHoldAsync(id, portal.Signe(), "0.12345678", line: 2);
        var listed = (await portal.GetAsync(new ListHoldsToApprove(), portal.Daniel())).ShouldHaveSingleItem();
        (listed.Hold, listed.Amount, listed.Asset, listed.OrderedBy).ShouldBe((hold, "0.12345678", "BTC", "Signe Lindqvist"));
        (await portal.GetAsync(new GetHold(id, hold), portal.Daniel())).MayApprove.ShouldBeTrue();

        await portal.GetAsync(new ApproveHold(id, hold), portal.Fresh(portal.Daniel()));

        (await portal.GetAsync(new ListHoldsToApprove(), portal.Daniel())).ShouldBeEmpty();
        (await portal.GetAsync(new ChaseHolds(), Actor.Portal)).ShouldBe(new(1, More: false));
        var call = portal.Operator.Calls.ShouldHaveSingleItem();
        call.ShouldBe(new(hold.Value, listed.Reference.Text, new("Bitcoin", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", null), "BTC", 12_345_678));
        (await portal.HoldAsync(id, hold)).OperatorReference.ShouldBe($"OP-{hold.Value:N}");
    }

    [Theory, EveryEngine]
    public async Task Whoever_ordered_a_hold_is_told_that_it_was_rejected(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        var hold = await portal.AHoldAsync(id, portal.Signe());

        await portal.GetAsync(new RejectHold(id, hold, "Not covered by the order."), portal.Fresh(portal.Daniel()));
        await portal.GetAsync(new DeliverNotices(), Actor.Portal);

        (await portal.GetAsync(new ListNotices(), portal.Signe())).Select(notice => notice.Topic).ShouldContain("hold-rejected");
    }

    [Theory, EveryEngine]
    public async Task A_rejection_has_its_reason_which_whoever_ordered_the_hold_reads_and_the_ledger_does_not(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        var hold = await portal.AHoldAsync(id, portal.Signe());

        (await portal.SendAsync(new RejectHold(id, hold, " \n "), portal.Fresh(portal.Daniel()))).Refusals.Said().ShouldBe(["Reason: holds.no-reason"]);
        (await portal.SendAsync(new RejectHold(id, hold, "A bell \u0007"), portal.Fresh(portal.Daniel()))).Refusals.Said().ShouldBe(["Reason: form.control-character"]);
        (await portal.SendAsync(new RejectHold(id, hold, new('a', Answer.MaxCharacters + 1)), portal.Fresh(portal.Daniel()))).Refusals.Said().ShouldBe(["Reason: form.too-long"]);
        (await portal.HoldAsync(id, hold)).State.ShouldBe(PlacementState.AwaitingApproval);
        await portal.GetAsync(new RejectHold(id, hold, "  The order names\r\nanother account. "), portal.Fresh(portal.Daniel()));

        var read = (await portal.GetAsync(new GetHolds(id), portal.Signe())).Targets[0].Holds.ShouldHaveSingleItem();
        (read.State, read.RejectReason).ShouldBe((PlacementState.Rejected, "The order names\nanother account."));
        portal.FactsOf("holds.rejected").Keys.ShouldBe(["hold"]);
    }

    [Theory, EveryEngine]
    public async Task Two_decisions_at_once_are_one(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        var hold = await portal.AHoldAsync(id, portal.Signe());

        var (approved, rejected) = (
            Task.Run(() => portal.SendAsync(new ApproveHold(id, hold), portal.Fresh(portal.Daniel()))),
            Task.Run(() => portal.SendAsync(new RejectHold(id, hold, "Not covered by the order."), portal.Fresh(portal.Person("Helen Park").AsActor()))));

        ((await approved).Succeeded ^ (await rejected).Succeeded).ShouldBeTrue();
        ((await approved).Succeeded ? await rejected : await approved).Refusals.Said().ShouldBe(["holds.wrong-state"]);
        portal.Database.Count("ledger_entries WHERE event IN ('holds.approved', 'holds.rejected')").ShouldBe(1);
    }

    [Fact]
    public async Task A_decision_needs_a_fresh_proof_of_presence_and_a_hold_of_that_request()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var id = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        var other = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        var hold = await portal.AHoldAsync(id, portal.Signe());

        (await portal.SendAsync(new ApproveHold(id, hold), portal.Daniel())).Refusals.ShouldBe([AccountErrors.StepUpNeeded]);
        (await portal.SendAsync(new RejectHold(id, hold, "Not covered by the order."), portal.Daniel())).Refusals.ShouldBe([AccountErrors.StepUpNeeded]);
        (await portal.SendAsync(new ApproveHold(other, hold), portal.Fresh(portal.Daniel()))).Refusals.ShouldBe([RequestErrors.NotFound]);
        (await portal.SendAsync(new RejectHold(other, hold, "Not covered by the order."), portal.Fresh(portal.Daniel()))).Refusals.ShouldBe([RequestErrors.NotFound]);
        (await portal.SendAsync(new GetHold(other, hold), portal.Daniel())).Refusals.ShouldBe([RequestErrors.NotFound]);
        (await portal.SendAsync(new ApproveHold(id, hold), portal.Fresh(portal.Signe()))).Refusals.ShouldBe([RequestErrors.NotFound]);
        (await portal.HoldAsync(id, hold)).State.ShouldBe(PlacementState.AwaitingApproval);
    }

    [Fact]
    public async Task An_approver_who_was_the_investigator_does_not_approve_the_own_order()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var id = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        var hold = await portal.AHoldAsync(id, portal.Signe());
        var promoted = portal.Signe() with { Role = Role.Approver, Team = null };

        (await portal.SendAsync(new ApproveHold(id, hold), portal.Fresh(promoted))).Refusals.ShouldBe([HoldErrors.OwnWork]);
        (await portal.GetAsync(new ListHoldsToApprove(), promoted)).ShouldBeEmpty();
        (await portal.GetAsync(new GetHold(id, hold), promoted)).MayApprove.ShouldBeFalse();
    }

    [Theory, EveryEngine]
    public async Task Rejecting_the_last_that_waits_stops_the_clock_of_placing_when_another_is_placed(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        await portal.AHoldAsync(id, portal.Signe(), "0.5", approver: portal.Daniel());
        var waiting = await portal.AHoldAsync(id, portal.Signe(), "0.5", line: 2);
        await portal.GetAsync(new ChaseHolds(), Actor.Portal);
        (await ChaseHoldsTests.PlacingStoppedAsync(portal, id)).ShouldBeNull();
        portal.Time.Advance(TimeSpan.FromMinutes(7));

        await portal.GetAsync(new RejectHold(id, waiting, "Not covered by the order."), portal.Fresh(portal.Daniel()));

        (await ChaseHoldsTests.PlacingStoppedAsync(portal, id)).ShouldBe(portal.Time.GetUtcNow());
        portal.Database.Count($"clocks WHERE name = '{ClockName.HoldPlaced}' AND stopped_at IS NOT NULL").ShouldBe(1);
    }
}
