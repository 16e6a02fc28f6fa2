namespace Portal.Domain.Agencies;

/// <summary>An authority that may address requests to the operator.</summary>
public sealed class Agency
{
    private Agency()
    {
    }

    /// <summary>Names the agency.</summary>
    public AgencyId Id { get; private set; }

    /// <summary>Legal name in the agency's own script.</summary>
    public string Name { get; private set; } = "";

    /// <summary>ISO 3166-1 alpha-2 code of the country whose law the agency acts under.</summary>
    public string Country { get; private set; } = "";

    /// <summary>What kind of authority it is.</summary>
    public AgencyKind Kind { get; private set; }

    /// <summary>Where it stands on the onboarding ladder.</summary>
    public AgencyState State { get; private set; }

    /// <summary>Grows with each change.</summary>
    public long Version { get; private set; }

    /// <summary>Enters an agency whose standing has been verified.</summary>
    public static Agency Verified(AgencyId id, string name, string country, AgencyKind kind) =>
        new() { Id = id, Name = name, Country = country, Kind = kind, State = AgencyState.Verified };
}

/// <summary>Kinds of authority that can address the operator.</summary>
public enum AgencyKind
{
    /// <summary>Police force.</summary>
    Police,

    /// <summary>Public prosecutor.</summary>
    Prosecutor,

    /// <summary>Court.</summary>
    Court,

    /// <summary>Financial intelligence unit.</summary>
    FinancialIntelligenceUnit,
}

/// <summary>The onboarding ladder, as far as it decides who may submit.</summary>
public enum AgencyState
{
    /// <summary>Entered; nothing may be submitted.</summary>
    Registered,

    /// <summary>Standing confirmed; its active officers may submit.</summary>
    Verified,

    /// <summary>Nothing may be submitted until it is lifted.</summary>
    Suspended,
}
