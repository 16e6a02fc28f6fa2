using System.Text;
using Portal.Domain;
using Portal.Domain.Answers;

namespace Portal.Application.Pipeline;

/// <summary>Rules for all words that people type: bounded, and nothing in them that a reader cannot see.</summary>
internal static class WordRules
{
    /// <summary>What stands against them.</summary>
    /// <param name="field">Field of the message.</param>
    /// <param name="words">What was typed.</param>
    /// <param name="limit">Longest they may be, in characters.</param>
    /// <param name="oneLine">Whether they stand on one line.</param>
    /// <param name="name">What the field is called in sentences, under <c>field.</c>; null where that is the field's own name.</param>
    public static IEnumerable<Refusal> Of(string field, string words, int limit = Answer.MaxCharacters, bool oneLine = false, string? name = null)
    {
        var named = ("field", (object)(name ?? field));
        if (words.Length > limit)
            yield return new Refusal("form.too-long", named, ("limit", limit)) { Field = field };
        if (HiddenCharacters.First(words, oneLine) is { } hidden)
            yield return (IsControl(hidden) ? new Refusal("form.control-character", named) : new Refusal("form.hidden-character", named, ("character", HiddenCharacters.Named(hidden)))) with { Field = field };
    }

    private static bool IsControl(Rune rune) => Rune.IsControl(rune) && rune.Value is not ('\t' or '\n' or '\r');
}
