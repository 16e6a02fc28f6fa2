using System.Globalization;

namespace Portal.Ledger.Notes;

/// <summary>A size or an index as C2SP writes it: ASCII decimal without leading zeros, and 0 for none.</summary>
internal static class TreeNumber
{
    public static bool TryRead(ReadOnlySpan<char> text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && text.SequenceEqual(Write(number));

    public static string Write(long number) => number.ToString(CultureInfo.InvariantCulture);
}
