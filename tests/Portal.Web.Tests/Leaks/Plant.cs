using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace Portal.Web.Tests.Leaks;

/// <summary>One marked value.</summary>
/// <param name="Number">Its place in the list.</param>
/// <param name="Where">What it is typed or uploaded as.</param>
/// <param name="Value">As it is typed.</param>
/// <param name="Mark">The part that no other text has, at least eight characters without anything that an encoding would change.</param>
internal sealed record Plant(int Number, string Where, string Value, string Mark)
{
    private List<string>? _spellings;

    /// <summary>Every spelling under which it may lie in a text: as it is, in URLs, in JSON and HTML, in base64 at each of its three
    /// offsets, in hexadecimal digits, and all that in UTF-16 too; amounts also without their point.</summary>
    public IReadOnlyList<string> Spellings => _spellings ??= [.. Spell().Where(spelling => spelling.Length >= 8).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>A number, spelled with its point; its smallest units are looked for as well.</summary>
    public static Plant OfAmount(int number, string where, string amount) => new(number, where, amount, amount);

    private IEnumerable<string> Spell()
    {
        foreach (var plain in new[] { Mark, Value, Mark.Replace(".", "", StringComparison.Ordinal).TrimStart('0') })
        {
            yield return plain;
            yield return Uri.EscapeDataString(plain);
            yield return WebUtility.UrlEncode(plain);
            yield return WebUtility.HtmlEncode(plain);
            yield return JavaScriptEncoder.Default.Encode(plain);
            yield return JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(plain);
            yield return string.Join('\0', plain.AsEnumerable());
            foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
            {
                yield return Convert.ToHexString(encoding.GetBytes(plain));
                for (var offset = 0; offset < 3; offset++)
                    yield return Base64At(encoding.GetBytes(plain), offset);
            }
        }
    }

    /// <summary>The characters of base64 that these bytes alone decide, when so many stand before them.</summary>
    private static string Base64At(byte[] bytes, int offset)
    {
        var text = Convert.ToBase64String([.. new byte[offset], .. bytes]);
        var first = offset == 0 ? 0 : offset + 1;
        var last = (offset + bytes.Length) * 8 / 6;
        return last > first ? text[first..last] : "";
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number,2}  {Where,-52} {Value.ReplaceLineEndings(" ")}");
}
