using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Web.Ui.Parts;

/// <summary>The page's name, as its heading and in the browser's title: <c>&lt;page-title text="…" caption="…" /&gt;</c>. The title
/// begins with "Error:" while there are problems. With <c>silent</c> there is no heading, for pages whose label is one.</summary>
[HtmlTargetElement("page-title", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PageTitleTagHelper(Problems problems, Speech say) : TagHelper
{
    /// <summary>Name of the page.</summary>
    public string Text { get; set; } = "";

    /// <summary>What the page is part of, above the heading.</summary>
    public string? Caption { get; set => field = value is { Length: > 0 } ? value : null; }

    /// <summary>Sets the browser's title only.</summary>
    public bool Silent { get; set; }

    /// <summary>Filled by Razor.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ViewContext.ViewData["Title"] = say[problems.Any ? "app.title-with-problem" : "app.title", ("title", Text)];
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.SetHtmlContent(Tags.Together(
            Caption is null ? null : Tags.Of("p", "caption", Caption), Silent ? null : Tags.Of("h1", null, Text)));
    }
}
