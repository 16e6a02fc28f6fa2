using Portal.Domain.Requests;

namespace Portal.Domain.Policies;

/// <summary>What a cell of produced data holds.</summary>
public enum DataColumnType
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>An instant in UTC (RFC 3339).</summary>
    Instant,

    /// <summary>A decimal number with a point, of the asset or currency named beside it; never binary floating point.</summary>
    Amount,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>An address on a chain, in its normal form.</summary>
    Address,
}

/// <summary>One column of a category's produced data.</summary>
/// <param name="Name">Head of the column, e.g. <c>occurred_at_utc</c>; names of persons' particulars are those of IVMS101.</param>
/// <param name="Type">What its cells hold.</param>
/// <param name="Required">No cell of it may be empty.</param>
public sealed record DataColumn(string Name, DataColumnType Type, bool Required = false);

/// <summary>A sort of records that can be asked for and produced.</summary>
/// <param name="Code">Code, e.g. <c>deposits-withdrawals</c>.</param>
/// <param name="Columns">Columns in their order; among them <see cref="TargetColumn"/>.</param>
public sealed record DataCategory(string Code, IReadOnlyList<DataColumn> Columns)
{
    /// <summary>The column every category has: the normal form of the target that the row is about.</summary>
    public const string TargetColumn = "target";

    /// <summary>The column of a name, or null.</summary>
    public DataColumn? Column(string name) => Columns.FirstOrDefault(column => column.Name == name);
}

/// <summary>One row of the instrument table of data requests: which categories a paper can carry.</summary>
/// <param name="Kind">Code, e.g. <c>search-warrant</c>.</param>
/// <param name="Categories">Codes of the categories.</param>
/// <param name="Source">Where the row comes from.</param>
public sealed record DataInstrumentRule(string Kind, IReadOnlyList<string> Categories, string Source);

/// <summary>A time zone in which days can be named.</summary>
/// <param name="Id">IANA name, e.g. <c>Europe/Vienna</c>.</param>
/// <param name="Countries">ISO 3166-1 alpha-2 codes of countries that live by it; agencies there are offered it first.</param>
public sealed record DataZone(string Id, IReadOnlyList<string> Countries)
{
    /// <summary>As people read it.</summary>
    public string Name => Id == "Etc/UTC" ? "UTC" : Id.Replace('_', ' ');
}

/// <summary>The reviewed tables that decide what a data request needs and what its answer can hold.</summary>
/// <param name="Version">Version of the tables.</param>
/// <param name="Categories">The catalogue, in the order in which it is offered.</param>
/// <param name="Instruments">Papers.</param>
/// <param name="Completeness">Rows that apply add up; their order means nothing.</param>
/// <param name="Zones">Time zones that can be chosen.</param>
public sealed record DataPolicy(
    string Version, IReadOnlyList<DataCategory> Categories, IReadOnlyList<DataInstrumentRule> Instruments, IReadOnlyList<CompletenessRule> Completeness,
    IReadOnlyList<DataZone> Zones)
{
    /// <summary>The category of a code, or null.</summary>
    public DataCategory? Category(string? code) => Categories.FirstOrDefault(category => category.Code == code);

    /// <summary>The row of an instrument code, or null.</summary>
    public DataInstrumentRule? Instrument(string? kind) => Instruments.FirstOrDefault(rule => rule.Kind == kind);

    /// <summary>Codes of the instruments that carry a category.</summary>
    public IReadOnlyList<string> Carrying(string category) => [.. Instruments.Where(rule => rule.Categories.Contains(category)).Select(rule => rule.Kind)];

    /// <summary>The zones, those of a country first.</summary>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    public IReadOnlyList<DataZone> ZonesFor(string country) => [.. Zones.OrderBy(zone => !zone.Countries.Contains(country))];

    /// <summary>All fields that are missing, at once.</summary>
    /// <param name="instrument">Instrument code as answered so far.</param>
    /// <param name="urgency">Urgency as answered so far.</param>
    /// <param name="answered">Whether a field has an answer.</param>
    public IReadOnlyList<string> Missing(string? instrument, Urgency? urgency, Func<string, bool> answered) =>
        CompletenessRule.Missing(Completeness, instrument, urgency, answered);
}
