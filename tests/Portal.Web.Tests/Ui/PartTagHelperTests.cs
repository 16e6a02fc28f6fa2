using Portal.Web.Ui;
using Portal.Web.Ui.Parts;

namespace Portal.Web.Tests.Ui;

public sealed class PartTagHelperTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 24, 14, 2, 0, TimeSpan.Zero);
    private readonly Speech _say = TryOut.Speech();

    [Theory]
    [InlineData(-29, 31, null, DeadlineTone.OnTime, "31 min left")]
    [InlineData(-30, 30, null, DeadlineTone.Soon, "30 min left")]
    [InlineData(-60, 0, null, DeadlineTone.Overdue, "less than 1 min late")]
    [InlineData(-90, -30, null, DeadlineTone.Overdue, "30 min late")]
    [InlineData(-90, -30, -40, DeadlineTone.Stopped, "Met, 50 min used")]
    [InlineData(-90, -30, -10, DeadlineTone.Stopped, "Met late, by 20 min")]
    public async Task A_deadline_says_in_words_and_tone_how_it_stands(int started, int due, int? stopped, DeadlineTone tone, string words)
    {
        DateTimeOffset? stoppedAt = stopped is { } minutes ? s_now.AddMinutes(minutes) : null;

        Deadline.Of(s_now.AddMinutes(due), s_now.AddMinutes(started), stoppedAt, s_now).Tone.ShouldBe(tone);
        (await new DeadlineChipTagHelper(_say) { Due = s_now.AddMinutes(due), Started = s_now.AddMinutes(started), Now = s_now, Stopped = stoppedAt }.Html()).ShouldContain(words);
    }

    [Fact]
    public async Task The_fuse_is_as_long_as_the_time_used_and_the_instant_is_read_out()
    {
        var html = await new DeadlineChipTagHelper(_say) { Due = s_now.AddMinutes(25), Started = s_now.AddMinutes(-75), Now = s_now }.Html();

        html.ShouldContain("""<rect class="fuse-used" height="3" width="75"></rect>""");
        html.ShouldContain("due 24 Nov 2026, 14:27 UTC");
    }

    [Fact]
    public async Task A_reference_reads_from_left_to_right_whatever_the_language() =>
        (await new RefTagTagHelper { Value = "LE-7K3D-92QX", Href = "/desk/requests/1" }.Html())
            .ShouldBe("""<a class="ref-tag" href="/desk/requests/1"><bdi dir="ltr">LE-7K3D-92QX</bdi></a>""");

    [Fact]
    public async Task A_step_says_its_state_and_the_current_one_is_no_link()
    {
        (await new TaskItemTagHelper(_say) { State = TaskState.Done, Href = "/a" }.Html("Case")).ShouldContain("""<a class="task-name" href="/a">Case</a>""");
        var current = await new TaskItemTagHelper(_say) { State = TaskState.Started, Href = "/a", Current = true }.Html("Case");
        current.ShouldStartWith("""<li class="task is-started is-current" aria-current="step"><span class="task-name">Case</span>""");
        current.ShouldContain("In progress");
    }

    [Fact]
    public async Task An_answer_to_check_has_a_link_that_says_what_it_changes()
    {
        var problems = new Problems(_say);
        problems.Add("Statute", "Too long.");

        var html = await new SummaryRowTagHelper(problems, _say) { Label = "Statute", Field = "Statute", ChangeHref = "/s" }.Html();

        html.ShouldContain("""<span class="muted">Not answered yet</span><p class="fault"><span class="unseen">Error:</span> Too long.</p>""");
        html.ShouldContain("""<a aria-label="Change Statute" href="/s" id="Statute">Change</a>""");
    }

    [Fact]
    public async Task Of_many_problems_of_one_answer_some_are_listed_and_the_rest_is_counted()
    {
        var problems = new Problems(_say);
        for (var line = 1; line <= 3000; line++)
            problems.Add("Addresses", $"Line {line}.");

        var html = await new SummaryRowTagHelper(problems, _say) { Label = "Addresses", Field = "Addresses" }.Html();

        html.ShouldContain("Line 5.");
        html.ShouldNotContain("Line 6.");
        html.ShouldContain("And 2,995 more problems with this answer");
    }

    [Fact]
    public async Task A_confirmation_shows_the_reference_and_what_comes_next()
    {
        var html = await new ConfirmationPanelTagHelper(_say) { Title = "Sent", Reference = "LE-7K3D-92QX" }.Html("<p>Wait.</p>");

        html.ShouldContain("""<span class="ref-tag is-large"><bdi dir="ltr">LE-7K3D-92QX</bdi></span>""");
        html.ShouldContain("<h2>What happens next</h2><p>Wait.</p>");
    }

    [Fact]
    public async Task A_table_scrolls_in_a_region_the_keyboard_reaches() =>
        (await new DataTableTagHelper { Label = "Queue" }.Html("<table></table>")).ShouldBe("""<div class="table-frame" role="region" aria-label="Queue" tabindex="0"><table></table></div>""");

    [Fact]
    public async Task A_list_of_one_page_has_no_pager()
    {
        (await new ListPagerTagHelper(_say).Html()).ShouldBeEmpty();
        (await new ListPagerTagHelper(_say) { OlderHref = "?before=1" }.Html()).ShouldContain("""<a class="pager-next" href="?before=1" rel="next">Older</a>""");
    }

    [Fact]
    public void Of_thousands_of_lines_those_that_need_attention_are_listed_first()
    {
        var rows = Enumerable.Range(1, 6000).Select(line => new LineVerdictRow(line, "x", null, line % 1000 == 0 ? LineMark.Refused : LineMark.Ok)).ToList();

        var list = new LineVerdictList(rows);

        list.Count.ShouldBe(6000);
        list.Of(LineMark.Refused).ShouldBe(6);
        list.Shown.Count.ShouldBe(LineVerdictList.Most);
        list.Shown.Take(6).Select(row => row.Line).ShouldBe([1000, 2000, 3000, 4000, 5000, 6000]);
    }
}
