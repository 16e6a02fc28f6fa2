using Portal.Domain.Accounts;
using Portal.Domain.Agencies;
using Portal.Domain.Clocks;
using Portal.Domain.Requests;

namespace Portal.Domain.Tests.Requests;

public sealed class SubmitFreezeTests
{
    private static readonly FreezeApplication s_good = Freezes.Application;

    [Fact]
    public void A_good_application_waits_in_its_queue_with_its_clocks_running()
    {
        var request = Freezes.Submit().Value;

        (request.State, request.Version, request.SubmittedAt).ShouldBe((RequestState.Submitted, 1, Freezes.Now));
        request.Routing.ShouldBe(new("europe", "R1", "r1"));
        request.Clocks.Select(clock => (clock.Name, clock.Rule, clock.PolicyVersion, clock.DueAt)).ShouldBe(
            [(ClockName.Acknowledge, "ACK", "c1", Freezes.Now.AddHours(2)), (ClockName.HoldPlaced, "HLD", "c1", Freezes.Now.AddHours(4))]);
        request.DueAt.ShouldBe(Freezes.Now.AddHours(2));
        request.Targets.Count.ShouldBe(2);
        request.Events.Select(happened => happened.Name).ShouldBe(["requests.freeze-submitted", "requests.routed", "clocks.started", "clocks.started"]);
    }

    [Fact]
    public void What_goes_into_the_ledger_is_header_and_no_contents()
    {
        var facts = Freezes.Submit().Value.Events.SelectMany(happened => happened.Facts).ToList();

        facts.Select(fact => fact.Name).Distinct().ShouldBe(
            ["reference", "agency", "urgency", "basis", "targets", "document-sha256", "team", "rule", "policy", "clock", "due"]);
        foreach (var contents in new[] { "KR-2026/118", "fraud", "146", "victim", "12 HR", "Landesgericht", "150000000", "BTC", "address 1" })
            facts.ShouldAllBe(fact => !fact.Value.Contains(contents));
    }

    [Fact]
    public void An_agency_that_is_not_verified_is_refused()
    {
        var suspended = With(Freezes.Agency, nameof(Agency.State), AgencyState.Suspended);
        Refusals(agency: suspended).ShouldBe([RequestErrors.AgencyNotVerified]);
        Refusals(agency: With(Freezes.Agency, nameof(Agency.State), AgencyState.Registered)).ShouldBe([RequestErrors.AgencyNotVerified]);
    }

    [Fact]
    public void An_officer_who_is_not_active_is_refused() =>
        Refusals(officer: With(Freezes.Officer, nameof(Account.State), AccountState.Closed)).ShouldBe([RequestErrors.OfficerNotActive]);

    [Fact]
    public void A_supervisor_does_not_send() =>
        Refusals(officer: Account.ForAgency(Freezes.OfficerId, "Renate Vorlage", "", Role.Supervisor, Freezes.AgencyId, "en")).ShouldBe([RequestErrors.OfficerNotActive]);

    [Fact]
    public void An_officer_sends_for_the_own_agency_only() =>
        Refusals(officer: Account.ForAgency(Freezes.OfficerId, "Layla", "", Role.Officer, new(Guid.NewGuid()), "ar")).ShouldBe([RequestErrors.OfficerNotActive]);

    [Theory]
    [InlineData(0, "requests.no-targets"), InlineData(1, null), InlineData(5000, null), InlineData(5001, "requests.too-many-targets")]
    public void One_to_five_thousand_targets_are_taken(int count, string? code)
    {
        var refusals = Refusals(s_good with { Targets = Freezes.Targets(count) });

        refusals.Select(refusal => refusal.Code).ShouldBe(code is null ? [] : [code]);
        refusals.ShouldAllBe(refusal => refusal.Field == "Addresses");
    }

    [Fact]
    public void Too_many_targets_are_counted_in_the_refusal() =>
        Refusals(s_good with { Targets = Freezes.Targets(5001) }).Single().Arguments.ShouldBe([("count", 5001), ("limit", 5000)]);

    [Theory]
    [InlineData(0), InlineData(-1)]
    public void An_amount_of_nothing_is_refused(int amount) =>
        Refusals(s_good with { Terms = s_good.Terms with { Amount = amount } }).ShouldBe([RequestErrors.AmountNotPositive]);

