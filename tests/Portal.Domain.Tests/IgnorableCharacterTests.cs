using System.Globalization;
using System.Text;

namespace Portal.Domain.Tests;

/// <summary>Every code point there is against Unicode's own list.</summary>
public sealed class IgnorableCharacterTests
{
    /// <summary>The lines of DerivedCoreProperties.txt for Default_Ignorable_Code_Point, one after the other; the file says: total code points 4174.</summary>
    private const string Lines =
        """
        00AD          ; Default_Ignorable_Code_Point # Cf       SOFT HYPHEN
        034F          ; Default_Ignorable_Code_Point # Mn       COMBINING GRAPHEME JOINER
        061C          ; Default_Ignorable_Code_Point # Cf       ARABIC LETTER MARK
        115F..1160    ; Default_Ignorable_Code_Point # Lo   [2] HANGUL CHOSEONG FILLER..HANGUL JUNGSEONG FILLER
        17B4..17B5    ; Default_Ignorable_Code_Point # Mn   [2] KHMER VOWEL INHERENT AQ..KHMER VOWEL INHERENT AA
        180B..180D    ; Default_Ignorable_Code_Point # Mn   [3] MONGOLIAN FREE VARIATION SELECTOR ONE..MONGOLIAN FREE VARIATION SELECTOR THREE
        180E          ; Default_Ignorable_Code_Point # Cf       MONGOLIAN VOWEL SEPARATOR
        180F          ; Default_Ignorable_Code_Point # Mn       MONGOLIAN FREE VARIATION SELECTOR FOUR
        200B..200F    ; Default_Ignorable_Code_Point # Cf   [5] ZERO WIDTH SPACE..RIGHT-TO-LEFT MARK
        202A..202E    ; Default_Ignorable_Code_Point # Cf   [5] LEFT-TO-RIGHT EMBEDDING..RIGHT-TO-LEFT OVERRIDE
        2060..2064    ; Default_Ignorable_Code_Point # Cf   [5] WORD JOINER..INVISIBLE PLUS
        2065          ; Default_Ignorable_Code_Point # Cn       <reserved-2065>
        2066..206F    ; Default_Ignorable_Code_Point # Cf  [10] LEFT-TO-RIGHT ISOLATE..NOMINAL DIGIT SHAPES
        3164          ; Default_Ignorable_Code_Point # Lo       HANGUL FILLER
        FE00..FE0F    ; Default_Ignorable_Code_Point # Mn  [16] VARIATION SELECTOR-1..VARIATION SELECTOR-16
        FEFF          ; Default_Ignorable_Code_Point # Cf       ZERO WIDTH NO-BREAK SPACE
        FFA0          ; Default_Ignorable_Code_Point # Lo       HALFWIDTH HANGUL FILLER
        FFF0..FFF8    ; Default_Ignorable_Code_Point # Cn   [9] <reserved-FFF0>..<reserved-FFF8>
        1BCA0..1BCA3  ; Default_Ignorable_Code_Point # Cf   [4] SHORTHAND FORMAT LETTER OVERLAP..SHORTHAND FORMAT UP STEP
        1D173..1D17A  ; Default_Ignorable_Code_Point # Cf   [8] MUSICAL SYMBOL BEGIN BEAM..MUSICAL SYMBOL END PHRASE
        E0000         ; Default_Ignorable_Code_Point # Cn       <reserved-E0000>
        E0001         ; Default_Ignorable_Code_Point # Cf       LANGUAGE TAG
        E0002..E001F  ; Default_Ignorable_Code_Point # Cn  [30] <reserved-E0002>..<reserved-E001F>
        E0020..E007F  ; Default_Ignorable_Code_Point # Cf  [96] TAG SPACE..CANCEL TAG
        E0080..E00FF  ; Default_Ignorable_Code_Point # Cn [128] <reserved-E0080>..<reserved-E00FF>
        E0100..E01EF  ; Default_Ignorable_Code_Point # Mn [240] VARIATION SELECTOR-17..VARIATION SELECTOR-256
        E01F0..E0FFF  ; Default_Ignorable_Code_Point # Cn [3600] <reserved-E01F0>..<reserved-E0FFF>
        """;

    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    private static readonly HashSet<int> s_ignorable =
    [
        .. from line in Lines.Split('\n')
           let ends = line.Split(';')[0].Trim().Split("..").Select(end => int.Parse(end, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToList()
           from point in Enumerable.Range(ends[0], ends[^1] - ends[0] + 1)
           select point,
    ];

    private static IEnumerable<Rune> Runes => Enumerable.Range(0, 0x110000).Where(Rune.IsValid).Select(point => new Rune(point));

    [Fact]
    public void No_code_point_that_Unicode_lets_programs_show_as_nothing_passes_in_any_script()
    {
        s_ignorable.Count.ShouldBe(4174);
        foreach (var point in s_ignorable)
        {
            foreach (var around in new[] { "a", "م", "क", "한", "語" }.Where(around => around is "a" || (!IsSelector(point) && (point is not (ZeroWidthJoiner or ZeroWidthNonJoiner) || around is "한" or "語"))))
                HiddenCharacters.First(around + new Rune(point) + around).ShouldBe(new Rune(point), $"U+{point:X4} in {around}");
        }
    }

    [Fact]
    public void Of_all_code_points_exactly_those_that_nobody_sees_are_hidden()
    {
        int[] blank = [0x2800, 0x16FE4, 0x1D159];
        var wrong = Runes.Where(rune => HiddenCharacters.First($"a{rune}", oneLine: true) is not null != (s_ignorable.Contains(rune.Value) || blank.Contains(rune.Value) || SteersText(rune)))
            .Select(HiddenCharacters.Named);

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Joiners_pass_behind_letters_that_join_selectors_behind_all_but_ASCII_and_nothing_else_of_the_list_does()
    {
        foreach (var letter in Runes.Where(rune => Rune.IsLetter(rune) && !s_ignorable.Contains(rune.Value)))
        {
            var passed = s_ignorable.Where(point => point is (>= 0x2000 and < 0x2070) or 0xFE0F or 0xE0100 && HiddenCharacters.First($"{letter}{new Rune(point)}") is null).ToList();
            int[] selectors = letter.IsAscii ? [] : [0xFE0F, 0xE0100];
            (passed.SequenceEqual(selectors) || passed.SequenceEqual([ZeroWidthNonJoiner, ZeroWidthJoiner, .. selectors])).ShouldBeTrue(HiddenCharacters.Named(letter));
        }
    }

    private static bool IsSelector(int point) => point is (>= 0x180B and <= 0x180D) or 0x180F or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    /// <summary>Controls, line ends and signs of format, but for those that are written around digits and show.</summary>
    private static bool SteersText(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format
        && rune.Value is not ((>= 0x0600 and <= 0x0605) or 0x06DD or 0x070F or 0x0890 or 0x0891 or 0x08E2 or 0x110BD or 0x110CD);
}
