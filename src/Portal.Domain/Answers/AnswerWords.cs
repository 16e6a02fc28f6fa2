using Portal.Domain.Accounts;

namespace Portal.Domain.Answers;

/// <summary>What an answer is to its request.</summary>
public enum AnswerKind
{
    /// <summary>Part of it; more will follow.</summary>
    Interim,

    /// <summary>The whole of it, or the rest.</summary>
    Final,

    /// <summary>A reasoned no to the whole request.</summary>
    Decline,
}

/// <summary>Where an answer stands.</summary>
public enum AnswerState
{
    /// <summary>Being written, or returned to be written again.</summary>
    Prepared,

    /// <summary>Waits for another person's decision.</summary>
    AwaitingApproval,

    /// <summary>Approved as it stands; its packet is being made.</summary>
    Approved,

    /// <summary>Its packet can be fetched.</summary>
    Disclosed,

    /// <summary>Its packet can no longer be fetched.</summary>
    Revoked,
}

/// <summary>What became of one target.</summary>
public enum Outcome
{
    /// <summary>Data about it is in the packet.</summary>
    Produced,

    /// <summary>Assets are held; the amount is the hold's.</summary>
    Held,

    /// <summary>The operator has nothing on it.</summary>
    NothingHeld,

    /// <summary>There is something, and it is not given; a code says why.</summary>
    Withheld,

    /// <summary>The request is refused for this target; a code says why.</summary>
    Refused,
}

/// <summary>What can be done to an answer.</summary>
public enum AnswerTrigger
{
    /// <summary>The claimant changes it; whatever was decided on it is void.</summary>
    Edit,

    /// <summary>The claimant sends it for approval.</summary>
    Send,

    /// <summary>Another person approves it.</summary>
    Approve,

    /// <summary>Another person returns it with reasons.</summary>
    Return,

    /// <summary>The portal finds that its request has gone elsewhere and takes the approval back.</summary>
    Void,

    /// <summary>The portal has sealed its packet.</summary>
    Disclose,

    /// <summary>Its packet is called back.</summary>
    Revoke,
}

/// <summary>One row of the lifecycle table of answers.</summary>
/// <param name="From">State before.</param>
/// <param name="Trigger">What is done.</param>
/// <param name="To">State after.</param>
/// <param name="By">Roles that may do it.</param>
public sealed record AnswerTransition(AnswerState From, AnswerTrigger Trigger, AnswerState To, params IReadOnlyList<Role> By);

/// <summary>The lifecycle of an answer. What is not in the table cannot happen.</summary>
public static class AnswerLifecycle
{
    /// <summary>The rows; <c>docs/lifecycle.md</c> is printed from them.</summary>
    public static IReadOnlyList<AnswerTransition> Table { get; } =
    [
        new(AnswerState.Prepared, AnswerTrigger.Edit, AnswerState.Prepared, Role.Investigator),
        new(AnswerState.Prepared, AnswerTrigger.Send, AnswerState.AwaitingApproval, Role.Investigator),
        new(AnswerState.AwaitingApproval, AnswerTrigger.Edit, AnswerState.Prepared, Role.Investigator),
        new(AnswerState.AwaitingApproval, AnswerTrigger.Return, AnswerState.Prepared, Role.Approver, Role.Counsel),
        new(AnswerState.AwaitingApproval, AnswerTrigger.Approve, AnswerState.Approved, Role.Approver, Role.Counsel),
        new(AnswerState.AwaitingApproval, AnswerTrigger.Void, AnswerState.Prepared, Role.System),
        new(AnswerState.Approved, AnswerTrigger.Edit, AnswerState.Prepared, Role.Investigator),
        new(AnswerState.Approved, AnswerTrigger.Void, AnswerState.Prepared, Role.System),
        new(AnswerState.Approved, AnswerTrigger.Disclose, AnswerState.Disclosed, Role.System),
        new(AnswerState.Disclosed, AnswerTrigger.Revoke, AnswerState.Revoked, Role.Approver),
    ];

    /// <summary>The row for a trigger in a state, or null when it cannot happen there.</summary>
    public static AnswerTransition? Find(AnswerState from, AnswerTrigger trigger) =>
        Table.FirstOrDefault(row => row.From == from && row.Trigger == trigger);
}
