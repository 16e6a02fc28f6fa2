using Portal.Domain.Accounts;
using Portal.Domain.Clocks;
using Portal.Domain.Requests;

namespace Portal.Domain.Tests.Requests;

public sealed class LifecycleTests
{
    /// <summary>The table once more, by hand: what may happen, and where it leads.</summary>
    private static readonly Dictionary<(RequestState, RequestTrigger), RequestState> s_allowed = new()
    {
        [(RequestState.Draft, RequestTrigger.Submit)] = RequestState.Submitted,
        [(RequestState.Submitted, RequestTrigger.Claim)] = RequestState.Verifying,
        [(RequestState.Verifying, RequestTrigger.PutBack)] = RequestState.Submitted,
    };

    public static TheoryData<RequestState, RequestTrigger> EveryPair()
    {
        var pairs = new TheoryData<RequestState, RequestTrigger>();
        foreach (var state in Enum.GetValues<RequestState>())
        {
            foreach (var trigger in Enum.GetValues<RequestTrigger>())
                pairs.Add(state, trigger);
        }

        return pairs;
    }

    [Theory, MemberData(nameof(EveryPair))]
    public void Every_state_takes_a_trigger_exactly_as_the_law_says(RequestState state, RequestTrigger trigger) =>
        (Lifecycle.Find(state, trigger)?.To).ShouldBe(s_allowed.TryGetValue((state, trigger), out var to) ? to : null);

    [Fact]
    public void No_state_takes_a_trigger_in_two_ways() =>
        Lifecycle.Table.Select(row => (row.From, row.Trigger)).ShouldBeUnique();

    [Fact]
    public void Officers_send_and_investigators_do_the_rest()
    {
        Lifecycle.Find(RequestState.Draft, RequestTrigger.Submit)!.By.ShouldBe([Role.Officer]);
        Lifecycle.Table.Where(row => row.Trigger != RequestTrigger.Submit).ShouldAllBe(row => row.By.SequenceEqual(new[] { Role.Investigator }));
    }

    [Fact]
    public void Every_clock_is_started_by_some_row() =>
        Lifecycle.Table.SelectMany(row => row.Starts).Distinct().ShouldBe(Enum.GetValues<ClockName>(), ignoreOrder: true);

    [Fact]
    public void A_waiting_request_cannot_be_put_back()
    {
        var request = Freezes.Waiting();

        request.PutBack(Freezes.Signe, "mistake", Freezes.Now).Refusals.ShouldHaveSingleItem().ShouldBe(RequestErrors.NotClaimant);

        (request.State, request.Version).ShouldBe((RequestState.Submitted, 1));
        request.Events.ShouldBeEmpty();
    }
}
