using System.Globalization;

namespace Portal.Web.Tests.Doors.Sweeps;

/// <summary>What became of a case.</summary>
internal enum Fate
{
    /// <summary>Let in: the page was shown, or the message came to its handler.</summary>
    LetIn,

    /// <summary>Told that it cannot be done now, or only by somebody else, or after a proof of presence.</summary>
    Refused,

    /// <summary>Told what everybody is told of what does not exist.</summary>
    Foreign,

    /// <summary>Led to the sign-in page.</summary>
    SignedOut,
}

/// <summary>Counts cases by what they knocked at, and gathers what was not as the table has it.</summary>
internal sealed class Tally
{
    private readonly Dictionary<string, int[]> _lines = [];
    private readonly List<string> _findings = [];
    private readonly Lock _lock = new();

    /// <summary>Whether the first finding is enough.</summary>
    public bool Stops { get; init; }

    /// <summary>How many cases are enough.</summary>
    public int Most { get; init; } = int.MaxValue;

    public bool Over => (Stops && _findings.Count > 0) || Cases >= Most;

    public IReadOnlyList<string> Findings => _findings;

    public int Cases { get; private set; }

    public void Count(string what, Fate fate, IEnumerable<string> findings)
    {
        lock (_lock)
        {
            if (!_lines.TryGetValue(what, out var line))
                _lines[what] = line = new int[Enum.GetValues<Fate>().Length];
            line[(int)fate]++;
            Cases++;
            _findings.AddRange(findings);
        }
    }

    /// <summary>One line for each thing that was knocked at, and their sum.</summary>
    public IEnumerable<string> Lines => _lines.OrderBy(line => line.Key, StringComparer.Ordinal).Select(line => Line(line.Key, line.Value))
        .Append(Line("all", [.. Enum.GetValues<Fate>().Select(fate => _lines.Values.Sum(line => line[(int)fate]))]));

    private static string Line(string what, int[] fates) => string.Create(
        CultureInfo.InvariantCulture, $"{what}: {fates.Sum()} cases, {fates[(int)Fate.LetIn]} let in, {fates[(int)Fate.Refused]} refused, {fates[(int)Fate.Foreign]} foreign, {fates[(int)Fate.SignedOut]} signed out");
}
