using System.Text;
using System.Text.RegularExpressions;
using Portal.Application.Demo;
using Portal.Application.Ledger;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;
using Portal.Domain.Targets;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Demo;

public sealed class DemoStoryTests(ToldStories stories) : IClassFixture<ToldStories>
{
    private const string References = "SELECT reference FROM requests ORDER BY submitted_at, reference";
    private static readonly Actor s_auditor = new(default, Role.Auditor);

    [Theory, EveryEngine]
    public async Task The_story_is_the_same_on_every_engine(Engine engine)
    {
        var demo = await stories.OnAsync(engine);

        (await demo.StateAsync()).ShouldBe(DemoState.Told);
        string[] tables = ["requests", "drafts", "clocks", "clock_alarms", "questions", "holds", "answers", "packets", "packet_downloads", "ledger_entries", "notices", "outbox"];
        tables.Select(demo.Database.Count).ShouldBe([78, 2, 216, 156, 8, 99, 67, 65, 71, 1647, 864, 735]);
        demo.Database.Count("outbox WHERE delivered_at IS NULL").ShouldBe(0);
        (await demo.GetAsync(new VerifyLedger(), Actor.Portal)).Fault.ShouldBeNull();
        demo.Column(References).ShouldBe((await stories.OnAsync(Engine.Sqlite)).Column(References));
    }

    [Fact]
    public async Task Told_twice_at_one_instant_it_is_the_same_story()
    {
        await using var again = new DemoPlayhouse(Engine.Sqlite);
        await again.TellAsync(ToldStories.Now);

        again.Column(References).ShouldBe((await stories.OnAsync(Engine.Sqlite)).Column(References));
    }

    [Fact]
    public async Task Just_after_the_desks_working_day_too_ten_wait_and_one_of_them_is_overdue()
    {
        var now = new DateTimeOffset(2026, 10, 14, 16, 20, 10, TimeSpan.Zero);
        await using var demo = new DemoPlayhouse(Engine.Sqlite);
        await demo.TellAsync(now);

        demo.Database.Count("requests").ShouldBe(78);
        demo.Database.Count("requests WHERE state = 'Submitted'").ShouldBe(10);
        demo.Database.Count($"requests WHERE state = 'Submitted' AND due_at < {now.ToUnixTimeMilliseconds() * 1000}").ShouldBe(1);
        demo.Database.Count($"requests WHERE claimed_at > {now.ToUnixTimeMilliseconds() * 1000}").ShouldBe(0);
    }

    [Fact]
    public async Task All_was_sent_within_ninety_days_and_written_in_the_order_of_time()
    {
        var demo = await stories.OnAsync(Engine.Sqlite);

        var sent = demo.Database.List("SELECT submitted_at FROM requests").Select(At).ToList();
        sent.ShouldAllBe(at => at >= ToldStories.Now.AddDays(-90) && at <= ToldStories.Now);
        sent.Min().ShouldBeLessThan(ToldStories.Now.AddDays(-80));
        var entries = demo.Database.List("SELECT at FROM ledger_entries ORDER BY sequence").Select(At).ToList();
        entries.ShouldBe(entries.Order());
        entries[^1].ShouldBeLessThanOrEqualTo(ToldStories.Now);
    }

    [Fact]
    public async Task Every_team_has_requests_that_wait_and_requests_that_were_taken()
    {
        var demo = await stories.OnAsync(Engine.Sqlite);

        foreach (var team in (string[])["rapid", "europe", "worldwide"])
        {
            var counts = (await demo.GetAsync(new ListQueue(QueueView.Waiting, team), s_auditor)).Counts;
            counts[QueueView.Waiting].ShouldBeGreaterThanOrEqualTo(2, team);
            counts[QueueView.Done].ShouldBeGreaterThanOrEqualTo(8, team);
        }
    }

    [Fact]
    public async Task The_queue_shows_one_overdue_one_urgent_with_its_clock_running_and_one_due_soon()
    {
        var demo = await stories.OnAsync(Engine.Sqlite);

        var waiting = (await demo.GetAsync(new ListQueue(QueueView.Waiting), s_auditor)).Lines;
        waiting.Count.ShouldBe(10);
        waiting.Where(line => line.DueAt < ToldStories.Now).ShouldHaveSingleItem().Team.ShouldBe("europe");
        var urgent = waiting.Where(line => line.Urgency == Urgency.FundsInMotion).ShouldHaveSingleItem();
        (urgent.Team, urgent.SubmittedAt, urgent.DueAt).ShouldBe(("rapid", ToldStories.Now.AddMinutes(-4), ToldStories.Now.AddMinutes(11)));
        waiting.Where(line => line != urgent && line.DueAt > ToldStories.Now && line.DueAt < ToldStories.Now.AddMinutes(30)).ShouldHaveSingleItem().Team.ShouldBe("worldwide");
    }

