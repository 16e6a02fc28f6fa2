using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Web.Ui.Parts;

/// <summary>A deadline in words, shape and colour over a fuse that burns down:
/// <c>&lt;deadline-chip due="…" started="…" now="…" stopped="…" /&gt;</c>.</summary>
[HtmlTargetElement("deadline-chip", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DeadlineChipTagHelper(Speech say) : TagHelper
{
    /// <summary>UTC; when all time is used.</summary>
    public DateTimeOffset Due { get; set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset Started { get; set; }

    /// <summary>UTC, from the injected clock.</summary>
    public DateTimeOffset Now { get; set; }

    /// <summary>UTC; null while the clock runs.</summary>
    public DateTimeOffset? Stopped { get; set; }

    /// <summary>UTC; since when the clock stands still. It then has no deadline that could be shown.</summary>
    public DateTimeOffset? Paused { get; set; }

    /// <summary>Share of counted time used, when the clock counts working hours only.</summary>
    public double? Used { get; set; }

    /// <summary>Counted time used, for the words of a clock that has stopped.</summary>
    public TimeSpan? Counted { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var deadline = Paused is { } paused ? Deadline.Paused(Due, Started, paused, Used, Counted) : Deadline.Of(Due, Started, Stopped, Now, Used, Counted);
        var (css, shape) = deadline.Tone switch
        {
            DeadlineTone.OnTime => ("is-on-time", Icons.Disc),
            DeadlineTone.Soon => ("is-soon", Icons.Diamond),
            DeadlineTone.Overdue => ("is-overdue", Icons.Triangle),
            _ => ("is-stopped", Icons.Square),
        };
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"deadline {css}");
        output.Content.SetHtmlContent(Tags.Together(
            Tags.Of("span", $"chip {css}", Icons.Of(shape), say[deadline.TextKey, ("span", deadline.Span)]),
            Paused is null ? Tags.Unseen(", " + say["deadline.due-at", ("at", Due)]) : null,
            Fuse(deadline.Used)));
    }

    private static TagBuilder Fuse(double used)
    {
        var width = Math.Round(used * 100).ToString(CultureInfo.InvariantCulture);
        return Tags.Of("svg", "fuse", Bar("fuse-all", "100"), Bar("fuse-used", width))
            .With("viewBox", "0 0 100 3").With("preserveAspectRatio", "none").With("aria-hidden", "true").With("focusable", "false");
    }

    private static TagBuilder Bar(string css, string width) => Tags.Of("rect", css).With("width", width).With("height", "3");
}

/// <summary>Where a request stands, in words: <c>&lt;state-chip state="@row.State" /&gt;</c>.</summary>
[HtmlTargetElement("state-chip", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StateChipTagHelper(Speech say) : TagHelper
{
    /// <summary>The state; its words stand under <c>state.&lt;name&gt;</c>.</summary>
    public object State { get; set; } = "";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"state is-{State.ToString()!.ToLower(CultureInfo.InvariantCulture)}");
        output.Content.SetContent(say[$"state.{State}"]);
    }
}

/// <summary>An instant in words, for people and machines: <c>&lt;time-at value="@row.SubmittedAt" /&gt;</c>.</summary>
[HtmlTargetElement("time-at", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TimeAtTagHelper(Speech say) : TagHelper
{
    /// <summary>The instant; shown in UTC.</summary>
    public DateTimeOffset Value { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.SetHtmlContent(Tags.Time(Value, say));
    }
}
