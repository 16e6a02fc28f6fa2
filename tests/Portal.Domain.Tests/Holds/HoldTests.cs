using System.Numerics;
using Portal.Domain.Accounts;
using Portal.Domain.Clocks;
using Portal.Domain.Holds;
using Portal.Domain.Requests;
using Portal.Domain.Tests.Requests;

namespace Portal.Domain.Tests.Holds;

public sealed class HoldTests
{
    private static readonly DateTimeOffset s_now = Freezes.Now.AddMinutes(30);
    private static readonly Actor s_approver = new(Freezes.Amira, Role.Approver);

    [Fact]
    public void A_provisional_hold_is_asked_at_once_and_an_ordered_one_waits_for_another_person()
    {
        var provisional = Order(InReview(HoldBasis.Provisional)).Value;
        var ordered = Order(InReview()).Value;

        (provisional.State, provisional.NextTryAt).ShouldBe((PlacementState.Asked, s_now));
        (ordered.State, ordered.NextTryAt).ShouldBe((PlacementState.AwaitingApproval, null));
        ordered.EndsAt.ShouldBe(s_now.AddDays(30));
        ordered.Events.ShouldHaveSingleItem().Facts.ShouldBe([("hold", ordered.Id.ToString()), ("line", "1"), ("basis", "Ordered")]);
    }

    [Theory]
    [InlineData(150_000_000, 0, null)]
    [InlineData(50_000_000, 100_000_000, null)]
    [InlineData(150_000_001, 0, "Amount: holds.more-than-asked")]
    [InlineData(1, 150_000_000, "Amount: holds.more-than-asked")]
    [InlineData(0, 0, "Amount: holds.amount-not-positive")]
    [InlineData(-1, 0, "Amount: holds.amount-not-positive")]
    public void Together_holds_are_at_most_what_is_asked(long amount, long already, string? refusal) =>
        Order(InReview(), amount, already).Refusals.Select(said => said.ToString()).ShouldBe(refusal is null ? [] : [refusal]);

    [Fact]
    public void One_hold_stands_on_a_target_at_a_time()
    {
        var (id, request) = (new HoldId(Guid.Parse("77777777-7777-4777-8777-777777777777")), InReview());

        Hold.Order(id, request, 2, 1, [(1, 1), (2, 1)], Freezes.Signe, s_now).Refusals.ShouldBe([HoldErrors.AlreadyStands]);
        Hold.Order(id, request, 3, 1, [(1, 1), (2, 1)], Freezes.Signe, s_now).Succeeded.ShouldBeTrue();
        Enum.GetValues<PlacementState>().Where(state => !state.Stands()).ShouldBe([PlacementState.Rejected, PlacementState.Failed]);
    }

    [Fact]
    public void Only_the_claimant_orders_and_only_after_the_request_was_verified()
    {
        Order(InReview(), by: Freezes.Amira).Refusals.ShouldBe([RequestErrors.NotClaimant]);
        Order(Freezes.Claimed()).Refusals.ShouldHaveSingleItem().Code.ShouldBe("requests.wrong-state");
        Order(Freezes.Waiting()).Refusals.ShouldBe([RequestErrors.NotClaimant]);
    }

    [Fact]
    public void Neither_who_ordered_a_hold_nor_who_asked_for_the_freeze_decides_on_it()
    {
        var hold = Order(InReview()).Value;

        hold.Approve(new(Freezes.Signe, Role.Approver), s_now).Refusals.ShouldBe([HoldErrors.OwnWork]);
        hold.Approve(new(Freezes.OfficerId, Role.Approver), s_now).Refusals.ShouldBe([HoldErrors.OwnWork]);
        hold.Reject(new(Freezes.Signe, Role.Approver), "Not covered.", s_now).Refusals.ShouldBe([HoldErrors.OwnWork]);
        hold.Approve(s_approver, s_now).Succeeded.ShouldBeTrue();
        (hold.State, hold.DecidedBy, hold.NextTryAt).ShouldBe((PlacementState.Asked, Freezes.Amira, s_now));
    }

