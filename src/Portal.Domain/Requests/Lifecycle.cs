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
}

/// <summary>One row of the lifecycle table.</summary>
/// <param name="From">State before.</param>
/// <param name="Trigger">What is done.</param>
/// <param name="To">State after.</param>
/// <param name="By">Roles that may do it.</param>
/// <param name="Starts">Clocks that start.</param>
/// <param name="Stops">Clocks that stop.</param>
public sealed record RequestTransition(
    RequestState From, RequestTrigger Trigger, RequestState To, IReadOnlyList<Role> By, IReadOnlyList<ClockName> Starts, IReadOnlyList<ClockName> Stops);

/// <summary>The lifecycle of a request. What is not in the table cannot happen.</summary>
public static class Lifecycle
{
    /// <summary>The rows; <c>docs/lifecycle.md</c> is printed from them.</summary>
    public static IReadOnlyList<RequestTransition> Table { get; } =
    [
        new(RequestState.Draft, RequestTrigger.Submit, RequestState.Submitted, [Role.Officer], [ClockName.Acknowledge, ClockName.HoldPlaced], []),
        new(RequestState.Submitted, RequestTrigger.Claim, RequestState.Verifying, [Role.Investigator], [], [ClockName.Acknowledge]),
        new(RequestState.Verifying, RequestTrigger.PutBack, RequestState.Submitted, [Role.Investigator], [], []),
    ];

    /// <summary>The row for a trigger in a state, or null when it cannot happen there.</summary>
    public static RequestTransition? Find(RequestState from, RequestTrigger trigger) =>
        Table.FirstOrDefault(row => row.From == from && row.Trigger == trigger);
}
