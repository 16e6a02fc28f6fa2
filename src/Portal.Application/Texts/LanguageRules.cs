namespace Portal.Application.Texts;

/// <summary>What the portal must know of a language to fill a sentence: its plural words and its direction.</summary>
/// <param name="PluralWords">The CLDR plural words of whole numbers, <c>other</c> last.</param>
/// <param name="RightToLeft">Whether it is written from right to left.</param>
/// <param name="PluralOf">The plural word of a whole number, zero or above.</param>
internal sealed record LanguageRules(IReadOnlyList<string> PluralWords, bool RightToLeft, Func<decimal, string> PluralOf)
{
    private static LanguageRules OneAndOther { get; } = new(["one", "other"], false, n => n == 1 ? "one" : "other");

    /// <summary>CLDR 46, cardinal rules for <c>ar</c>.</summary>
    private static LanguageRules Arabic { get; } = new(["zero", "one", "two", "few", "many", "other"], true, n => (n, n % 100) switch
    {
        (0, _) => "zero",
        (1, _) => "one",
        (2, _) => "two",
        (_, >= 3 and <= 10) => "few",
        (_, >= 11 and <= 99) => "many",
        _ => "other",
    });

    /// <summary>CLDR 46: Japanese has no plural forms.</summary>
    private static LanguageRules Japanese { get; } = new(["other"], false, _ => "other");

    /// <summary>The rules of a language; one and other for a language without a row.</summary>
    public static LanguageRules Of(string language) => language switch { "ar" => Arabic, "ja" => Japanese, _ => OneAndOther };

    /// <summary>The plural word of any number; a broken number is <c>other</c> in every language.</summary>
    public string Plural(decimal number) => number == decimal.Truncate(number) ? PluralOf(Math.Abs(number)) : "other";
}
