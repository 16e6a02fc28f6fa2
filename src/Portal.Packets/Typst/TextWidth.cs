namespace Portal.Packets.Typst;

/// <summary>Guesses on the safe side how wide a text will be, in ems of half height: one is a sign of the fixed-width typeface.
/// It decides where a break must be offered; where lines end is decided by their true widths.</summary>
internal static class TextWidth
{
    /// <summary>Width of a run.</summary>
    /// <param name="run">Cleaned text.</param>
    /// <param name="code">Set in the fixed-width typeface.</param>
    public static double Of(ReadOnlySpan<char> run, bool code)
    {
        var width = 0.0;
        foreach (var sign in run)
            width += OfSign(sign, code);
        return width;
    }

    private static double OfSign(char sign, bool code) => sign switch
    {
        >= '\u0600' and <= '\u08FF' => 1.15,
        >= '\u0080' => 2,
        _ when code => 1,
        'W' or 'M' or 'm' or 'w' or '@' or '%' => 1.75,
        >= 'A' and <= 'Z' => 1.35,
        _ => 1.15,
    };
}
