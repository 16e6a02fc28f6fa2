using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Web.Ui.Parts;

/// <summary>A table that scrolls sideways inside its own frame, reachable by keyboard:
/// <c>&lt;data-table label="…"&gt;&lt;table&gt;…&lt;/table&gt;&lt;/data-table&gt;</c>. Numbers take <c>class="num"</c>; they stand right in both directions.</summary>
[HtmlTargetElement("data-table")]
public sealed class DataTableTagHelper : TagHelper
{
    /// <summary>What the table lists.</summary>
    public string Label { get; set; } = "";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", output.Attributes["class"] is { } own ? $"table-frame {own.Value}" : "table-frame");
        output.Attributes.SetAttribute("role", "region");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Attributes.SetAttribute("tabindex", "0");
    }
}

/// <summary>Saved views as links: <c>&lt;view-tabs&gt;&lt;view-tab href="…" current="true" count="12"&gt;words&lt;/view-tab&gt;&lt;/view-tabs&gt;</c>.</summary>
[HtmlTargetElement("view-tabs")]
public sealed class ViewTabsTagHelper(Speech say) : TagHelper
{
    /// <summary>What the views are of; "Saved views" when not given.</summary>
    public string? Label { get; set => field = value is { Length: > 0 } ? value : null; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var tabs = await output.GetChildContentAsync();
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "view-tabs");
        output.Attributes.SetAttribute("aria-label", Label ?? say["nav.views"]);
        output.Content.SetHtmlContent(Tags.Of("ul", null, tabs));
    }
}

/// <summary>One view.</summary>
[HtmlTargetElement("view-tab")]
public sealed class ViewTabTagHelper(Speech say) : TagHelper
{
    /// <summary>Where it leads.</summary>
    public string Href { get; set; } = "";

    /// <summary>The view the page shows.</summary>
    public bool Current { get; set; }

    /// <summary>How many rows it has; none shown when null.</summary>
    public int? Count { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.SetHtmlContent(Tags.Of("a", null, words, Count is null ? null : " ", Count is null ? null : Tags.Of("span", "badge", say.Write(Count)))
            .With("href", Href).With("aria-current", Current ? "true" : null));
    }
}

/// <summary>Filters above a list: <c>&lt;filter-bar label="…" target="rows"&gt;fields&lt;/filter-bar&gt;</c>. An ordinary GET form; with a
/// target the script refreshes only the element of that id.</summary>
[HtmlTargetElement("filter-bar")]
public sealed class FilterBarTagHelper(Speech say) : TagHelper
{
    /// <summary>What is searched.</summary>
    public string Label { get; set; } = "";

    /// <summary>Id of the element that holds the rows.</summary>
    public string? Target { get; set => field = value is { Length: > 0 } ? value : null; }

    /// <summary>Where it is sent; this page when not given.</summary>
    public string? Action { get; set => field = value is { Length: > 0 } ? value : null; }

    /// <summary>Where the list stands without filters; no link when not given.</summary>
    public string? ClearHref { get; set => field = value is { Length: > 0 } ? value : null; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var fields = await output.GetChildContentAsync();
        output.TagName = "form";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "filter-bar");
        output.Attributes.SetAttribute("method", "get");
        output.Attributes.SetAttribute("role", "search");
        output.Attributes.SetAttribute("aria-label", Label);
        if (Action is not null)
            output.Attributes.SetAttribute("action", Action);
        if (Target is not null)
            output.Attributes.SetAttribute("data-partial", Target);
        output.Content.SetHtmlContent(Tags.Together(fields, Tags.Of("div", "filter-actions",
            Tags.Of("button", "btn is-quiet is-small", say["filter.apply"]).With("type", "submit"),
            ClearHref is null ? null : Tags.Of("a", null, say["filter.clear"]).With("href", ClearHref))));
    }
}
