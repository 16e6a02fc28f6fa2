using System.Collections.Frozen;
using System.Globalization;
using Portal.Domain;

namespace Portal.Cli;

/// <summary>Says a refusal in one line of English, behind the last part of its code so that scripts can match on it.</summary>
internal static class RefusalSentence
{
    private static readonly FrozenDictionary<string, string> Sentences = new Dictionary<string, string>
    {
        ["targets.empty"] = "nothing but blanks",
        ["targets.hidden-character"] = "a character that cannot be seen, {character}, at position {position}",
        ["targets.look-alike-character"] = "a letter or digit of another script, {character}, at position {position}",
        ["targets.bad-character"] = "a character the format does not have, {character}, at position {position}",
        ["targets.bad-length"] = "{length} characters, expected {expected}",
        ["targets.checksum-failed"] = "the {checksum} checksum does not match, at least one character is wrong",
        ["targets.wrong-encoding"] = "witness version {version} is written in {found}, expected {expected}",
        ["targets.mixed-case"] = "capitals and small letters are mixed, first at position {position}",
        ["targets.bad-program-length"] = "the program of witness version {version} has {length} bytes, expected {expected}",
        ["targets.bad-padding"] = "the bits after the last whole byte are not padding",
        ["targets.test-network"] = "an address of {network}, not of a main network",
        ["targets.bad-version"] = "version {version} belongs to no known family",
        ["targets.bad-tag"] = "the tag field with flag {flag} is malformed",
        ["targets.missing-prefix"] = "forty hexadecimal digits without {expected} before them",
        ["targets.unknown-format"] = "{length} characters in no known format",
    }.ToFrozenDictionary();

    public static string Of(Refusal refusal)
    {
        var sentence = Sentences.GetValueOrDefault(refusal.Code, "refused");
        foreach (var (name, value) in refusal.Arguments)
        {
            var said = Convert.ToString(value, CultureInfo.InvariantCulture);
            sentence = name switch
            {
                "offer" => $"{sentence}; did you mean {said}",
                "looks-like" => $"{sentence}; it looks like {said}",
                _ => sentence.Replace($"{{{name}}}", said, StringComparison.Ordinal),
            };
        }

        return $"{refusal.Code[(refusal.Code.LastIndexOf('.') + 1)..]}: {sentence}";
    }
}
