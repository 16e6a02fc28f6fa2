using Portal.Application.Texts;

namespace Portal.Journeys.Tests;

/// <summary>What stands on a page in another language, found by what stands there in English.</summary>
internal static class Tongue
{
    private static readonly TextCatalogue s_texts = TextCatalogue.Load();

    private static readonly ILookup<string, string> s_keys = s_texts.Keys(TextCatalogue.Fallback)
        .Where(key => s_texts.Arguments(TextCatalogue.Fallback, key).Count == 0)
        .ToLookup(key => s_texts.Say(TextCatalogue.Fallback, key), StringComparer.Ordinal);

    /// <summary>The words of the language. What is no sentence of the portal, such as a reference or an address, stays as it is.</summary>
    /// <exception cref="InvalidOperationException">English says one thing where the language says two.</exception>
    public static string Of(string language, string english) =>
        s_keys[english].Select(key => s_texts.Say(language, key)).Distinct(StringComparer.Ordinal).ToList() switch
        {
            [] => english,
            [var words] => words,
            var several => throw new InvalidOperationException($"“{english}” is said in {several.Count} ways: {string.Join(", ", several)}"),
        };
}
