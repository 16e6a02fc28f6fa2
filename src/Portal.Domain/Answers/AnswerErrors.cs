namespace Portal.Domain.Answers;

/// <summary>Why something cannot be done with an answer.</summary>
public static class AnswerErrors
{
    /// <summary>The lifecycle of answers has no such step from here.</summary>
    public static Refusal WrongState(AnswerState state) => new("answers.wrong-state", ("state", state));

    /// <summary>Nobody approves the own work, nor an answer to the own request.</summary>
    public static Refusal OwnWork { get; } = new("answers.own-work");

    /// <summary>It was escalated: counsel decides.</summary>
    public static Refusal ForCounsel { get; } = new("answers.for-counsel");

    /// <summary>It was not escalated: an approver decides.</summary>
    public static Refusal ForApprover { get; } = new("answers.for-approver");

    /// <summary>It was edited since it was read.</summary>
    public static Refusal Changed { get; } = new("answers.changed");

    /// <summary>One answer of a request at a time is under way.</summary>
    public static Refusal OneAtATime { get; } = new("answers.one-at-a-time");

    /// <summary>Such an answer cannot take the place of the one that was called back.</summary>
    public static Refusal NotInPlaceOf(AnswerKind calledBack) => new("answers.not-in-place-of", ("kind", calledBack)) { Field = "Kind" };

    /// <summary>No such reason for handing it to counsel.</summary>
    public static Refusal UnknownEscalation { get; } = new("answers.unknown-escalation") { Field = "Escalation" };

    /// <summary>No such reason for calling a packet back.</summary>
    public static Refusal UnknownRevokeReason { get; } = new("answers.unknown-revoke-reason") { Field = "Reason" };
}
