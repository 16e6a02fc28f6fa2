namespace Portal.Domain.Accounts;

/// <summary>Something that happened to an account.</summary>
/// <param name="Account">Which one.</param>
/// <param name="Name">Stable dotted name.</param>
public abstract record AccountEvent(AccountId Account, string Name) : IEvent
{
    /// <inheritdoc />
    public string SubjectKind => "account";

    /// <inheritdoc />
    public Guid Subject => Account.Value;

    /// <inheritdoc />
    public virtual IReadOnlyList<(string Name, string Value)> Facts => [];
}

/// <summary>A person was let in. Facts: how.</summary>
public sealed record SignedIn(AccountId Account, string How) : AccountEvent(Account, "accounts.signed-in")
{
    /// <inheritdoc />
    public override IReadOnlyList<(string Name, string Value)> Facts => [("how", How)];
}

/// <summary>A person in a session proved anew to be the one who signed in. Facts: how.</summary>
public sealed record PresenceConfirmed(AccountId Account, string How) : AccountEvent(Account, "accounts.presence-confirmed")
{
    /// <inheritdoc />
    public override IReadOnlyList<(string Name, string Value)> Facts => [("how", How)];
}

/// <summary>A person ended the session.</summary>
public sealed record SignedOut(AccountId Account) : AccountEvent(Account, "accounts.signed-out");

/// <summary>An account was opened. Facts: role.</summary>
public sealed record AccountOpened(AccountId Account, Role Role) : AccountEvent(Account, "accounts.opened")
{
    /// <inheritdoc />
    public override IReadOnlyList<(string Name, string Value)> Facts => [("role", Role.ToString())];
}
