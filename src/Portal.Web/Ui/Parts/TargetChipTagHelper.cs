using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Web.Ui.Parts;

/// <summary>Whether a figure keeps its target, in words, with a shape and a colour: <c>&lt;target-chip met="true" /&gt;</c>.</summary>
[HtmlTargetElement("target-chip", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TargetChipTagHelper(Speech say) : TagHelper
{
    /// <summary>Whether it does.</summary>
    public bool Met { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Met ? "chip is-on-time" : "chip is-overdue");
        output.Content.SetHtmlContent(Tags.Together(Icons.Of(Met ? Icons.Check : Icons.Triangle), Met ? say["reports.target.met"] : say["reports.target.missed"]));
    }
}
