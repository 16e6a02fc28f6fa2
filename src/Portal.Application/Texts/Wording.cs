namespace Portal.Application.Texts;

/// <summary>Words of the catalogue as a value in a sentence: the sentences of the keys, one after the other.</summary>
public sealed record Wording(IReadOnlyList<string> Keys)
{
    /// <summary>The words of one choice of a form's list.</summary>
    public static Wording OfChoice(string list, string code) => new([$"choice.{list}.{code}"]);
}
