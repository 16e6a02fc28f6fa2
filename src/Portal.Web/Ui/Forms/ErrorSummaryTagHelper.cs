using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Web.Ui.Forms;

/// <summary>All problems at the top of the page, each leading to its field: <c>&lt;error-summary /&gt;</c>. Empty when there is none.
/// The script gives it the focus; the links work without.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper(Problems problems, Speech say) : TagHelper
{
    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!problems.Any)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("data-focus", "");
        var list = Tags.Of("ul");
        foreach (var field in problems.All.GroupBy(problem => problem.Field))
            Add(list, field.Key, [.. field.Select(problem => problem.Text)]);
        output.Content.SetHtmlContent(Tags.Together(Tags.Of("h2", null, say["form.problem-heading"]), list));
    }

    private void Add(Microsoft.AspNetCore.Mvc.Rendering.TagBuilder list, string field, List<string> texts)
    {
        var shown = texts.Take(FieldTagHelper.MostProblems);
        if (texts.Count > FieldTagHelper.MostProblems)
            shown = shown.Append(say["form.more-problems", ("n", texts.Count - FieldTagHelper.MostProblems)]);
        foreach (var text in shown)
            list.Holding(Tags.Of("li", null, field.Length == 0 ? text : Tags.Of("a", null, text).With("href", "#" + field)));
    }
}
