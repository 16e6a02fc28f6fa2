using Portal.Application.Texts;

namespace Portal.Application.Packets;

/// <summary>The sentences of packets. Apart from those of the pages: packets are written in more languages, and their words are
/// approved with them. Read and checked at start. Safe for many threads.</summary>
public sealed class PacketTexts
{
    private const string Folder = "PacketTexts/";
    private readonly TextCatalogue _texts;

    private PacketTexts(TextCatalogue texts) => _texts = texts;

    /// <summary>Languages a packet can be written in, English first.</summary>
    public IReadOnlyList<string> Languages => _texts.Languages;

    /// <summary>Reads the embedded files.</summary>
    /// <exception cref="InvalidOperationException">A file or a sentence is malformed, or a language lacks one; the message lists everything found.</exception>
    public static PacketTexts Load()
    {
        var assembly = typeof(PacketTexts).Assembly;
        return Read(assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return new TextFile(Path.GetFileNameWithoutExtension(name[Folder.Length..]), name[Folder.Length..], reader.ReadToEnd());
        }));
    }

    /// <summary>Reads texts, one file for each language.</summary>
    /// <exception cref="InvalidOperationException">A file or a sentence is malformed, or a language lacks one; the message lists everything found.</exception>
    public static PacketTexts Read(IEnumerable<TextFile> files)
    {
        var texts = TextCatalogue.Read(files);
        var all = texts.Languages.SelectMany(texts.Keys).Distinct().ToList();
        var faults = texts.Languages.SelectMany(language => all.Except(texts.Keys(language)).Select(key => $"{language}: {key} is missing.")).ToList();
        return faults.Count == 0
            ? new(texts)
            : throw new InvalidOperationException($"The texts of packets cannot be used:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}");
    }

    /// <summary>A language that packets have: the one asked for, or English.</summary>
    public string Spoken(string language) => Languages.Contains(language) ? language : TextCatalogue.Fallback;

    /// <summary>Whether a language is written from right to left.</summary>
    public static bool IsRightToLeft(string language) => LanguageRules.Of(language).RightToLeft;

    /// <summary>The sentence of a key with its places filled.</summary>
    public string Say(string language, string key, params (string Name, object? Value)[] args) => _texts.Say(language, key, args);

    /// <summary>A code of a table in words; one without words stands for itself.</summary>
    /// <param name="language">IETF tag.</param>
    /// <param name="table">E.g. <c>code</c>, <c>category</c>, <c>instrument</c>.</param>
    /// <param name="code">The code.</param>
    public string Name(string language, string table, string code) => _texts.Has(Spoken(language), $"{table}.{code}") ? _texts.Say(language, $"{table}.{code}") : code;

    /// <summary>A value alone, as it would stand in a sentence.</summary>
    public string Write(string language, object? value) => _texts.Write(language, value);

    internal bool Has(string language, string key) => _texts.Has(language, key);

    internal IReadOnlyCollection<string> Keys(string language) => _texts.Keys(language);
}
