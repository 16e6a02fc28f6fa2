using System.Globalization;
using System.Numerics;
using Portal.Domain.Requests;

namespace Portal.Domain.Policies;

/// <summary>One row of the instrument table: what a paper can carry.</summary>
/// <param name="Kind">Code, e.g. <c>court-freezing-order</c>.</param>
/// <param name="Basis">What a hold under it rests on.</param>
/// <param name="MaxTermDays">Longest hold it can ask for at once.</param>
/// <param name="Source">Where the limit comes from.</param>
public sealed record InstrumentRule(string Kind, HoldBasis Basis, int MaxTermDays, string Source);

/// <summary>An asset the operator can hold.</summary>
/// <param name="Code">Ticker as the operator lists it.</param>
/// <param name="Decimals">Digits after the point in one unit; the smallest unit is 10^−Decimals.</param>
/// <param name="Families">Address families it can sit on.</param>
public sealed record Asset(string Code, int Decimals, IReadOnlyList<string> Families)
{
    /// <summary>Reads an amount as typed. Digits with one point; thousands separators are refused, since they mean
    /// different things in different countries.</summary>
    /// <returns>Whole smallest units, or null when the text is no positive amount of this asset.</returns>
    public BigInteger? ParseAmount(string typed)
    {
        var parts = typed.Trim().Split('.');
        if (parts.Length > 2 || parts.Any(part => part.Length == 0 || !part.All(char.IsAsciiDigit)) || typed.Length > 60)
            return null;
        var fraction = parts.Length == 2 ? parts[1] : "";
        if (fraction.Length > Decimals)
            return null;
        var units = BigInteger.Parse(parts[0] + fraction.PadRight(Decimals, '0'), CultureInfo.InvariantCulture);
        return units > 0 ? units : null;
    }

    /// <summary>Writes smallest units as an amount, without trailing zeros.</summary>
    public string Format(BigInteger units)
    {
        var digits = units.ToString(CultureInfo.InvariantCulture).PadLeft(Decimals + 1, '0');
        var fraction = digits[^Decimals..].TrimEnd('0');
        return fraction.Length == 0 ? digits[..^Decimals] : $"{digits[..^Decimals]}.{fraction}";
    }
}

/// <summary>A legal entity of the operator that requests can be addressed to.</summary>
/// <param name="Code">Code.</param>
/// <param name="Name">Registered name.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
public sealed record LegalEntity(string Code, string Name, string Country);

/// <summary>The reviewed tables that decide what a freeze request needs.</summary>
/// <param name="Version">Version of the tables.</param>
/// <param name="Instruments">Papers.</param>
/// <param name="Assets">Assets.</param>
/// <param name="Offences">Offence codes.</param>
/// <param name="Entities">The operator's entities.</param>
/// <param name="Completeness">Rows that apply add up; their order means nothing.</param>
public sealed record FreezePolicy(
    string Version, IReadOnlyList<InstrumentRule> Instruments, IReadOnlyList<Asset> Assets, IReadOnlyList<string> Offences,
    IReadOnlyList<LegalEntity> Entities, IReadOnlyList<CompletenessRule> Completeness)
{
    /// <summary>The row of an instrument code, or null.</summary>
    public InstrumentRule? Instrument(string? kind) => Instruments.FirstOrDefault(rule => rule.Kind == kind);

    /// <summary>The asset of a code, or null.</summary>
    public Asset? Asset(string? code) => Assets.FirstOrDefault(asset => asset.Code == code);

    /// <summary>An amount of an asset as people read it; of an asset the table no longer has, its smallest units.</summary>
    public string Written(string code, BigInteger units) => Asset(code)?.Format(units) ?? units.ToString(CultureInfo.InvariantCulture);

    /// <summary>All fields that are missing, at once.</summary>
    /// <param name="instrument">Instrument code as answered so far.</param>
    /// <param name="urgency">Urgency as answered so far.</param>
    /// <param name="answered">Whether a field has an answer.</param>
    public IReadOnlyList<string> Missing(string? instrument, Urgency? urgency, Func<string, bool> answered) =>
        CompletenessRule.Missing(Completeness, instrument, urgency, answered);
}
