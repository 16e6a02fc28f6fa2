using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Portal.Application.Ports;

namespace Portal.Web.Ui.Forms;

/// <summary>What every form of this answer carries along.</summary>
public sealed class FormStamp
{
    public const string KeyField = "FormKey";
    public const string SeenField = "FormSeen";

    /// <summary>Size of the ledger before the page was read; null on pages about no request.</summary>
    public long? Seen { get; set; }
}

/// <summary>Gives every form that changes something a one-time key, so that sending it twice has its effect once.</summary>
[HtmlTargetElement("form", Attributes = "asp-antiforgery")]
public sealed class FormStampTagHelper(FormStamp stamp, IChance chance) : TagHelper
{
    /// <summary>False for a form that may be sent twice, such as the way out; a page that does not exist shows it too, and must
    /// look the same each time.</summary>
    [HtmlAttributeName("form-once")]
    public bool Once { get; set; } = true;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!Once)
            return;
        output.PostContent.AppendHtml(Hidden(FormStamp.KeyField, chance.NewId().ToString("N")));
        if (stamp.Seen is { } seen)
            output.PostContent.AppendHtml(Hidden(FormStamp.SeenField, seen.ToString(CultureInfo.InvariantCulture)));
    }

    private static TagBuilder Hidden(string name, string value)
    {
        var field = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        (field.Attributes["type"], field.Attributes["name"], field.Attributes["value"]) = ("hidden", name, value);
        return field;
    }
}
