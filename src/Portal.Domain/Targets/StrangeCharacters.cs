using System.Globalization;
using System.Text;

namespace Portal.Domain.Targets;

/// <summary>Finds what no address contains: blanks inside, characters that cannot be seen, letters of other scripts.
/// Text copied from court papers and seizure lists carries all three.</summary>
internal static class StrangeCharacters
{
    /// <summary>Refuses the first strange character; null when there is none.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="check">Judges a cleaned value before it is offered.</param>
    public static AddressVerdict? Check(TypedText text, Func<string, AddressVerdict> check)
    {
        var value = text.Value;
        var index = value.AsSpan().IndexOfAnyExceptInRange('!', '~');
        if (index < 0)
            return null;
        // A lone half of a surrogate pair is no character; its own number is named.
        var character = Rune.TryGetRuneAt(value, index, out var rune) ? rune.Value : value[index];
        var position = text.Position(index);
        return AddressVerdict.Refused(AddressFamily.Unknown, Refuse(value, character, position, check));
    }

    private static Refusal Refuse(string value, int character, int position, Func<string, AddressVerdict> check)
    {
        if (character == ' ')
            return TargetErrors.BadCharacter(position, character, OfferCleaned(value, check));
        if (IsHidden(character))
            return TargetErrors.HiddenCharacter(position, character, OfferCleaned(value, check));
        return IsLetterOrDigit(character)
            ? TargetErrors.LookAlikeCharacter(position, character)
            : TargetErrors.BadCharacter(position, character);
    }

    private static string? OfferCleaned(string value, Func<string, AddressVerdict> check)
    {
        var cleaned = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune.Value != ' ' && !IsHidden(rune.Value))
                cleaned.Append(rune.ToString());
        }

        var offer = cleaned.ToString();
        return check(offer).Standing == AddressStanding.Refused ? null : offer;
    }

    /// <summary>Controls, format characters and spaces by their Unicode category, and the fillers and variation selectors
    /// that Unicode files elsewhere although nothing of them shows.</summary>
    private static bool IsHidden(int character) =>
        CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || character is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2065 or 0x2800
            or 0x3164 or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0 or (>= 0xE0000 and <= 0xE0FFF);

    private static bool IsLetterOrDigit(int character) =>
        CharUnicodeInfo.GetUnicodeCategory(character) is <= UnicodeCategory.OtherLetter
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
}
