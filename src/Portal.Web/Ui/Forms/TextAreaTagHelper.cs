using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Web.Ui.Forms;

/// <summary>Several lines of prose: <c>&lt;text-area name="Narrative" label="…" value="…" rows="8" /&gt;</c>.</summary>
[HtmlTargetElement("text-area", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextAreaTagHelper(Problems problems, Speech say) : FieldTagHelper(problems, say)
{
    /// <summary>What was typed.</summary>
    public string? Value { get; set => field = value is { Length: > 0 } ? value : null; }

    /// <summary>Height in lines.</summary>
    public int Rows { get; set; } = 6;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output) => Frame(output, () =>
        // A browser drops the first line break of a text area, so one is given to be dropped.
        Described(Tags.Of("textarea", null, "\n" + Value).With("id", Name).With("name", Name).With("rows", Rows.ToString(CultureInfo.InvariantCulture)).With("dir", "auto")));
}

/// <summary>Pasted identifiers, one on each line: <c>&lt;lines-textarea name="Addresses" label="…" value="…" limit="5000" /&gt;</c>.
/// Left to right in every language. With <c>check-url</c> the script posts the form there while typing and shows the answer
/// in the element whose id is <c>check-target</c>; without script the answer comes with the page.</summary>
[HtmlTargetElement("lines-textarea", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class LinesTextareaTagHelper(Problems problems, Speech say) : FieldTagHelper(problems, say)
{
    /// <summary>What was pasted.</summary>
    public string? Value { get; set => field = value is { Length: > 0 } ? value : null; }

    /// <summary>Height in lines.</summary>
    public int Rows { get; set; } = 10;

    /// <summary>Most lines; said under the label when above zero.</summary>
    public int Limit { get; set; }

    /// <summary>Where the lines are checked while typing.</summary>
    public string? CheckUrl { get; set => field = value is { Length: > 0 } ? value : null; }

    /// <summary>Id of the element that shows the verdicts.</summary>
    public string? CheckTarget { get; set => field = value is { Length: > 0 } ? value : null; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Limit > 0)
            Hint = string.Join(' ', new[] { Hint, Say["form.lines-limit", ("limit", Limit)] }.Where(text => !string.IsNullOrEmpty(text)));
        Frame(output, () => Described(Tags.Of("textarea", "mono", "\n" + Value)
            .With("id", Name).With("name", Name).With("rows", Rows.ToString(CultureInfo.InvariantCulture)).With("dir", "ltr").With("wrap", "off")
            .With("spellcheck", "false").With("autocapitalize", "off").With("autocomplete", "off")
            .With("data-check", CheckUrl).With("data-check-target", CheckTarget)));
    }
}
