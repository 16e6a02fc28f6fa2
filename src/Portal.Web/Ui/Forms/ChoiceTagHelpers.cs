using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Web.Ui.Forms;

/// <summary>One thing that can be chosen.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Text">What is read.</param>
/// <param name="Hint">What it means.</param>
/// <param name="IsName">The text is somebody's name and no word of the portal, so it keeps its own direction.</param>
public sealed record Choice(string Value, string Text, string? Hint = null, bool IsName = false);

/// <summary>One of a few: <c>&lt;radio-group name="Urgency" label="…" options="@list" value="…" /&gt;</c>.</summary>
[HtmlTargetElement("radio-group", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class RadioGroupTagHelper(Problems problems, Speech say) : FieldTagHelper(problems, say)
{
    /// <summary>What can be chosen.</summary>
    public IEnumerable<Choice> Options { get; set; } = [];

    /// <summary>What is chosen.</summary>
    public string? Value { get; set => field = value is { Length: > 0 } ? value : null; }

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
        var input = Tags.Void("input").With("type", "radio").With("id", id).With("name", Name).With("value", option.Value)
            .Flag("checked", option.Value == Value).With("aria-describedby", option.Hint is null ? null : $"{id}-item");
        return Tags.Of("div", "choice", input, Tags.Of("label", null, option.IsName ? Tags.Of("bdi", null, option.Text) : option.Text).With("for", id),
            option.Hint is null ? null : Tags.Of("span", "hint", option.Hint).With("id", $"{id}-item"));
    }
}

/// <summary>One of many: <c>&lt;select-field name="Offence" label="…" options="@list" value="…" /&gt;</c>.</summary>
[HtmlTargetElement("select-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SelectFieldTagHelper(Problems problems, Speech say) : FieldTagHelper(problems, say)
{
    /// <summary>What can be chosen.</summary>
    public IEnumerable<Choice> Options { get; set; } = [];

    /// <summary>What is chosen.</summary>
    public string? Value { get; set => field = value is { Length: > 0 } ? value : null; }

    /// <summary>Words of the empty first entry; "Choose one" when not given.</summary>
    public string? Empty { get; set => field = value is { Length: > 0 } ? value : null; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output) => Frame(output, () =>
    {
        var select = Described(Tags.Of("select", null, Tags.Of("option", null, Empty ?? Say["form.choose"]).With("value", ""))
            .With("id", Name).With("name", Name));
        foreach (var option in Options)
            select.Holding(Tags.Of("option", null, option.Text).With("value", option.Value).Flag("selected", option.Value == Value));
        return select;
    });
}

/// <summary>A statement to agree to: <c>&lt;tick-box name="AddressesConfirmed" label="…" checked="…" /&gt;</c>. Sends <c>true</c>;
/// a box without its tick sends nothing, as HTML has it.</summary>
[HtmlTargetElement("tick-box", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TickBoxTagHelper(Problems problems, Speech say) : FieldTagHelper(problems, say)
{
    /// <summary>Whether it is ticked.</summary>
    public bool Checked { get; set; }

    /// <summary>A question above the box; the label is the answer.</summary>
    public string? Legend { get; set => field = value is { Length: > 0 } ? value : null; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var answer = Title;
        (Label, Optional) = (Legend ?? "", false);
        FrameGroup(output, () => Tags.Of("div", "choice", Described(
            Tags.Void("input").With("type", "checkbox").With("id", Name).With("name", Name).With("value", "true").Flag("checked", Checked)),
            Tags.Of("label", null, answer).With("for", Name)));
    }
}
