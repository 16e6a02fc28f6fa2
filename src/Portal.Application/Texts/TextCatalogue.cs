using System.Text.Json;
using Portal.Domain;

namespace Portal.Application.Texts;

/// <summary>Every sentence the portal says, once per language. Read and checked at start: a malformed message stops the
/// start and not a page. Safe for many threads.</summary>
public sealed class TextCatalogue
{
    /// <summary>The pseudo-language: English with accents between ⟦ and ⟧, so that text that does not come from here stands out.</summary>
    public const string Pseudo = "qps";

    /// <summary>Spoken when a language is not here.</summary>
    public const string Fallback = "en";

    private readonly Dictionary<string, Dictionary<string, Message>> _messages;

    private TextCatalogue(Dictionary<string, Dictionary<string, Message>> messages)
    {
        _messages = messages;
        Languages = [.. messages.Keys.OrderBy(language => language != Fallback).ThenBy(language => language, StringComparer.Ordinal)];
    }

    /// <summary>The languages people may choose, English first.</summary>
    public IReadOnlyList<string> Languages { get; }

    /// <summary>Reads the embedded files.</summary>
    /// <exception cref="InvalidOperationException">A file or a message is malformed; the message lists everything found.</exception>
    public static TextCatalogue Load()
    {
        var assembly = typeof(TextCatalogue).Assembly;
        return Read(assembly.GetManifestResourceNames().Where(name => name.StartsWith("Texts/", StringComparison.Ordinal)).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var path = name.Replace('\\', '/').Split('/');
            return new TextFile(path[1], path[2], reader.ReadToEnd());
        }));
    }

    /// <summary>Reads catalogue files.</summary>
    /// <exception cref="InvalidOperationException">A file or a message is malformed; the message lists everything found.</exception>
    public static TextCatalogue Read(IEnumerable<TextFile> files)
    {
        var faults = new List<string>();
        var messages = new Dictionary<string, Dictionary<string, Message>>();
        foreach (var file in files)
        {
            messages.TryAdd(file.Language, []);
            ReadFile(file, messages[file.Language], faults);
        }

        return faults.Count == 0
            ? new(messages)
            : throw new InvalidOperationException($"The texts cannot be used:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}");
    }

    /// <summary>The sentence of a key with its places filled. A key that is not there comes back as ⟦key⟧.</summary>
    /// <param name="language">IETF tag; an unknown one is answered in English.</param>
    /// <param name="key">Dotted key.</param>
    /// <param name="args">Values by name: numbers, text, <see cref="DateTimeOffset"/> (shown in UTC), <see cref="DateOnly"/>,
    /// <see cref="TimeSpan"/>, <see cref="ByteCount"/>, enumerations for a select.</param>
    public string Say(string language, string key, params (string Name, object? Value)[] args) => Say(language, key, (IEnumerable<(string, object?)>)args);

    /// <summary>The sentence of a refusal; one that concerns a line of pasted text begins with the line's number. A field is called
    /// what stands under <c>field.</c></summary>
    public string Say(string language, Refusal refusal)
    {
        var text = Say(language, "refusal." + refusal.Code, refusal.Arguments.Select(argument => (argument.Name,
            argument.Name == "field" ? new Sentence(Say(language, $"field.{argument.Value}")) : (object?)argument.Value)));
        return refusal.Arguments.FirstOrDefault(argument => argument.Name == "line") is { Value: { } line }
            ? Say(language, "form.at-line", ("line", line), ("text", new Sentence(text)))
            : text;
    }

    /// <summary>A value alone, as it would stand in a sentence.</summary>
    public string Write(string language, object? value) => new MessageWriter(this, SpokenFor(language), new Dictionary<string, object?>()).Write(value, alone: true);

    /// <summary>Whether the language itself has the key.</summary>
    public bool Has(string language, string key) => _messages.TryGetValue(Written(language), out var known) && known.ContainsKey(key);

    /// <summary>All keys of a language.</summary>
    public IReadOnlyCollection<string> Keys(string language) => _messages.TryGetValue(Written(language), out var known) ? known.Keys : [];

    /// <summary>Names of the values a sentence needs, sorted.</summary>
    public IReadOnlyList<string> Arguments(string language, string key) =>
        [.. _messages[Written(language)][key].Arguments().Order(StringComparer.Ordinal)];

    private string Say(string language, string key, IEnumerable<(string Name, object? Value)> args)
    {
        var spoken = SpokenFor(language);
        if (!_messages.TryGetValue(Written(spoken), out var known) || !known.TryGetValue(key, out var message))
            return $"⟦{key}⟧";
        var text = new MessageWriter(this, spoken, args.ToDictionary(arg => arg.Name, arg => arg.Value)).Write(message);
        return spoken == Pseudo ? $"⟦{text}⟧" : text;
    }

    private string SpokenFor(string language) => language == Pseudo || _messages.ContainsKey(language) ? language : Fallback;

    private static string Written(string language) => language == Pseudo ? Fallback : language;

    private static void ReadFile(TextFile file, Dictionary<string, Message> known, List<string> faults)
    {
        var words = LanguageRules.Of(file.Language).PluralWords;
        try
        {
            using var json = JsonDocument.Parse(file.Json);
            foreach (var entry in json.RootElement.EnumerateObject())
            {
                try
                {
                    if (!known.TryAdd(entry.Name, MessageParser.Parse(entry.Value.GetString() ?? "", words)))
                        faults.Add($"{file.Language}/{file.Name}: the key {entry.Name} stands twice.");
                }
                catch (Exception fault) when (fault is FormatException or InvalidOperationException)
                {
                    faults.Add($"{file.Language}/{file.Name}: {entry.Name}: {fault.Message}.");
                }
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            faults.Add($"{file.Language}/{file.Name}: {fault.Message}");
        }
    }

    /// <summary>Text that is already a sentence of the language and needs no isolation.</summary>
    internal readonly record struct Sentence(string Text);
}
