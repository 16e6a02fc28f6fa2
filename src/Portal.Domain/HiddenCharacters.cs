using System.Globalization;
using System.Text;

namespace Portal.Domain;

/// <summary>Characters that nobody sees and that make words say something else than they show: directions (Unicode UAX #9,
/// section 2; Trojan Source, CVE-2021-42574) turn a file name or a number around for the eye, spaces without width, letters and
/// marks without ink (<see cref="IgnorableCharacters"/>) make two equal numbers differ, controls and unusual line ends hide what
/// follows. The one rule for everything that people type or upload; addresses have a stricter one of their own.</summary>
/// <remarks>The marks of direction (U+200E, U+200F, U+061C) are among them: the portal isolates foreign words itself. The
/// joiners U+200C and U+200D are not, where they stand behind a letter of a script whose spelling needs them, from Arabic and
/// Persian to the scripts of India and its neighbours. That is wider than RFC 5892, appendix A, which looks at the letters on
/// both sides, and leaves out joined emoji, which packets cannot print. One variation selector is not hidden behind what it can
/// vary, which is nothing of ASCII: phones type U+FE0F themselves, registered forms of Japanese names have one (from U+E0100),
/// Mongolian is spelled with its own, and evidence is not to be changed for them. The signs that Unicode files with these
/// characters although they show, such as the Arabic end of a verse, are left alone.</remarks>
public static class HiddenCharacters
{
    /// <summary>The first one in a text; null when there is none.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="oneLine">Whether tabs and line ends are hidden too, as they are where one line is shown.</param>
    public static Rune? First(string text, bool oneLine = false)
    {
        foreach (var (rune, hidden) in Of(text, oneLine))
        {
            if (hidden)
                return rune;
        }

        return null;
    }

    /// <summary>The text on one line without them.</summary>
    public static string Without(string text) => string.Concat(Of(text, oneLine: true).Where(found => !found.Hidden).Select(found => found.Rune.ToString()));

    /// <summary>The text with the name of each in its place, for whoever has to find it.</summary>
    public static string Marked(string text) => string.Concat(Of(text, oneLine: false).Select(found => found.Hidden ? $"[{Named(found.Rune)}]" : found.Rune.ToString()));

    /// <summary>A character by its code point, e.g. <c>U+202E</c>.</summary>
    public static string Named(Rune rune) => string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");

    private static IEnumerable<(Rune Rune, bool Hidden)> Of(string text, bool oneLine)
    {
        Rune? before = null;
        foreach (var rune in text.EnumerateRunes())
        {
            yield return (rune, IsHidden(rune, before, oneLine));
            before = rune;
        }
    }

    private static bool IsHidden(Rune rune, Rune? before, bool oneLine) => rune.Value switch
    {
        '\t' or '\n' or '\r' => oneLine,
        0x200C or 0x200D => before is not { } letter || !CanBeJoined(letter),
        _ when IgnorableCharacters.IsVariationSelector(rune) => before is not { } shown || !CanVary(shown),
        _ when IgnorableCharacters.Include(rune) => true,
        // Prepended_Concatenation_Mark (Unicode, PropList.txt): they show.
        (>= 0x0600 and <= 0x0605) or 0x06DD or 0x070F or 0x0890 or 0x0891 or 0x08E2 or 0x110BD or 0x110CD => false,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator,
    };

    /// <summary>What stands on paper by itself and is no part of a number or a reference. Behind a blank, or behind another of its kind,
    /// a selector chooses nothing.</summary>
    private static bool CanVary(Rune rune) => !rune.IsAscii && !IgnorableCharacters.Include(rune)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    /// <summary>Letters and their marks from Arabic to the Vedic extensions, in later blocks of the same scripts, and Arabic's
    /// forms for presentation.</summary>
    private static bool CanBeJoined(Rune rune) =>
        rune.Value is (>= 0x0600 and <= 0x1CFF) or (>= 0xA800 and <= 0xABFF) or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) or (>= 0x10A00 and <= 0x11FFF)
        && Rune.GetUnicodeCategory(rune) is <= UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
