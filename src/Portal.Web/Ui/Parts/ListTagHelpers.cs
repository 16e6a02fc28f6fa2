using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Portal.Web.Ui.Forms;

namespace Portal.Web.Ui.Parts;

/// <summary>Answers to check: <c>&lt;summary-list&gt;&lt;summary-row label="…" change-href="…"&gt;value&lt;/summary-row&gt;&lt;/summary-list&gt;</c>.</summary>
[HtmlTargetElement("summary-list")]
public sealed class SummaryListTagHelper : TagHelper
{
    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dl";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "summary-list");
    }
}

/// <summary>One answer with the link that changes it. An empty answer says so; a problem stands under it.</summary>
[HtmlTargetElement("summary-row")]
public sealed class SummaryRowTagHelper(Problems problems, Speech say) : TagHelper
{
    /// <summary>What was asked.</summary>
    public string Label { get; set; } = "";

    /// <summary>Name of the form field, for its problems and as the target of the summary's links.</summary>
    public string? Field { get; set => field = value is { Length: > 0 } ? value : null; }

    /// <summary>The answer is a code, an address or a number: it reads from left to right in every language.</summary>
    public bool Code { get; set; }

    /// <summary>Where the answer is changed; null when it cannot be.</summary>
    public string? ChangeHref { get; set => field = value is { Length: > 0 } ? value : null; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var value = await output.GetChildContentAsync();
        var faults = Field is null ? [] : problems.Of(Field);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", faults.Count > 0 ? "summary-row is-bad" : "summary-row");
        var answer = Tags.Of("dd", "answer", value.IsEmptyOrWhiteSpace ? Tags.Of("span", "muted", say["form.not-answered"]) : Code ? Tags.Of("bdi", "mono", value).With("dir", "ltr") : value);
        foreach (var fault in faults.Take(FieldTagHelper.MostProblems))
            answer.Holding(Tags.Of("p", "fault", Tags.Unseen(say["form.error"]), " ", fault));
        if (faults.Count > FieldTagHelper.MostProblems)
            answer.Holding(Tags.Of("p", "fault", say["form.more-problems", ("n", faults.Count - FieldTagHelper.MostProblems)]));
        output.Content.SetHtmlContent(Tags.Together(Tags.Of("dt", null, Label), answer, Change()));
    }

    private TagBuilder? Change() => ChangeHref is null
        ? null
        : Tags.Of("dd", "change", Tags.Of("a", null, say["action.change"]).With("href", ChangeHref).With("id", Field).With("aria-label", say["form.change-of", ("label", Label)]));
}

/// <summary>How far a step has come.</summary>
public enum TaskState
{
    /// <summary>Nothing typed yet.</summary>
    Todo,

    /// <summary>Something typed.</summary>
    Started,

    /// <summary>Nothing stands against it.</summary>
    Done,

    /// <summary>Something stands against it.</summary>
    Problem,

    /// <summary>Another step comes first.</summary>
    Locked,
}

/// <summary>The steps of a form with their states: <c>&lt;task-list label="…"&gt;&lt;task-item state="Done" href="…"&gt;words&lt;/task-item&gt;&lt;/task-list&gt;</c>.</summary>
[HtmlTargetElement("task-list")]
public sealed class TaskListTagHelper : TagHelper
{
    /// <summary>What the steps lead to.</summary>
    public string? Label { get; set => field = value is { Length: > 0 } ? value : null; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "task-list");
        if (Label is not null)
            output.Attributes.SetAttribute("aria-label", Label);
    }
}

/// <summary>One step. The state is in words, with a shape and a colour.</summary>
[HtmlTargetElement("task-item")]
public sealed class TaskItemTagHelper(Speech say) : TagHelper
{
    /// <summary>How far it has come.</summary>
    public TaskState State { get; set; }

    /// <summary>Where it is answered; plain text when not given.</summary>
    public string? Href { get; set => field = value is { Length: > 0 } ? value : null; }

    /// <summary>The step the page shows.</summary>
    public bool Current { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        var state = State.ToString().ToLower(CultureInfo.InvariantCulture);
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Current ? $"task is-{state} is-current" : $"task is-{state}");
        if (Current)
            output.Attributes.SetAttribute("aria-current", "step");
        output.Content.SetHtmlContent(Tags.Together(
            Tags.Of(Href is null || Current ? "span" : "a", "task-name", words).With("href", Current ? null : Href),
            Tags.Of("span", "task-state", Icons.Of(Shape), say[$"task.{state}"])));
    }

    private string Shape => State switch { TaskState.Done => Icons.Check, TaskState.Problem => Icons.Triangle, TaskState.Started => Icons.Half, _ => Icons.Ring };
}

/// <summary>What happened, newest or oldest first as the page has it:
/// <c>&lt;time-line&gt;&lt;time-line-entry at="…" who="…" title="…"&gt;detail&lt;/time-line-entry&gt;&lt;/time-line&gt;</c>.</summary>
[HtmlTargetElement("time-line")]
public sealed class TimeLineTagHelper(Speech say) : TagHelper
{
    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "time-line");
        if (!output.Attributes.ContainsName("aria-label") && !output.Attributes.ContainsName("aria-labelledby"))
            output.Attributes.SetAttribute("aria-label", say["timeline.heading"]);
    }
}

/// <summary>One event of a timeline.</summary>
[HtmlTargetElement("time-line-entry")]
public sealed class TimeLineEntryTagHelper(Speech say) : TagHelper
{
    /// <summary>When; shown in UTC.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>By whom.</summary>
    public string? Who { get; set => field = value is { Length: > 0 } ? value : null; }

    /// <summary>What.</summary>
    public string Title { get; set; } = "";

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var detail = await output.GetChildContentAsync();
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.SetHtmlContent(Tags.Together(
            Tags.Of("p", "event", Title),
            Tags.Of("p", "when", Tags.Time(At, say), Who is null ? null : Tags.Together(" · ", Tags.Of("bdi", null, Who))),
            detail.IsEmptyOrWhiteSpace ? null : Tags.Of("div", "detail", detail)));
    }
}
