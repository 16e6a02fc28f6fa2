using Portal.Domain.Requests;

namespace Portal.Domain.Routing;

/// <summary>What a routing row may look at.</summary>
/// <param name="Kind">Kind of request.</param>
/// <param name="Urgency">Stated urgency.</param>
/// <param name="Country">ISO 3166-1 alpha-2 code of the agency's country.</param>
/// <param name="Offence">Offence code.</param>
/// <param name="Families">Address families among the targets.</param>
public sealed record RoutingFacts(RequestKind Kind, Urgency Urgency, string Country, string Offence, IReadOnlySet<string> Families);

/// <summary>One row of the routing table. An empty condition holds for everything.</summary>
/// <param name="Id">Row name, shown on the case page as the reason.</param>
/// <param name="Urgency">Null for any.</param>
/// <param name="Countries">Country codes; empty for any.</param>
/// <param name="Offences">Offence codes; empty for any.</param>
/// <param name="Families">Address families, one of which must occur; empty for any.</param>
/// <param name="Team">Code of the team that gets the request.</param>
public sealed record RoutingRule(
    string Id, Urgency? Urgency, IReadOnlyList<string> Countries, IReadOnlyList<string> Offences, IReadOnlyList<string> Families, string Team)
{
    /// <summary>Whether every stated condition holds.</summary>
    public bool Matches(RoutingFacts facts) =>
        (Urgency is null || Urgency == facts.Urgency)
        && (Countries.Count == 0 || Countries.Contains(facts.Country))
        && (Offences.Count == 0 || Offences.Contains(facts.Offence))
        && (Families.Count == 0 || Families.Any(facts.Families.Contains));

    /// <summary>Whether the row catches whatever reaches it.</summary>
    public bool CatchesAll => Urgency is null && Countries.Count + Offences.Count + Families.Count == 0;
}

/// <summary>Where a request went, and why.</summary>
/// <param name="Team">Code of the team.</param>
/// <param name="Rule">The row that matched first.</param>
/// <param name="PolicyVersion">Version of the table.</param>
public sealed record RoutingDecision(string Team, string Rule, string PolicyVersion);

/// <summary>The routing table: rows in order, the first that matches decides; the last one catches the rest.</summary>
/// <param name="Version">Version of the table, kept with every decision.</param>
/// <param name="Teams">Team codes.</param>
/// <param name="Rules">Rows in order.</param>
public sealed record RoutingTable(string Version, IReadOnlyList<string> Teams, IReadOnlyList<RoutingRule> Rules)
{
    /// <summary>The team for such a request, with the row that said so.</summary>
    public RoutingDecision Choose(RoutingFacts facts)
    {
        var rule = Rules.First(rule => rule.Matches(facts));
        return new(rule.Team, rule.Id, Version);
    }
}