    [Theory]
    [InlineData(0, false), InlineData(1, true), InlineData(90, true), InlineData(91, false), InlineData(-5, false)]
    public void A_freeze_longer_than_its_instrument_allows_is_refused(int days, bool taken)
    {
        var refusals = Refusals(s_good with { Terms = s_good.Terms with { TermDays = days } });

        refusals.Select(refusal => (refusal.Code, refusal.Field)).ShouldBe(taken ? [] : [("requests.freeze-too-long", "TermDays")]);
        foreach (var refusal in refusals)
            refusal.Arguments.ShouldBe([("days", days), ("limit", 90)]);
    }

    [Theory]
    [InlineData(24, true), InlineData(25, true), InlineData(26, false)]
    public void An_instrument_may_come_from_tomorrow_at_the_latest(int day, bool taken) =>
        Refusals(s_good with { Instrument = s_good.Instrument with { IssuedOn = new(2026, 11, day) } })
            .ShouldBe(taken ? [] : [RequestErrors.InstrumentInFuture]);

    [Fact]
    public void Urgency_without_its_ground_is_refused()
    {
        Refusals(s_good with { Urgency = Urgency.FundsInMotion }).ShouldBe([RequestErrors.UrgencyWithoutGround]);
        Refusals(s_good with { Urgency = Urgency.FundsInMotion, UrgencyGround = "A withdrawal is pending." }).ShouldBeEmpty();
    }

    [Fact]
    public void All_that_stands_against_it_comes_at_once()
    {
        var spoilt = s_good with
        {
            Targets = [],
            Terms = s_good.Terms with { Amount = 0, TermDays = 91 },
            Instrument = s_good.Instrument with { IssuedOn = new(2027, 1, 1) },
            Urgency = Urgency.FundsInMotion,
        };

        Refusals(spoilt, With(Freezes.Officer, nameof(Account.State), AccountState.Closed), With(Freezes.Agency, nameof(Agency.State), AgencyState.Suspended))
            .Select(refusal => refusal.Code).ShouldBe(
            [
                "requests.agency-not-verified", "requests.officer-not-active", "requests.no-targets", "requests.instrument-in-future",
                "requests.urgency-without-ground", "requests.amount-not-positive", "requests.freeze-too-long",
            ]);
    }

    [Fact]
    public void A_clock_row_nobody_confirmed_starts_nothing()
    {
        var clocks = Freezes.Clocks with { Rules = [Freezes.Clocks.Rules[0] with { Confirmed = false }, Freezes.Clocks.Rules[1]] };

        var request = Freezes.Submit(intake: Freezes.Intake with { Clocks = clocks }).Value;

        request.Clocks.ShouldHaveSingleItem().Name.ShouldBe(ClockName.HoldPlaced);
    }

    [Fact]
    public void Of_two_clock_rows_the_first_that_applies_wins()
    {
        var urgent = Freezes.Clocks.Rules[0] with { Id = "ACK-URGENT", Urgency = Urgency.FundsInMotion, Limit = TimeSpan.FromMinutes(15) };
        var provisional = Freezes.Clocks.Rules[1] with { Id = "HLD-PROVISIONAL", Basis = HoldBasis.Provisional };
        var intake = Freezes.Intake with { Clocks = Freezes.Clocks with { Rules = [urgent, provisional, .. Freezes.Clocks.Rules] } };

        var asked = s_good with { Urgency = Urgency.FundsInMotion, UrgencyGround = "A withdrawal is pending." };
        Freezes.Submit(asked, intake: intake).Value.Clocks.Select(clock => clock.Rule).ShouldBe(["ACK-URGENT", "HLD"]);
        Freezes.Submit(intake: intake).Value.Clocks.Select(clock => clock.Rule).ShouldBe(["ACK", "HLD"], ignoreOrder: true);
    }

    private static IReadOnlyList<Refusal> Refusals(FreezeApplication? asked = null, Account? officer = null, Agency? agency = null) =>
        Freezes.Submit(asked, officer, agency).Refusals;

    /// <summary>Changes what no command of the portal changes yet.</summary>
    private static T With<T>(T original, string property, object value)
        where T : class
    {
        var copy = (T)typeof(T).GetMethod("MemberwiseClone", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!.Invoke(original, null)!;
        typeof(T).GetProperty(property)!.SetValue(copy, value);
        return copy;
    }
}
