using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Portal.Web.Ui;

/// <summary>HTML as a tree: text is always encoded, attributes that are null are left out.</summary>
internal static class Tags
{
    public static TagBuilder Of(string name, string? css = null, params ReadOnlySpan<object?> inner)
    {
        var tag = new TagBuilder(name);
        if (css is not null)
            tag.Attributes["class"] = css;
        return tag.Holding(inner);
    }

    public static TagBuilder Holding(this TagBuilder tag, params ReadOnlySpan<object?> inner)
    {
        foreach (var part in inner)
        {
            if (part is IHtmlContent html)
                tag.InnerHtml.AppendHtml(html);
            else if (part is not null)
                tag.InnerHtml.Append(part.ToString()!);
        }

        return tag;
    }

    public static TagBuilder With(this TagBuilder tag, string attribute, string? value)
    {
        if (value is not null)
            tag.Attributes[attribute] = value;
        return tag;
    }

    public static TagBuilder Flag(this TagBuilder tag, string attribute, bool on) => tag.With(attribute, on ? attribute : null);

    public static TagBuilder Void(string name, string? css = null)
    {
        var tag = Of(name, css);
        tag.TagRenderMode = TagRenderMode.SelfClosing;
        return tag;
    }

    /// <summary>For screen readers only.</summary>
    public static TagBuilder Unseen(string text) => Of("span", "unseen", text);

    /// <summary>Text that runs from left to right in every language: references, addresses.</summary>
    public static TagBuilder Ltr(string text, string? css = null) => Of("bdi", css, text).With("dir", "ltr");

    public static TagBuilder Time(DateTimeOffset at, Speech say) =>
        Of("time", null, say.Write(at)).With("datetime", at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));

    public static HtmlContentBuilder Together(params ReadOnlySpan<object?> inner)
    {
        var all = new HtmlContentBuilder();
        foreach (var part in inner)
        {
            if (part is IHtmlContent html)
                all.AppendHtml(html);
            else if (part is not null)
                all.Append(part.ToString()!);
        }

        return all;
    }
}
