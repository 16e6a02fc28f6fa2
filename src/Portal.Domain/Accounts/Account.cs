using Portal.Domain.Agencies;

namespace Portal.Domain.Accounts;

/// <summary>A person who may act at the portal, on the agency's or the operator's side.</summary>
public sealed class Account
{
    private Account()
    {
    }

    /// <summary>Names the account.</summary>
    public AccountId Id { get; private set; }

    /// <summary>The person's name as shown to others.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What the person is here.</summary>
    public Role Role { get; private set; }

    /// <summary>Rank or title as the person writes it, shown beside the name.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Preferred language, an IETF tag the portal has texts for, e.g. <c>ar</c>.</summary>
    public string Language { get; private set; } = "en";

    /// <summary>The agency of officers and supervisors; null at the desk.</summary>
    public AgencyId? Agency { get; private set; }

    /// <summary>The team code of desk people; null on the agency's side.</summary>
    public string? Team { get; private set; }

    /// <summary>Where mail goes; empty for none. A mail says that there is something to see here, and nothing of what.</summary>
    public string Email { get; private set; } = "";

    /// <summary>Only an active account may sign in or submit.</summary>
    public AccountState State { get; private set; }

    /// <summary>Grows with each change; the loser of a race sees another number.</summary>
    public long Version { get; private set; }

    /// <summary>Opens an account for a person on the agency's side.</summary>
    public static Account ForAgency(AccountId id, string name, string title, Role role, AgencyId agency, string language, string email = "") =>
        role is Role.Officer or Role.Supervisor
            ? new() { Id = id, Name = name, Title = title, Role = role, Agency = agency, Language = language, Email = email, State = AccountState.Active }
            : throw new ArgumentException($"{role} is not a role of an agency.", nameof(role));

    /// <summary>Opens an account for a person on the operator's side.</summary>
    public static Account ForDesk(AccountId id, string name, string title, Role role, string? team, string language, string email = "") =>
        role is Role.Officer or Role.Supervisor or Role.Anonymous or Role.System
            ? throw new ArgumentException($"{role} is not a role of the desk.", nameof(role))
            : new() { Id = id, Name = name, Title = title, Role = role, Team = team, Language = language, Email = email, State = AccountState.Active };

    /// <summary>The account as an actor.</summary>
    /// <param name="mark">How the person was let in when that was not the ordinary way.</param>
    public Actor AsActor(string? mark = null) => new(Id, Role, Agency, Team, mark);
}

/// <summary>Whether a person may act.</summary>
public enum AccountState
{
    /// <summary>May sign in.</summary>
    Active,

    /// <summary>May not; sessions end at the next request.</summary>
    Closed,
}
