using System.Globalization;
using System.Numerics;

namespace Portal.Connectors.Operator;

/// <summary>An amount on the wire: whole smallest units as decimal digits in a string, since a JSON number is not exact
/// everywhere (RFC 8259 §6). One spelling each: no sign, no leading zero.</summary>
internal static class WireAmount
{
    private const int MaxDigits = 100;

    public static string Write(BigInteger units) => units.ToString(CultureInfo.InvariantCulture);

    /// <summary>Null when it is no amount.</summary>
    public static BigInteger? Read(string text) =>
        text.Length is > 0 and <= MaxDigits && text.All(char.IsAsciiDigit) && (text[0] != '0' || text.Length == 1)
            ? BigInteger.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
            : null;
}
