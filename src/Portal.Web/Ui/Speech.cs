using Portal.Application.Texts;
using Portal.Domain;

namespace Portal.Web.Ui;

/// <summary>The catalogue in the language of this request. In pages: <c>@inject Speech Say</c>, then <c>@Say["nav.queue"]</c>
/// or <c>@Say["form.at-line", ("line", 3), ("text", text)]</c>.</summary>
public sealed class Speech(TextCatalogue texts, IHttpContextAccessor http)
{
    private string? _language;

    /// <summary>IETF tag for <c>lang</c>.</summary>
    public string Language => _language ??= Preferences.LanguageOf(http.HttpContext?.Request, texts.Languages);

    /// <summary><c>rtl</c> or <c>ltr</c>, for <c>dir</c>.</summary>
    public string Direction => DirectionOf(Language);

    /// <summary>The languages people may choose.</summary>
    public IReadOnlyList<string> Languages => texts.Languages;

    /// <summary>The sentence of a key with its places filled.</summary>
    public string this[string key, params (string Name, object? Value)[] args] => texts.Say(Language, key, args);

    /// <summary>The sentence of a refusal.</summary>
    public string this[Refusal refusal] => texts.Say(Language, refusal);

    /// <summary>The sentence of a key with its places filled.</summary>
    public string Say(string key, params (string Name, object? Value)[] args) => texts.Say(Language, key, args);

    /// <summary>Whether there is a sentence of this key; for optional hints.</summary>
    public bool Has(string key) => texts.Has(Language, key);

    /// <summary>A number, an instant, a day, a span of time or a file size in this language.</summary>
    public string Write(object? value) => texts.Write(Language, value);

    /// <summary>The direction of any language.</summary>
    public static string DirectionOf(string language) => language is "ar" or "he" or "fa" or "ur" ? "rtl" : "ltr";
}
