namespace Portal.Ledger;

/// <summary>The seven characters that RFC 8785 §3.2.2.2 writes as a backslash and one letter.</summary>
internal static class CanonicalEscapes
{
    private const string Characters = "\"\\\b\t\n\f\r";
    private const string Letters = "\"\\btnfr";

    public static char? ShortOf(char character) => Characters.IndexOf(character) is >= 0 and var i ? Letters[i] : null;

    public static char? CharacterOf(char letter) => Letters.IndexOf(letter) is >= 0 and var i ? Characters[i] : null;
}
