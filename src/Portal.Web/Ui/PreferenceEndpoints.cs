using Portal.Application.Texts;

namespace Portal.Web.Ui;

/// <summary>The links that choose a language and a theme. They change two cookies and nothing else, so a plain link may
/// do it and needs no form.</summary>
public static class PreferenceEndpoints
{
    /// <summary>Maps <c>/language/{lang}</c> and <c>/theme/{theme}</c>; <c>back</c> is a path of this portal.</summary>
    public static void MapPreferences(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/language/{lang}", (string lang, string? back, TextCatalogue texts, HttpContext http) =>
            Choose(http, Preferences.LanguageCookie, lang, texts.Languages.Contains(lang), back)).AllowAnonymous();
        routes.MapGet("/theme/{theme}", (string theme, string? back, HttpContext http) =>
            Choose(http, Preferences.ThemeCookie, theme, Preferences.Themes.Contains(theme), back)).AllowAnonymous();
    }

    /// <summary>Goes on in the language of a person's account.</summary>
    public static void Remember(HttpContext http, string language) => Remember(http, Preferences.LanguageCookie, language);

    private static void Remember(HttpContext http, string cookie, string value) => http.Response.Cookies.Append(cookie, value, new()
    {
        HttpOnly = true, IsEssential = true, MaxAge = TimeSpan.FromDays(365), Path = "/", SameSite = SameSiteMode.Lax, Secure = true,
    });

    private static IResult Choose(HttpContext http, string cookie, string value, bool known, string? back)
    {
        if (!known)
            return TypedResults.NotFound();
        Remember(http, cookie, value);
        return TypedResults.LocalRedirect(WayBack.Of(back) ?? "/");
    }
}
