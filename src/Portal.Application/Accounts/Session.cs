using Portal.Domain.Accounts;

namespace Portal.Application.Accounts;

/// <summary>A signed-in browser. The cookie carries a random key, the row only its hash, so that a copy of the database
/// signs nobody in; deleting the row ends the session at the next request.</summary>
public sealed class Session
{
    /// <summary>The session ends here whatever happens.</summary>
    public static TimeSpan AbsoluteLife { get; } = TimeSpan.FromHours(12);

    /// <summary>Without a request for so long, the session has ended.</summary>
    public static TimeSpan IdleLife { get; } = TimeSpan.FromMinutes(30);

    /// <summary>SHA-256 of the key, lower-case hexadecimal.</summary>
    public string KeyHash { get; init; } = "";

    public AccountId Account { get; init; }

    /// <summary>How the person was let in, e.g. <c>demo</c>.</summary>
    public string Mark { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Written at most once a minute.</summary>
    public DateTimeOffset LastSeenAt { get; set; }

    public DateTimeOffset EndsAt { get; init; }

    /// <summary>When the person last proved to be the one who signed in, beyond signing in itself; null for never.</summary>
    public DateTimeOffset? SteppedUpAt { get; set; }

    /// <summary>Whether it has neither ended nor been idle too long.</summary>
    public bool HoldsAt(DateTimeOffset now) => EndsAt > now && LastSeenAt > now - IdleLife;
}
