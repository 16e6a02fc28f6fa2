using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Web.Ui.Forms;

/// <summary>What all fields share: label, hint, problems, and the links between them. The control that takes the focus has
/// the field's name as its id, so that the summary can lead to it.</summary>
public abstract class FieldTagHelper(Problems problems, Speech say) : TagHelper
{
    /// <summary>More problems than this are counted, not listed; pasted lines can have thousands.</summary>
    internal const int MostProblems = 5;

    /// <summary>Name in the form, and id.</summary>
    public string Name { get; set; } = "";

    /// <summary>Words above the control.</summary>
    public string Label { get; set; } = "";

    /// <summary>The label is somebody's name for something and no word of the portal, so it keeps its own direction.</summary>
    public bool LabelIsName { get; set; }

    /// <summary>Help under the label. Razor hands an empty text where a page gives null, so empty counts as none here and in all parts.</summary>
    public string? Hint { get; set => field = value is { Length: > 0 } ? value : null; }

    /// <summary>A problem that is not among the request's problems.</summary>
    public string? Error { get; set => field = value is { Length: > 0 } ? value : null; }

    /// <summary>Says so in the label.</summary>
    public bool Optional { get; set; }

    /// <summary>The label is the heading of the page: one thing per page.</summary>
    public bool Heading { get; set; }

    private protected Speech Say => say;

    private protected IReadOnlyList<string> Faults { get; private set; } = [];

    private protected string? Describes { get; private set; }

    private protected string Title => Optional ? say["form.optional", ("label", Label)] : Label;

    /// <summary>A control with one label.</summary>
    private protected void Frame(TagHelperOutput output, Func<object?> control)
    {
        Prepare(output, "div");
        var label = Tags.Of("label", null, LabelIsName ? Tags.Of("bdi", null, Title) : Title).With("for", Name);
        output.Content.SetHtmlContent(Tags.Together(Heading ? Tags.Of("h1", "label-heading", label) : label, HintAndFaults(), control()));
    }

    /// <summary>Several controls under one legend; without a label they are no group.</summary>
    private protected void FrameGroup(TagHelperOutput output, Func<object?> controls)
    {
        var group = Label.Length > 0;
        Prepare(output, group ? "fieldset" : "div");
        if (group && Describes is not null)
            output.Attributes.SetAttribute("aria-describedby", Describes);
        object legend = Heading ? Tags.Of("h1", "label-heading", Title) : Title;
        output.Content.SetHtmlContent(Tags.Together(group ? Tags.Of("legend", null, legend) : null, HintAndFaults(), controls()));
    }

    private protected TagBuilder Described(TagBuilder control) =>
        control.With("aria-describedby", Describes).With("aria-invalid", Faults.Count > 0 ? "true" : null);

    private void Prepare(TagHelperOutput output, string tag)
    {
        Faults = [.. problems.Of(Name), .. Error is null ? Array.Empty<string>() : [Error]];
        var ids = new[] { Hint is null ? null : $"{Name}-hint", Faults.Count > 0 ? $"{Name}-error" : null }.Where(id => id is not null).ToList();
        Describes = ids.Count > 0 ? string.Join(' ', ids) : null;
        output.TagName = tag;
        output.TagMode = TagMode.StartTagAndEndTag;
        var css = Faults.Count > 0 ? "field is-bad" : "field";
        output.Attributes.SetAttribute("class", output.Attributes["class"] is { } own ? $"{css} {own.Value}" : css);
    }

    private HtmlContentBuilder HintAndFaults()
    {
        var parts = new HtmlContentBuilder();
        if (Hint is not null)
            parts.AppendHtml(Tags.Of("p", "hint", Hint).With("id", $"{Name}-hint"));
        if (Faults.Count == 0)
            return parts;
        var list = Tags.Of("div", "faults").With("id", $"{Name}-error");
        foreach (var fault in Faults.Take(MostProblems))
            list.Holding(Tags.Of("p", null, Tags.Unseen(say["form.error"]), " ", fault));
        if (Faults.Count > MostProblems)
            list.Holding(Tags.Of("p", null, say["form.more-problems", ("n", Faults.Count - MostProblems)]));
        return (HtmlContentBuilder)parts.AppendHtml(list);
    }
}