    [Fact]
    public void In_doubt_it_is_asked_again_after_5_10_20_seconds_and_so_on_up_to_5_minutes_and_told_once()
    {
        var hold = Order(InReview(HoldBasis.Provisional)).Value;
        var waits = new List<double>();
        for (var i = 0; i < 20; i++)
        {
            _ = hold.Doubt("timeout", s_now).Value;
            waits.Add((hold.NextTryAt!.Value - s_now).TotalSeconds);
        }

        waits.Take(8).ShouldBe([5, 10, 20, 40, 80, 160, 300, 300]);
        waits[^1].ShouldBe(300);
        (hold.State, hold.Tries, hold.Code).ShouldBe((PlacementState.Unknown, 20, "timeout"));
        hold.Events.OfType<HoldDoubted>().ShouldHaveSingleItem();
        hold.Confirm("OP-1", s_now.AddHours(1)).Succeeded.ShouldBeTrue();
        (hold.State, hold.Code, hold.NextTryAt, hold.PlacedAt).ShouldBe((PlacementState.Confirmed, "", null, s_now.AddHours(1)));
        hold.Events.OfType<HoldPlaced>().ShouldHaveSingleItem().Tries.ShouldBe(21);
    }

    /// <summary>By hand: what can be done in which state.</summary>
    [Theory]
    [InlineData(PlacementState.AwaitingApproval, "Approve Reject")]
    [InlineData(PlacementState.Rejected, "")]
    [InlineData(PlacementState.Asked, "Confirm Fail Doubt")]
    [InlineData(PlacementState.Confirmed, "")]
    [InlineData(PlacementState.Failed, "")]
    [InlineData(PlacementState.Unknown, "Confirm Fail Doubt")]
    public void Each_state_has_its_steps_and_no_others(PlacementState state, string steps)
    {
        var all = new Dictionary<string, Func<Hold, Result<Done>>>
        {
            ["Approve"] = hold => hold.Approve(s_approver, s_now), ["Reject"] = hold => hold.Reject(s_approver, "Not covered.", s_now),
            ["Confirm"] = hold => hold.Confirm("OP-1", s_now), ["Fail"] = hold => hold.Fail("refused"), ["Doubt"] = hold => hold.Doubt("timeout", s_now),
        };

        foreach (var (name, step) in all)
        {
            var hold = In(state);
            var (version, result) = (hold.Version, step(hold));
            if (steps.Split(' ').Contains(name))
                (result.Succeeded, hold.Version).ShouldBe((true, version + 1), name);
            else
                (result.Refusals.Single().Code, hold.State, hold.Version).ShouldBe(("holds.wrong-state", state, version), name);
        }
    }

    [Fact]
    public void Only_what_may_be_held_is_live() =>
        Enum.GetValues<PlacementState>().Where(state => In(state).IsLive).ShouldBe([PlacementState.Asked, PlacementState.Confirmed, PlacementState.Unknown]);

    [Fact]
    public void The_clock_of_placing_stops_once_and_the_request_waits_for_nothing_sooner()
    {
        var request = InReview();
        request.ForgetEvents();

        request.NoteHoldsPlaced(s_now);
        request.NoteHoldsPlaced(s_now.AddHours(1));

        request.Clocks.Single(clock => clock.Name == ClockName.HoldPlaced).StoppedAt.ShouldBe(s_now);
        request.Events.OfType<ClockStopped>().ShouldHaveSingleItem().Clock.ShouldBe(ClockName.HoldPlaced);
        request.DueAt.ShouldBeNull();
    }

    [Fact]
    public void A_change_of_a_hold_is_a_new_version_of_its_request()
    {
        var request = InReview();
        var version = request.Version;

        request.NoteHoldsChanged();

        request.Version.ShouldBe(version + 1);
    }

    private static LegalRequest InReview(HoldBasis basis = HoldBasis.Ordered)
    {
        var request = Freezes.Submit(Freezes.Application with { Terms = Freezes.Application.Terms with { Basis = basis } }).Value;
        _ = request.Claim(Freezes.Signe, Freezes.Now, "").Value;
        _ = request.Verify(Freezes.Signe, Freezes.Now).Value;
        return request;
    }

    private static Result<Hold> Order(LegalRequest request, BigInteger? amount = null, BigInteger? already = null, AccountId? by = null) =>
        Hold.Order(new(Guid.Parse("77777777-7777-4777-8777-777777777777")), request, 1, amount ?? 1, already is { } held ? [(2, held)] : [], by ?? Freezes.Signe, s_now);

    private static Hold In(PlacementState state)
    {
        var hold = Order(InReview(state is PlacementState.AwaitingApproval or PlacementState.Rejected ? HoldBasis.Ordered : HoldBasis.Provisional)).Value;
        _ = state switch
        {
            PlacementState.Rejected => hold.Reject(s_approver, "Not covered.", s_now),
            PlacementState.Confirmed => hold.Confirm("OP-1", s_now),
            PlacementState.Failed => hold.Fail("refused"),
            PlacementState.Unknown => hold.Doubt("timeout", s_now),
            _ => default(Done),
        };
        hold.State.ShouldBe(state);
        return hold;
    }
}
