using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text;

namespace Portal.Packets.Typst;

/// <summary>Knows what the shipped typefaces can show. What none of them can is written out as <c>[U+1F600]</c>: a packet never
/// drops a sign in silence, and PDF/A-3a allows none without a glyph.</summary>
internal sealed class PacketGlyphs
{
    /// <summary>Signs that are not seen and only join, part or turn their neighbours.</summary>
    private static readonly HashSet<int> s_unseen = [0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x061C, 0x2060];

    private readonly IReadOnlyList<BitArray> _families;

    private PacketGlyphs(IReadOnlyList<BitArray> families) => _families = families;

    /// <summary>Reads the typefaces of a folder. Files of one family start alike and count together: a sign must be in each weight.</summary>
    public static PacketGlyphs Of(string folder) => new(
    [
        .. Directory.GetFiles(folder, "*.ttf").GroupBy(file => Path.GetFileName(file).Split('_')[0])
            .Select(family => family.Select(CharacterMap.Read).Aggregate((one, other) => one.And(other))),
    ]);

    /// <summary>The text with its line ends as <c>\n</c> and every sign that cannot be shown written out.</summary>
    public string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var cluster = text.AsSpan(at, StringInfo.GetNextTextElementLength(text.AsSpan(at)));
            at += cluster.Length;
            if (cluster is "\r\n" or "\n" or "\r" or "\u0085" or "\u2028" or "\u2029")
                clean.Append('\n');
            else if (cluster is "\t")
                clean.Append(' ');
            else
                Add(clean, cluster);
        }

        return clean.ToString();
    }

    /// <summary>A base and its marks are shown by one typeface or not together at all.</summary>
    private void Add(StringBuilder clean, ReadOnlySpan<char> cluster)
    {
        if (CanShow(cluster))
        {
            clean.Append(cluster);
            return;
        }

        var first = true;
        while (cluster.Length > 0)
        {
            var whole = Rune.DecodeFromUtf16(cluster, out var rune, out var length) == OperationStatus.Done;
            var sign = cluster[..length];
            if (first && CanShow(sign))
                clean.Append(sign);
            else
                clean.Append(CultureInfo.InvariantCulture, $"[U+{(whole ? rune.Value : sign[0]):X4}]");
            first = false;
            cluster = cluster[length..];
        }
    }

    private bool CanShow(ReadOnlySpan<char> signs)
    {
        foreach (var family in _families)
        {
            if (Shows(family, signs))
                return true;
        }

        return false;
    }

    private static bool Shows(BitArray family, ReadOnlySpan<char> signs)
    {
        while (signs.Length > 0)
        {
            if (Rune.DecodeFromUtf16(signs, out var rune, out var length) != OperationStatus.Done)
                return false;
            if (!s_unseen.Contains(rune.Value) && (IsObeyed(rune) || !family[rune.Value]))
                return false;
            signs = signs[length..];
        }

        return true;
    }

    /// <summary>Controls, and the signs that turn whole lines around, do something instead of being seen; a private sign is seen
    /// differently by everyone.</summary>
    private static bool IsObeyed(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
