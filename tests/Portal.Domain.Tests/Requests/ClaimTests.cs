using Portal.Domain.Clocks;
using Portal.Domain.Requests;

namespace Portal.Domain.Tests.Requests;

public sealed class ClaimTests
{
    private static readonly DateTimeOffset s_later = Freezes.Now.AddMinutes(10);

    [Fact]
    public void The_first_investigator_has_it_from_then_on()
    {
        var request = Freezes.Waiting();

        request.Claim(Freezes.Signe, s_later, "").Succeeded.ShouldBeTrue();

        (request.State, request.ClaimedBy, request.ClaimedAt, request.Version).ShouldBe((RequestState.Verifying, Freezes.Signe, s_later, 2));
        request.Events.Select(happened => happened.Name).ShouldBe(["requests.claimed", "clocks.stopped"]);
    }

    [Fact]
    public void The_second_is_told_who_has_it_since_when()
    {
        var request = Freezes.Claimed();

        var refusal = request.Claim(Freezes.Amira, s_later.AddMinutes(1), "Signe Lindqvist").Refusals.ShouldHaveSingleItem();

        refusal.Code.ShouldBe("requests.already-claimed");
        refusal.Arguments.ShouldBe([("by", "Signe Lindqvist"), ("at", s_later)]);
        (request.ClaimedBy, request.ClaimedAt, request.Version).ShouldBe((Freezes.Signe, s_later, 2));
        request.Events.ShouldBeEmpty();
    }

    [Fact]
    public void Claiming_what_one_has_changes_nothing()
    {
        var request = Freezes.Claimed();

        request.Claim(Freezes.Signe, s_later.AddHours(1), "Signe Lindqvist").Succeeded.ShouldBeTrue();

        (request.ClaimedAt, request.Version, request.State).ShouldBe((s_later, 2, RequestState.Verifying));
        request.Events.ShouldBeEmpty();
    }

    [Fact]
    public void A_claim_stops_the_acknowledgement_and_the_hold_clock_runs_on()
    {
        var request = Freezes.Waiting();
        request.DueAt.ShouldBe(Freezes.Now.AddHours(2));

        _ = request.Claim(Freezes.Signe, s_later, "").Value;

        request.Clocks.Single(clock => clock.Name == ClockName.Acknowledge).StoppedAt.ShouldBe(s_later);
        request.Clocks.Single(clock => clock.Name == ClockName.HoldPlaced).StoppedAt.ShouldBeNull();
        request.DueAt.ShouldBe(Freezes.Now.AddHours(4));
        request.Events.OfType<ClockStopped>().ShouldHaveSingleItem().ShouldBe(new(request.Id, ClockName.Acknowledge, Freezes.Now.AddHours(2)));
    }

    [Fact]
    public void A_late_claim_still_says_when_the_clock_was_due()
    {
        var request = Freezes.Waiting();

        _ = request.Claim(Freezes.Signe, Freezes.Now.AddHours(3), "").Value;

        request.Events.OfType<ClockStopped>().Single().Facts.ShouldBe([("clock", "Acknowledge"), ("due", "2026-11-24T11:00:00.000000Z")]);
    }

    [Theory]
    [InlineData("mistake"), InlineData("absence"), InlineData("conflict-of-interest"), InlineData("language"), InlineData("skill")]
    public void The_claimant_gives_it_back_with_a_known_reason(string reason)
    {
        var request = Freezes.Claimed();

        request.PutBack(Freezes.Signe, reason, s_later.AddMinutes(5)).Succeeded.ShouldBeTrue();

        (request.State, request.ClaimedBy, request.ClaimedAt, request.Version).ShouldBe((RequestState.Submitted, null, null, 3));
        request.Events.ShouldHaveSingleItem().ShouldBe(new RequestPutBack(request.Id, reason));
    }

    [Fact]
    public void Giving_back_starts_no_clock_again_and_stops_none()
    {
        var request = Freezes.Claimed();
        var before = request.Clocks.Select(clock => (clock.Name, clock.DueAt, clock.StoppedAt)).ToList();

        _ = request.PutBack(Freezes.Signe, "absence", s_later.AddMinutes(5)).Value;

        request.Clocks.Select(clock => (clock.Name, clock.DueAt, clock.StoppedAt)).ShouldBe(before);
        request.DueAt.ShouldBe(Freezes.Now.AddHours(4));
    }

    [Fact]
    public void Nobody_but_the_claimant_gives_it_back()
    {
        var request = Freezes.Claimed();

        request.PutBack(Freezes.Amira, "mistake", s_later).Refusals.ShouldHaveSingleItem().ShouldBe(RequestErrors.NotClaimant);

        (request.ClaimedBy, request.Version).ShouldBe((Freezes.Signe, 2));
        request.Events.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(""), InlineData("Mistake"), InlineData("because of Mr Smith"), InlineData("mistake ")]
    public void A_reason_in_own_words_is_refused(string reason)
    {
        var request = Freezes.Claimed();

        request.PutBack(Freezes.Signe, reason, s_later).Refusals.ShouldHaveSingleItem().ShouldBe(RequestErrors.UnknownPutBackReason);

        request.State.ShouldBe(RequestState.Verifying);
    }

    [Fact]
    public void What_was_given_back_can_be_claimed_by_another()
    {
        var request = Freezes.Claimed();
        _ = request.PutBack(Freezes.Signe, "skill", s_later).Value;

        request.Claim(Freezes.Amira, s_later.AddMinutes(1), "").Succeeded.ShouldBeTrue();

        request.ClaimedBy.ShouldBe(Freezes.Amira);
        request.Clocks.Single(clock => clock.Name == ClockName.Acknowledge).StoppedAt.ShouldBe(s_later, "a stopped clock stays as it stopped");
    }
}
