using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Domain.Clocks;
using Portal.Domain.Policies;
using Portal.Domain.Routing;

namespace Portal.Application.Policies;

/// <summary>The tables in force: clocks, routing, freezes, data requests, answers. They are data, reviewed and versioned; read and checked once at start, so
/// that a table that cannot work stops the start and not a request.</summary>
public sealed record PolicyBook(ClockPolicy Clocks, RoutingTable Routing, FreezePolicy Freezes, DataPolicy Data, AnswerPolicy Answers)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Reads the embedded tables.</summary>
    /// <exception cref="InvalidOperationException">A table contradicts itself; the message lists everything found.</exception>
    public static PolicyBook Load()
    {
        var clocks = Read<ClockTable>("clocks");
        var routing = Read<RoutingRows>("routing");
        var freezes = Read<FreezeTables>("freeze");
        var data = Read<DataTables>("data");
        var book = new PolicyBook(
            new(clocks.Version, clocks.Calendars, clocks.Rules),
            new(routing.Version, routing.Teams, [.. routing.Rules.Select(row => row.AsRule())]),
            new(freezes.Version, freezes.Instruments, freezes.Assets, freezes.Offences, freezes.Entities, freezes.Completeness),
            new(data.Version, data.Categories, data.Instruments, data.Completeness, Read<ZoneTable>("zones").Zones),
            Read<AnswerPolicy>("answers"));
        var faults = PolicyFaults.In(book).ToList();
        return faults.Count == 0 ? book : throw new InvalidOperationException($"The policy tables cannot work:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}");
    }

    private static T Read<T>(string name)
    {
        using var stream = typeof(PolicyBook).Assembly.GetManifestResourceStream($"Policies/{name}.json")
            ?? throw new InvalidOperationException($"The policy table {name} is missing from the build.");
        return JsonSerializer.Deserialize<T>(stream, s_json)!;
    }

    private sealed record ClockTable(string Version, IReadOnlyList<WorkingCalendar> Calendars, IReadOnlyList<ClockRule> Rules);

    private sealed record RoutingRows(string Version, IReadOnlyList<string> Teams, IReadOnlyList<RoutingRow> Rules);

    /// <summary>A row as written: conditions that are not there hold for everything.</summary>
    private sealed record RoutingRow(
        string Id, Domain.Requests.Urgency? Urgency, IReadOnlyList<string>? Countries, IReadOnlyList<string>? Offences, IReadOnlyList<string>? Families, string Team)
    {
        public RoutingRule AsRule() => new(Id, Urgency, Countries ?? [], Offences ?? [], Families ?? [], Team);
    }

    private sealed record DataTables(
        string Version, IReadOnlyList<DataCategory> Categories, IReadOnlyList<DataInstrumentRule> Instruments, IReadOnlyList<CompletenessRule> Completeness);

    private sealed record ZoneTable(string Version, IReadOnlyList<DataZone> Zones);

    private sealed record FreezeTables(
        string Version, IReadOnlyList<InstrumentRule> Instruments, IReadOnlyList<Asset> Assets, IReadOnlyList<string> Offences,
        IReadOnlyList<LegalEntity> Entities, IReadOnlyList<CompletenessRule> Completeness);
}
