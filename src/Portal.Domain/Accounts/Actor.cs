using Portal.Domain.Agencies;

namespace Portal.Domain.Accounts;

/// <summary>Who is acting, as the pipeline, the ledger and the permissions table see it.</summary>
/// <param name="Id">The account; all zero for the portal itself and for nobody.</param>
/// <param name="Role">What the person is here.</param>
/// <param name="Agency">The agency of officers and supervisors.</param>
/// <param name="Team">The team code of desk people.</param>
/// <param name="Mark">How the person was let in when that was not the ordinary way, e.g. <c>demo</c>; kept in the ledger.</param>
/// <param name="SteppedUpAt">UTC; the last fresh proof of presence in this session, null for none.</param>
public sealed record Actor(AccountId Id, Role Role, AgencyId? Agency = null, string? Team = null, string? Mark = null, DateTimeOffset? SteppedUpAt = null)
{
    /// <summary>How long a proof of presence holds.</summary>
    public static TimeSpan StepUpLife { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether the proof of presence is recent enough for what weighs most.</summary>
    /// <param name="now">UTC.</param>
    public bool IsFresh(DateTimeOffset now) => Role == Role.System || (SteppedUpAt is { } at && now - at < StepUpLife);

    /// <summary>Nobody signed in.</summary>
    public static Actor Nobody { get; } = new(default, Role.Anonymous);

    /// <summary>The portal itself.</summary>
    public static Actor Portal { get; } = new(default, Role.System);
}
