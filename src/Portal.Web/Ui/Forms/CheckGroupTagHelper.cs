using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Web.Ui.Forms;

/// <summary>Any number of several: <c>&lt;check-group name="Categories" label="…" options="@list" values="@chosen" /&gt;</c>. Every
/// box has the same name; what is ticked is sent, and a group without a tick sends nothing.</summary>
[HtmlTargetElement("check-group", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckGroupTagHelper(Problems problems, Speech say) : FieldTagHelper(problems, say)
{
    /// <summary>What can be chosen.</summary>
    public IEnumerable<Choice> Options { get; set; } = [];

    /// <summary>What is chosen.</summary>
    public IEnumerable<string> Values { get; set; } = [];

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output) => FrameGroup(output, () =>
    {
        var all = Tags.Of("div", "choices");
        foreach (var (at, option) in Options.Index())
            all.Holding(One(at == 0 ? Name : string.Create(CultureInfo.InvariantCulture, $"{Name}-{at + 1}"), option));
        return all;
    });

    private TagBuilder One(string id, Choice option)
    {
        var input = Tags.Void("input").With("type", "checkbox").With("id", id).With("name", Name).With("value", option.Value)
            .Flag("checked", Values.Contains(option.Value)).With("aria-describedby", option.Hint is null ? null : $"{id}-item");
        return Tags.Of("div", "choice", input, Tags.Of("label", null, option.Text).With("for", id),
            option.Hint is null ? null : Tags.Of("span", "hint", option.Hint).With("id", $"{id}-item"));
    }
}
