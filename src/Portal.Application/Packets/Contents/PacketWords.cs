using System.Globalization;

namespace Portal.Application.Packets.Contents;

/// <summary>The sentences of one packet. The press isolates numbers and names itself, so the signs that do it on pages are left out.</summary>
internal sealed class PacketWords(PacketTexts texts, string language)
{
    private const string Isolates = "\u2066\u2067\u2068\u2069";

    public string Language => language;

    /// <summary>The sentence of a key with its places filled.</summary>
    public string this[string key, params (string Name, object? Value)[] args] => Plain(texts.Say(language, key, args));

    public bool Has(string key) => texts.Has(language, key);

    /// <summary>A code of a table in words.</summary>
    public string Name(string table, string code) => Plain(texts.Name(language, table, code));

    /// <summary>A reason code in words.</summary>
    public string Why(string code) => Name("code", code);

    /// <summary>An instant or a day.</summary>
    public string Written(object? value) => Plain(texts.Write(language, value));

    /// <summary>A number without separators.</summary>
    public static PacketText Number(long number) => PacketText.Code(number.ToString(CultureInfo.InvariantCulture));

    private static string Plain(string text) => string.Concat(text.Where(c => !Isolates.Contains(c)));
}