    [Fact]
    public async Task Requests_come_to_every_end_and_some_are_under_way()
    {
        var demo = await stories.OnAsync(Engine.Sqlite);

        demo.Column("SELECT DISTINCT state FROM requests").ShouldBe(["Submitted", "Verifying", "InReview", "AwaitingAgency", "Answered", "Closed", "Withdrawn"], ignoreOrder: true);
        demo.Column("SELECT DISTINCT kind || ' ' || state FROM answers").ShouldBe(["Interim Disclosed", "Final Disclosed", "Final AwaitingApproval", "Decline Disclosed"], ignoreOrder: true);
        demo.Column("SELECT DISTINCT language FROM answers").ShouldBe(["en", "ar", "ja"], ignoreOrder: true);
        demo.Column("SELECT DISTINCT outcome FROM findings").ShouldBe(["Held", "NothingHeld", "Produced"], ignoreOrder: true);
        demo.Column("SELECT DISTINCT state FROM holds").ShouldBe(["AwaitingApproval", "Confirmed"], ignoreOrder: true);
        demo.Database.Count("withheld_categories").ShouldBeGreaterThan(1);
        demo.Database.Count("mails").ShouldBe(0);
    }

    [Fact]
    public async Task Requests_are_taken_early_late_and_too_late_and_some_are_put_back()
    {
        var demo = await stories.OnAsync(Engine.Sqlite);

        const string Acknowledged = "clocks c WHERE c.name = 'Acknowledge' AND c.stopped_at IS NOT NULL AND ";
        demo.Database.Count(Acknowledged + "NOT EXISTS (SELECT 1 FROM clock_alarms a WHERE a.clock = c.id)").ShouldBeGreaterThan(20);
        demo.Database.Count(Acknowledged + "EXISTS (SELECT 1 FROM clock_alarms a WHERE a.clock = c.id AND a.percent = 80) AND c.stopped_at <= c.due_at").ShouldBeGreaterThanOrEqualTo(4);
        demo.Database.Count(Acknowledged + "EXISTS (SELECT 1 FROM clock_alarms a WHERE a.clock = c.id AND a.percent = 100)").ShouldBe(3);
        demo.Database.Count("ledger_entries WHERE event = 'requests.put-back'").ShouldBe(4);
        demo.Database.Count("notices WHERE read_at IS NULL").ShouldBeInRange(10, 100);
        demo.Database.Count("sessions").ShouldBe(0);
    }

    [Fact]
    public async Task Every_address_passes_the_portals_own_check_but_the_slip_in_the_half_filled_draft()
    {
        var demo = await stories.OnAsync(Engine.Sqlite);

        var targets = demo.Column("SELECT typed FROM request_targets");
        targets.ShouldAllBe(typed => Address.Check(typed).Standing != AddressStanding.Refused);
        targets.Distinct().Count().ShouldBe(targets.Count);
        var sizes = demo.Database.List("SELECT count(*) FROM request_targets GROUP BY request").Select(Convert.ToInt32).ToList();
        (sizes.Min(), sizes.Max(), sizes.Count(size => size > 40)).ShouldBe((1, 148, 1));
        var problems = new List<string>();
        foreach (var officer in demo.Database.List("SELECT officer FROM drafts").Select(value => new Actor(new(Guid.Parse((string)value)), Role.Officer)))
        {
            var draft = (await demo.GetAsync(new ListMyRequests(), officer)).Drafts.ShouldHaveSingleItem();
            var page = await demo.GetAsync(new GetDraft(draft.Id), officer);
            problems.Add(string.Join(' ', page.Steps.Where(step => step.Standing != StepStanding.Completed).Select(step => $"{step.Step.Name}:{step.Standing}")));
        }

        problems.ShouldBe(["addresses:InProgress amount:NotStarted term:NotStarted urgency:NotStarted narrative:NotStarted", "narrative:NotStarted"], ignoreOrder: true);
    }

    [Fact]
    public async Task Every_document_is_a_pdf_whose_cross_references_hold_and_that_says_it_is_no_order()
    {
        var demo = await stories.OnAsync(Engine.Sqlite);

        var papers = demo.Database.List("SELECT bytes FROM document_contents").Select(bytes => Encoding.Latin1.GetString((byte[])bytes)).ToList();
        papers.Count.ShouldBe(80);
        foreach (var paper in papers)
        {
            paper.ShouldContain("(DEMO \\226 not a real order)");
            var table = int.Parse(Regex.Match(paper, @"startxref\n(\d+)\n%%EOF\n$").Groups[1].Value);
            paper[table..].ShouldStartWith("xref\n0 6\n");
            var offsets = Regex.Matches(paper[table..], @"(\d{10}) 00000 n \n").Select(match => int.Parse(match.Groups[1].Value)).ToList();
            offsets.Select((offset, i) => paper[offset..].StartsWith($"{i + 1} 0 obj\n", StringComparison.Ordinal)).ShouldBe([true, true, true, true, true]);
            var stream = Regex.Match(paper, @"/Length (\d+) >>\nstream\n(.*)\nendstream");
            stream.Groups[2].Length.ShouldBe(int.Parse(stream.Groups[1].Value));
        }
    }

    private static DateTimeOffset At(object microseconds) => DateTimeOffset.UnixEpoch.AddMicroseconds((long)microseconds);
}
