using System.Globalization;

namespace Portal.Packets.Pdf;

/// <summary>What a written number is worth.</summary>
internal static class PdfNumbers
{
    /// <summary>Longer than any page.</summary>
    private const decimal Longest = 1_000_000;

    /// <summary>A whole number from 0, as a count, a length or an offset.</summary>
    public static int AsCount(this PdfNumber number) =>
        int.TryParse(number.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : throw new PdfFormatException("no whole number that can be counted to", number.Start);

    /// <summary>A length in points, exactly as written.</summary>
    public static decimal AsPoints(this PdfValue value) =>
        value is PdfNumber number && decimal.TryParse(number.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var points) && Math.Abs(points) <= Longest
            ? points
            : throw new PdfFormatException("no length in points", value.Start);
}
