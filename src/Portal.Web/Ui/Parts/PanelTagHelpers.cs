using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Web.Ui.Parts;

/// <summary>It is done, this is its name, and this comes next:
/// <c>&lt;confirmation-panel title="…" reference="…"&gt;next steps&lt;/confirmation-panel&gt;</c>. The title is the page's heading.</summary>
[HtmlTargetElement("confirmation-panel")]
public sealed class ConfirmationPanelTagHelper(Speech say) : TagHelper
{
    /// <summary>What is done.</summary>
    public string Title { get; set; } = "";

    /// <summary>The reference people write down.</summary>
    public string Reference { get; set; } = "";

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var next = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "confirmation");
        output.Content.SetHtmlContent(Tags.Together(
            Tags.Of("div", "confirmation-head",
                Tags.Of("h1", null, Title),
                Tags.Of("p", null, say["confirmation.reference"]),
                Tags.Of("p", "confirmation-ref", Tags.Of("span", "ref-tag is-large", Tags.Ltr(Reference)))),
            next.IsEmptyOrWhiteSpace ? null : Tags.Of("div", "confirmation-next", Tags.Of("h2", null, say["confirmation.next"]), next)));
    }
}

/// <summary>Something to notice: <c>&lt;notice-box kind="warning"&gt;text&lt;/notice-box&gt;</c>; <c>note</c>, <c>warning</c> or
/// <c>success</c>. The kind is said in words to those who do not see it.</summary>
[HtmlTargetElement("notice-box")]
public sealed class NoticeBoxTagHelper(Speech say) : TagHelper
{
    /// <summary><c>note</c>, <c>warning</c> or <c>success</c>.</summary>
    public string Kind { get; set; } = "note";

    /// <summary>A heading.</summary>
    public string? Title { get; set => field = value is { Length: > 0 } ? value : null; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"notice-box is-{Kind}");
        if (Kind == "success")
            output.Attributes.SetAttribute("role", "status");
        output.Content.SetHtmlContent(Tags.Together(
            Icons.Of(Kind switch { "warning" => Icons.Triangle, "success" => Icons.Check, _ => Icons.Disc }),
            Tags.Of("div", null, Tags.Unseen(say[$"notice.{Kind}"] + ": "), Title is null ? null : Tags.Of("h2", null, Title), text)));
    }
}

/// <summary>A list with nothing in it, and what to do about that: <c>&lt;empty-state title="…"&gt;text&lt;/empty-state&gt;</c>.</summary>
[HtmlTargetElement("empty-state")]
public sealed class EmptyStateTagHelper : TagHelper
{
    /// <summary>What is not there.</summary>
    public string Title { get; set; } = "";

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "empty-state");
        output.Content.SetHtmlContent(Tags.Together(Tags.Of("p", "empty-title", Title), text));
    }
}
