using System.Globalization;
using System.Text;

namespace Portal.Application.Documents;

/// <summary>What a file is, by its first bytes; what the browser says about it is not asked.</summary>
internal static class MediaTypes
{
    private const int MaxNameLength = 120;

    private static readonly (string MediaType, byte[] Begins)[] s_known =
    [
        ("application/pdf", "%PDF-"u8.ToArray()),
        ("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        ("image/jpeg", [0xFF, 0xD8, 0xFF]),
    ];

    /// <summary>The media type, or null for what the portal does not take.</summary>
    public static string? Of(ReadOnlySpan<byte> bytes)
    {
        foreach (var (mediaType, begins) in s_known)
        {
            if (bytes.StartsWith(begins))
                return mediaType;
        }

        return null;
    }

    /// <summary>A name to show: no path, no control, format or bidirectional characters, not endless.</summary>
    public static string CleanName(string typed)
    {
        var name = typed[(typed.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
                clean.Append(rune.ToString());
        }

        var text = clean.ToString().Trim();
        var kept = text.Length <= MaxNameLength ? text : text[^MaxNameLength..];
        // Half a character at the cut could not be stored.
        if (kept.Length > 0 && char.IsLowSurrogate(kept[0]))
            kept = kept[1..];
        return kept.Length == 0 ? "document" : kept;
    }
}
