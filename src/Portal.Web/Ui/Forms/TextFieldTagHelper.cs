using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Web.Ui.Forms;

/// <summary>One line of text: <c>&lt;text-field name="CaseNumber" label="…" value="…" /&gt;</c>.</summary>
[HtmlTargetElement("text-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextFieldTagHelper(Problems problems, Speech say) : FieldTagHelper(problems, say)
{
    /// <summary>What was typed.</summary>
    public string? Value { get; set => field = value is { Length: > 0 } ? value : null; }

    /// <summary><c>text</c>, <c>number</c> (digits only), <c>amount</c> (digits and a point), <c>search</c>, <c>email</c>, <c>tel</c>,
    /// <c>code</c> (a reference or an address). Numbers stay text fields: browsers change what is typed into real ones.</summary>
    public string Kind { get; set; } = "text";

    /// <summary><c>full</c>, <c>medium</c>, <c>short</c>: as wide as the answer is long.</summary>
    public string Width { get; set; } = "full";

    /// <summary>HTML's word for what may be filled in by the browser; off when not given.</summary>
    public string Autocomplete { get; set; } = "off";

    /// <summary>A unit behind the box, e.g. an asset.</summary>
    public string? Suffix { get; set => field = value is { Length: > 0 } ? value : null; }

    /// <summary>What alone a browser sends (a regular expression of HTML). For forms whose fields stand in the address, where nothing
    /// else that somebody pastes may come to stand.</summary>
    public string? Pattern { get; set => field = value is { Length: > 0 } ? value : null; }

    /// <summary>Says what the pattern wants.</summary>
    public string? PatternWords { get; set => field = value is { Length: > 0 } ? value : null; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output) => Frame(output, () =>
    {
        var code = Kind is "code" or "number" or "amount" or "email" or "tel";
        var input = Described(Tags.Void("input", Kind == "code" ? $"width-{Width} mono" : $"width-{Width}")
            .With("id", Name).With("name", Name).With("type", Kind is "search" or "email" or "tel" ? Kind : "text")
            .With("inputmode", Kind switch { "number" => "numeric", "amount" => "decimal", _ => null })
            .With("dir", code ? "ltr" : null).With("spellcheck", code ? "false" : null).With("autocapitalize", Kind == "code" ? "off" : null)
            .With("autocomplete", Autocomplete).With("pattern", Pattern).With("title", PatternWords).With("value", Value));
        return Suffix is null ? input : Tags.Of("div", "with-suffix", input, Tags.Ltr(Suffix, "suffix"));
    });
}
