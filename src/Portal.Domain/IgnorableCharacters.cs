using System.Text;

namespace Portal.Domain;

/// <summary>Characters that take no place on paper or an empty one, whatever their category: variation selectors choose a glyph and
/// show nothing themselves, fillers of Hangul are letters without ink, tags spell words that nobody sees.</summary>
/// <remarks>The ranges of Default_Ignorable_Code_Point are those of Unicode, DerivedCoreProperties.txt
/// (https://www.unicode.org/Public/UCD/latest/ucd/DerivedCoreProperties.txt), as of 14.0; code points kept free for more of
/// the kind are among them. The rest shows as blank by its own definition: the Braille pattern without a dot, the filler of the Khitan
/// small script, the musical note without a head.</remarks>
public static class IgnorableCharacters
{
    private static readonly (int First, int Last)[] s_ranges =
    [
        (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E),
        (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A),
        (0xE0000, 0xE0FFF),
    ];

    private static readonly int[] s_blank = [0x2800, 0x16FE4, 0x1D159];

    /// <summary>Whether it chooses a form of the character before it (Variation_Selector of Unicode, PropList.txt).</summary>
    /// <param name="rune">A code point.</param>
    public static bool IsVariationSelector(Rune rune) => rune.Value is (>= 0x180B and <= 0x180D) or 0x180F or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    /// <summary>Whether nobody sees it.</summary>
    /// <param name="rune">A code point.</param>
    public static bool Include(Rune rune) =>
        rune.Value >= 0x00AD && (Array.Exists(s_ranges, range => rune.Value >= range.First && rune.Value <= range.Last) || Array.IndexOf(s_blank, rune.Value) >= 0);
}
