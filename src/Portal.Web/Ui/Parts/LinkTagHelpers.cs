using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Web.Ui.Parts;

/// <summary>The way back: <c>&lt;back-link href="…" /&gt;</c>; other words than "Back" by <c>text</c>.</summary>
[HtmlTargetElement("back-link", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class BackLinkTagHelper(Speech say) : TagHelper
{
    /// <summary>Where it leads.</summary>
    public string Href { get; set; } = "/";

    /// <summary>Words; "Back" when not given.</summary>
    public string? Text { get; set => field = value is { Length: > 0 } ? value : null; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "back-link");
        output.Attributes.SetAttribute("href", Href);
        output.Content.SetContent(Text ?? say["nav.back"]);
    }
}

/// <summary>One place above the page.</summary>
public sealed record Crumb(string Text, string? Href);

/// <summary>The places above the page, the page itself last without a link: <c>&lt;bread-crumbs items="@crumbs" /&gt;</c>.</summary>
[HtmlTargetElement("bread-crumbs", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class BreadCrumbsTagHelper(Speech say) : TagHelper
{
    /// <summary>From the top down.</summary>
    public IEnumerable<Crumb> Items { get; set; } = [];

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "crumbs");
        output.Attributes.SetAttribute("aria-label", say["nav.breadcrumbs"]);
        var list = Tags.Of("ol");
        foreach (var crumb in Items)
            list.Holding(Tags.Of("li", null, crumb.Href is null
                ? Tags.Of("span", null, crumb.Text).With("aria-current", "page")
                : Tags.Of("a", null, crumb.Text).With("href", crumb.Href)));
        output.Content.SetHtmlContent(list);
    }
}

/// <summary>A reference as a paper tag: <c>&lt;ref-tag value="LE-7K3D-92QX" href="…" /&gt;</c>.</summary>
[HtmlTargetElement("ref-tag", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class RefTagTagHelper : TagHelper
{
    /// <summary>The reference.</summary>
    public string Value { get; set; } = "";

    /// <summary>Where it leads; plain text when not given.</summary>
    public string? Href { get; set => field = value is { Length: > 0 } ? value : null; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = Href is null ? "span" : "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", output.Attributes["class"] is { } own ? $"ref-tag {own.Value}" : "ref-tag");
        if (Href is not null)
            output.Attributes.SetAttribute("href", Href);
        output.Content.SetHtmlContent(Tags.Ltr(Value));
    }
}

/// <summary>Older and newer ends of a list: <c>&lt;list-pager newer-href="…" older-href="…" /&gt;</c>. Nothing when there is one page.</summary>
[HtmlTargetElement("list-pager", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ListPagerTagHelper(Speech say) : TagHelper
{
    /// <summary>Towards the newer end, or null at it.</summary>
    public string? NewerHref { get; set => field = value is { Length: > 0 } ? value : null; }

    /// <summary>Towards the older end, or null at it.</summary>
    public string? OlderHref { get; set => field = value is { Length: > 0 } ? value : null; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (NewerHref is null && OlderHref is null)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pager");
        output.Attributes.SetAttribute("aria-label", say["nav.pages"]);
        output.Content.SetHtmlContent(Tags.Together(Link(NewerHref, "prev", "nav.newer"), Link(OlderHref, "next", "nav.older")));
    }

    private TagBuilder? Link(string? href, string rel, string key) =>
        href is null ? null : Tags.Of("a", $"pager-{rel}", say[key]).With("href", href).With("rel", rel);
}
