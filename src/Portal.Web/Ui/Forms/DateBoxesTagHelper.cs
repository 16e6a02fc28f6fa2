using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Web.Ui.Forms;

/// <summary>A date in three boxes, named <c>&lt;Name&gt;.Day</c>, <c>.Month</c> and <c>.Year</c>:
/// <c>&lt;date-boxes name="IssuedOn" label="…" day="…" month="…" year="…" /&gt;</c>.</summary>
[HtmlTargetElement("date-boxes", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DateBoxesTagHelper(Problems problems, Speech say) : FieldTagHelper(problems, say)
{
    /// <summary>Day as typed.</summary>
    public string? Day { get; set => field = value is { Length: > 0 } ? value : null; }

    /// <summary>Month as typed.</summary>
    public string? Month { get; set => field = value is { Length: > 0 } ? value : null; }

    /// <summary>Year as typed.</summary>
    public string? Year { get; set => field = value is { Length: > 0 } ? value : null; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output) => FrameGroup(output, () => Tags.Of("div", "date-boxes",
        Box(Name, "Day", Say["form.day"], Day), Box($"{Name}-Month", "Month", Say["form.month"], Month), Box($"{Name}-Year", "Year", Say["form.year"], Year)));

    private TagBuilder Box(string id, string part, string label, string? value) => Tags.Of("div", null,
        Tags.Of("label", null, label).With("for", id),
        Tags.Void("input", part == "Year" ? "width-year" : "width-day").With("id", id).With("name", $"{Name}.{part}").With("type", "text").With("inputmode", "numeric")
            .With("dir", "ltr").With("autocomplete", "off").With("value", value).With("aria-invalid", Faults.Count > 0 ? "true" : null));
}
