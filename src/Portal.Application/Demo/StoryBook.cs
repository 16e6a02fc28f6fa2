using System.Globalization;
using System.Text.Json;

namespace Portal.Application.Demo;

/// <summary>What the story is made of: how each agency writes, and the cases it works on. All of it is invented.</summary>
internal sealed record StoryBook(IReadOnlyList<StoryAgency> Agencies)
{
    public static StoryBook Load()
    {
        using var stream = typeof(StoryBook).Assembly.GetManifestResourceStream("Demo/story.json")
            ?? throw new InvalidOperationException("The demo's story is missing from the build.");
        return JsonSerializer.Deserialize<StoryBook>(stream, JsonSerializerOptions.Web)!;
    }

    public StoryAgency Of(string country) => Agencies.Single(agency => agency.Country == country);
}

/// <summary>How an agency writes.</summary>
/// <param name="Country">Finds the agency in <see cref="DemoCast"/>.</param>
/// <param name="Zone">IANA zone of its office hours.</param>
/// <param name="Language">Its language, an IETF tag.</param>
/// <param name="DateFormat">How it writes a date.</param>
/// <param name="CaseNumber">Pattern of its case numbers.</param>
/// <param name="Entities">Entities it addresses; the more often, the more usual.</param>
/// <param name="Instruments">Papers it sends.</param>
/// <param name="Victims">Who was hurt.</param>
/// <param name="Places">Where.</param>
/// <param name="Grounds">Why it was urgent.</param>
/// <param name="Scenarios">Its cases.</param>
internal sealed record StoryAgency(
    string Country, string Zone, string Language, string DateFormat, string CaseNumber, IReadOnlyList<string> Entities, IReadOnlyList<StoryInstrument> Instruments,
    IReadOnlyList<string> Victims, IReadOnlyList<string> Places, IReadOnlyList<string> Grounds, IReadOnlyList<StoryScenario> Scenarios)
{
    public TimeZoneInfo Hours { get; } = TimeZoneInfo.FindSystemTimeZoneById(Zone);

    /// <summary>The calendar day an instant falls on there.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Hours).DateTime);

    public string Written(DateOnly day, string language) => day.ToString(language == Language ? DateFormat : "d MMMM yyyy", CultureInfo.InvariantCulture);
}

/// <summary>A kind of paper: who issues it, how it is numbered, what the file is called.</summary>
internal sealed record StoryInstrument(string Kind, string Authority, string Number, string File);

/// <summary>A kind of case. <see cref="Language"/> is null when it is told in the agency's own.</summary>
internal sealed record StoryScenario(string Offence, string Statute, IReadOnlyList<string> Assets, string Narrative, string? Language = null);
