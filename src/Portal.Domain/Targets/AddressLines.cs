namespace Portal.Domain.Targets;

/// <summary>The verdict on one line of a paste.</summary>
/// <param name="Line">Number of the line in what was pasted, from 1, blank lines counted.</param>
/// <param name="Typed">Exactly what stood on the line.</param>
/// <param name="Verdict">What is known of it.</param>
/// <param name="DuplicateOf">The first line with the same family, normal form and tag; null when this is the first, or
/// refused.</param>
public sealed record LineVerdict(int Line, string Typed, AddressVerdict Verdict, int? DuplicateOf);

/// <summary>Checks many addresses, one a line. Every line that is not blank gets its verdict; none is lost.</summary>
public static class AddressLines
{
    /// <summary>Checks each line. Lines end with LF, CR LF or CR; blank means nothing but spaces and tabs.</summary>
    /// <param name="pasted">Any text; no text makes this throw.</param>
    public static IReadOnlyList<LineVerdict> Check(string pasted) => Check(pasted, Address.Check);

    /// <summary>Checks each line as an identifier that a data request can name.</summary>
    /// <param name="pasted">Any text; no text makes this throw.</param>
    public static IReadOnlyList<LineVerdict> CheckIdentifiers(string pasted) => Check(pasted, Identifier.Check);

    private static List<LineVerdict> Check(string pasted, Func<string, AddressVerdict> check)
    {
        var verdicts = new List<LineVerdict>();
        var first = new Dictionary<(AddressFamily Family, string Normal, long? Tag), int>();
        var line = 0;
        foreach (var typed in Split(pasted ?? ""))
        {
            line++;
            if (typed.AsSpan().ContainsAnyExcept(" \t"))
                verdicts.Add(Judge(line, typed, check(typed), first));
        }

        return verdicts;
    }

    /// <summary>How many lines would be checked; cheap for a paste far too long to be checked.</summary>
    /// <param name="pasted">Any text; no text makes this throw.</param>
    public static int Count(string pasted) => Split(pasted ?? "").Count(typed => typed.AsSpan().ContainsAnyExcept(" \t"));

    private static LineVerdict Judge(int line, string typed, AddressVerdict verdict, Dictionary<(AddressFamily Family, string Normal, long? Tag), int> first)
    {
        if (verdict.Normal is null || first.TryAdd((verdict.Family, verdict.Normal, verdict.Tag), line))
            return new(line, typed, verdict, DuplicateOf: null);
        return new(line, typed, verdict, first[(verdict.Family, verdict.Normal, verdict.Tag)]);
    }

    private static string[] Split(string pasted) => pasted.Split(["\r\n", "\n", "\r"], StringSplitOptions.None);
}
