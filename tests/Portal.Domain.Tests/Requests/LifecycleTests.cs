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
        [(RequestState.Verifying, RequestTrigger.Verify)] = RequestState.InReview,
        [(RequestState.InReview, RequestTrigger.PutBack)] = RequestState.Submitted,
        [(RequestState.InReview, RequestTrigger.Ask)] = RequestState.AwaitingAgency,
        [(RequestState.AwaitingAgency, RequestTrigger.Reply)] = RequestState.InReview,
        [(RequestState.AwaitingAgency, RequestTrigger.Retract)] = RequestState.InReview,
        [(RequestState.Verifying, RequestTrigger.Answer)] = RequestState.Answered,
        [(RequestState.InReview, RequestTrigger.Answer)] = RequestState.Answered,
        [(RequestState.AwaitingAgency, RequestTrigger.Answer)] = RequestState.Answered,
        [(RequestState.Answered, RequestTrigger.Replace)] = RequestState.Answered,
        [(RequestState.Answered, RequestTrigger.Close)] = RequestState.Closed,
        [(RequestState.Submitted, RequestTrigger.Withdraw)] = RequestState.Withdrawn,
        [(RequestState.Submitted, RequestTrigger.Supersede)] = RequestState.Superseded,
        [(RequestState.Verifying, RequestTrigger.Withdraw)] = RequestState.Withdrawn,
        [(RequestState.Verifying, RequestTrigger.Supersede)] = RequestState.Superseded,
        [(RequestState.InReview, RequestTrigger.Withdraw)] = RequestState.Withdrawn,
        [(RequestState.InReview, RequestTrigger.Supersede)] = RequestState.Superseded,
        [(RequestState.AwaitingAgency, RequestTrigger.Withdraw)] = RequestState.Withdrawn,
        [(RequestState.AwaitingAgency, RequestTrigger.Supersede)] = RequestState.Superseded,
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
    public void Officers_do_what_is_theirs_the_portal_discloses_and_investigators_do_the_rest()
    {
        RequestTrigger[] theirs = [RequestTrigger.Submit, RequestTrigger.Reply, RequestTrigger.Withdraw, RequestTrigger.Supersede];
        foreach (var row in Lifecycle.Table)
            row.By.ShouldBe([theirs.Contains(row.Trigger) ? Role.Officer : row.Trigger is RequestTrigger.Answer or RequestTrigger.Replace ? Role.System : Role.Investigator], $"{row.From} {row.Trigger}");
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
