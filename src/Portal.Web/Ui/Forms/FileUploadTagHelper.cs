using Microsoft.AspNetCore.Razor.TagHelpers;
using Portal.Application.Texts;

namespace Portal.Web.Ui.Forms;

/// <summary>One file by an ordinary form: <c>&lt;file-upload name="Document" label="…" accept=".pdf" types="PDF" limit="20000000" /&gt;</c>.
/// The form needs <c>enctype="multipart/form-data"</c>.</summary>
[HtmlTargetElement("file-upload", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FileUploadTagHelper(Problems problems, Speech say) : FieldTagHelper(problems, say)
{
    /// <summary>HTML's list of file types.</summary>
    public string? Accept { get; set => field = value is { Length: > 0 } ? value : null; }

    /// <summary>The same in words.</summary>
    public string Types { get; set; } = "PDF";

    /// <summary>Most bytes; said under the label when above zero.</summary>
    public long Limit { get; set; }

    /// <summary>Name of a file that is already here.</summary>
    public string? KeptName { get; set => field = value is { Length: > 0 } ? value : null; }

    /// <summary>Its size in bytes.</summary>
    public long KeptSize { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Limit > 0)
            Hint = string.Join(' ', new[] { Hint, Say["form.file-hint", ("types", Types), ("size", new ByteCount(Limit))] }.Where(text => !string.IsNullOrEmpty(text)));
        Frame(output, () => Tags.Together(
            KeptName is null ? null : Tags.Of("p", "kept-file", Icons.Of(Icons.Check), Tags.Of("span", null, Say["form.file-kept", ("name", KeptName), ("size", new ByteCount(KeptSize))])),
            Described(Tags.Void("input").With("type", "file").With("id", Name).With("name", Name).With("accept", Accept))));
    }
}
