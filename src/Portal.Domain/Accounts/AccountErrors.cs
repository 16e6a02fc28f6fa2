namespace Portal.Domain.Accounts;

/// <summary>Why somebody is not let in.</summary>
public static class AccountErrors
{
    /// <summary>One-click sign-in is for a demo on the own machine only.</summary>
    public static Refusal DemoDoorClosed { get; } = new("accounts.demo-door-closed");

    /// <summary>No such account, or it may not act.</summary>
    public static Refusal UnknownAccount { get; } = new("accounts.unknown-account");

    /// <summary>This weighs enough to want a fresh proof of presence.</summary>
    public static Refusal StepUpNeeded { get; } = new("accounts.step-up-needed");

    /// <summary>The session has ended.</summary>
    public static Refusal NoSession { get; } = new("accounts.no-session");
}
