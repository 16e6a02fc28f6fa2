using Microsoft.Net.Http.Headers;
using Portal.Application.Texts;

namespace Portal.Web.Ui;

/// <summary>What a browser prefers: kept in two cookies that say nothing about a person.</summary>
internal static class Preferences
{
    public const string LanguageCookie = "lang";
    public const string ThemeCookie = "theme";

    /// <summary>Following the device, light, dark.</summary>
    public static IReadOnlyList<string> Themes { get; } = ["auto", "light", "dark"];

    /// <summary>The cookie's language, else the first of the browser's that is spoken here, else English.</summary>
    public static string LanguageOf(HttpRequest? request, IReadOnlyList<string> spoken)
    {
        if (request is null)
            return TextCatalogue.Fallback;
        if (request.Cookies[LanguageCookie] is { } chosen && (spoken.Contains(chosen) || chosen == TextCatalogue.Pseudo))
            return chosen;
        return (request.GetTypedHeaders().AcceptLanguage ?? [])
            .Where(accepted => accepted.Quality is null or > 0)
            .OrderByDescending(accepted => accepted, StringWithQualityHeaderValueComparer.QualityComparer)
            .Select(accepted => accepted.Value.Value!.Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(spoken.Contains) ?? TextCatalogue.Fallback;
    }

    public static string ThemeOf(HttpRequest request) =>
        request.Cookies[ThemeCookie] is { } chosen && Themes.Contains(chosen) ? chosen : Themes[0];

    /// <summary>The theme that the switch leads to.</summary>
    public static string ThemeAfter(string theme) => theme switch { "auto" => "dark", "dark" => "light", _ => "auto" };
}
