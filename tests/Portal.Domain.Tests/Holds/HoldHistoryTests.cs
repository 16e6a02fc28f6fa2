using System.Numerics;
using Portal.Domain.Accounts;
using Portal.Domain.Holds;
using Portal.Domain.Requests;
using Portal.Domain.Tests.Requests;

namespace Portal.Domain.Tests.Holds;

/// <summary>What the ledger is told of a hold, word for word: never an address, an amount or the operator's name for it.</summary>
public sealed class HoldHistoryTests
{
    private static readonly DateTimeOffset s_now = Reviews.At(30);
    private static readonly HoldId s_id = new(Guid.Parse("77777777-7777-4777-8777-777777777777"));
    private static readonly Actor s_approver = new(Freezes.Amira, Role.Approver);

    [Fact]
    public void A_fresh_hold_repeats_the_order_and_has_heard_nothing()
    {
        var hold = Ordered();

        (hold.Id, hold.Line, hold.Basis, hold.Asset, hold.Amount, hold.Version).ShouldBe((s_id, 1, HoldBasis.Ordered, "BTC", new BigInteger(7), 1));
        (hold.Requester, hold.OrderedBy, hold.OrderedAt, hold.DecidedBy, hold.PlacedAt).ShouldBe((Freezes.OfficerId, Freezes.Signe, s_now, null, null));
        (hold.RejectReason, hold.OperatorReference, hold.Code, hold.Tries).ShouldBe(("", "", "", 0));
    }

    [Fact]
    public void An_approved_hold_that_is_doubted_and_then_confirmed_is_told_step_by_step()
    {
        var hold = Ordered();

        _ = hold.Approve(s_approver, s_now).Value;
        _ = hold.Doubt("timeout", s_now).Value;
        _ = hold.Doubt("conflict", s_now).Value;
        _ = hold.Confirm("OP-1", s_now).Value;

        hold.InWords().ShouldBe([$"holds.ordered hold={s_id} line=1 basis=Ordered", $"holds.approved hold={s_id}", $"holds.doubted hold={s_id} code=timeout", $"holds.placed hold={s_id} tries=3"]);
        (hold.OperatorReference, hold.Code).ShouldBe(("OP-1", ""));
    }

    [Fact]
    public void A_rejection_is_told_and_its_reason_only_committed_to()
    {
        var hold = Ordered();

        _ = hold.Reject(s_approver, "Not covered.", s_now.AddMinutes(1)).Value;

        hold.InWords()[1].ShouldBe($"holds.rejected hold={s_id} (reason=Not covered.)");
        (hold.RejectReason, hold.DecidedBy, hold.DecidedAt, hold.NextTryAt).ShouldBe(("Not covered.", Freezes.Amira, s_now.AddMinutes(1), null));
    }

    [Fact]
    public void A_refusal_of_the_operators_is_told_with_its_code()
    {
        var hold = Ordered();
        _ = hold.Approve(s_approver, s_now).Value;

        _ = hold.Fail("no-such-account").Value;

        hold.InWords()[2].ShouldBe($"holds.failed hold={s_id} code=no-such-account");
        (hold.State, hold.Code, hold.NextTryAt).ShouldBe((PlacementState.Failed, "no-such-account", null));
    }

    [Fact]
    public void Only_a_freeze_is_held()
    {
        DataScope scope = new("contact", new(2026, 6, 1), new(2026, 6, 2), "Etc/UTC", Certificate: false);
        DataApplication asked = new(Freezes.Application.Case, "EU", Freezes.Application.Instrument, scope, Urgency.Normal, "", "en", Freezes.Targets(1));
        var request = LegalRequest.SubmitData(new(Guid.NewGuid()), asked, new(Freezes.Officer, Freezes.Agency), Freezes.Intake).Value;
        _ = request.Claim(Freezes.Signe, s_now, "").Value;
        _ = request.Verify(Freezes.Signe, s_now).Value;

        Hold.Order(s_id, request, 1, 1, [], Freezes.Signe, s_now).Refusals.ShouldHaveSingleItem().Code.ShouldBe("holds.not-a-freeze");
    }

    private static Hold Ordered() => Hold.Order(s_id, Reviews.In(RequestState.InReview), 1, 7, [], Freezes.Signe, s_now).Value;
}
