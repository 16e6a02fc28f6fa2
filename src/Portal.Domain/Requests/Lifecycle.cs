using Portal.Domain.Accounts;
using Portal.Domain.Clocks;

namespace Portal.Domain.Requests;

/// <summary>What can be done to a request.</summary>
public enum RequestTrigger
{
    /// <summary>The officer sends the draft.</summary>
    Submit,

    /// <summary>An investigator takes it.</summary>
    Claim,

    /// <summary>The claimant gives it back to the queue.</summary>
    PutBack,

    /// <summary>The claimant finds officer, agency and instrument to be what they say.</summary>
    Verify,

    /// <summary>The claimant asks the agency for something that is missing.</summary>
    Ask,

    /// <summary>The officer replies to what was asked.</summary>
    Reply,

    /// <summary>The claimant takes a question back.</summary>
    Retract,

    /// <summary>The final answer, or a decline, is disclosed.</summary>
    Answer,

    /// <summary>An answer is disclosed in the place of the one that ended the request and was called back.</summary>
    Replace,

    /// <summary>The officer takes the request back.</summary>
    Withdraw,

    /// <summary>The officer sends another request in its place.</summary>
    Supersede,

    /// <summary>The claimant files an answered request away.</summary>
    Close,
}

/// <summary>One row of the lifecycle table.</summary>
/// <param name="From">State before.</param>
/// <param name="Trigger">What is done.</param>
/// <param name="To">State after.</param>
/// <param name="By">Roles that may do it.</param>
public sealed record RequestTransition(RequestState From, RequestTrigger Trigger, RequestState To, params IReadOnlyList<Role> By)
{
    /// <summary>Clocks that start, where the clock table has a row for them.</summary>
    public IReadOnlyList<ClockName> Starts { get; init; } = [];

    /// <summary>Clocks that stop.</summary>
    public IReadOnlyList<ClockName> Stops { get; init; } = [];

    /// <summary>Clocks that stand still from now on.</summary>
    public IReadOnlyList<ClockName> Pauses { get; init; } = [];

    /// <summary>Clocks that run on.</summary>
    public IReadOnlyList<ClockName> Resumes { get; init; } = [];
}

/// <summary>The lifecycle of a request. What is not in the table cannot happen.</summary>
public static class Lifecycle
{
    private static readonly ClockName[] s_all = Enum.GetValues<ClockName>();

    /// <summary>The rows; <c>docs/lifecycle.md</c> is printed from them.</summary>
    public static IReadOnlyList<RequestTransition> Table { get; } =
    [
        new(RequestState.Draft, RequestTrigger.Submit, RequestState.Submitted, Role.Officer) { Starts = s_all },
        new(RequestState.Submitted, RequestTrigger.Claim, RequestState.Verifying, Role.Investigator) { Stops = [ClockName.Acknowledge] },
        new(RequestState.Verifying, RequestTrigger.PutBack, RequestState.Submitted, Role.Investigator),
        new(RequestState.Verifying, RequestTrigger.Verify, RequestState.InReview, Role.Investigator),
        new(RequestState.InReview, RequestTrigger.PutBack, RequestState.Submitted, Role.Investigator),
        new(RequestState.InReview, RequestTrigger.Ask, RequestState.AwaitingAgency, Role.Investigator) { Pauses = [ClockName.Respond] },
        new(RequestState.AwaitingAgency, RequestTrigger.Reply, RequestState.InReview, Role.Officer) { Resumes = [ClockName.Respond] },
        new(RequestState.AwaitingAgency, RequestTrigger.Retract, RequestState.InReview, Role.Investigator) { Resumes = [ClockName.Respond] },
        .. Answerings(RequestState.Verifying, RequestState.InReview, RequestState.AwaitingAgency),
        .. Endings(RequestState.Submitted, RequestState.Verifying, RequestState.InReview, RequestState.AwaitingAgency),
        new(RequestState.Answered, RequestTrigger.Replace, RequestState.Answered, Role.System),
        new(RequestState.Answered, RequestTrigger.Close, RequestState.Closed, Role.Investigator),
    ];

    /// <summary>States of a request that still waits for its final answer.</summary>
    public static IReadOnlyList<RequestState> Open { get; } = [RequestState.Submitted, RequestState.Verifying, RequestState.InReview, RequestState.AwaitingAgency];

    /// <summary>The row for a trigger in a state, or null when it cannot happen there.</summary>
    public static RequestTransition? Find(RequestState from, RequestTrigger trigger) =>
        Table.FirstOrDefault(row => row.From == from && row.Trigger == trigger);

    private static IEnumerable<RequestTransition> Answerings(params RequestState[] from) =>
        from.Select(state => new RequestTransition(state, RequestTrigger.Answer, RequestState.Answered, Role.System) { Stops = s_all });

    private static IEnumerable<RequestTransition> Endings(params RequestState[] from) =>
        from.SelectMany(state => new RequestTransition[]
        {
            new(state, RequestTrigger.Withdraw, RequestState.Withdrawn, Role.Officer) { Stops = s_all },
            new(state, RequestTrigger.Supersede, RequestState.Superseded, Role.Officer) { Stops = s_all },
        });
}
