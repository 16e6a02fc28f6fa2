using System.Globalization;
using Portal.Application.Reports;
using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;
using Portal.Testing.Reports;

namespace Portal.Application.Tests.Reports;

public sealed class ResponseTimesTests
{
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    [Theory, EveryEngine]
    public async Task Gross_counts_the_wait_for_the_agency_net_does_not_and_an_interim_answer_is_the_first(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var histories = await Histories.OnAsync(portal, seed: 1);
        await histories.AddAsync(portal.Time.GetUtcNow().AddDays(-5), RequestKind.Data, async stage =>
        {
            await stage.ClaimAsync(s_hour);
            await stage.VerifyAsync(s_hour);
            await stage.AskAsync(s_hour);
            await stage.ReplyAsync(10 * s_hour);
            await stage.DiscloseAsync(AnswerKind.Interim, s_hour);
            await stage.AskAsync(s_hour);
            await stage.RetractAsync(4 * s_hour);
            await stage.AskAsync(s_hour);
            await stage.DiscloseAsync(AnswerKind.Final, 8 * s_hour);
        });

        var data = (await portal.GetAsync(new GetResponseTimes(Kind: RequestKind.Data), Manager(portal))).Figures.ShouldHaveSingleItem();

        (data.Gross!.Mean, data.Net!.Mean, data.First!.Mean).ShouldBe((28 * s_hour, 6 * s_hour, 14 * s_hour));
        (data.Kind, data.Answered, data.Declined, data.Gross.Within, data.Net.Within).ShouldBe((RequestKind.Data, 1, 0, 0, 1));
        var line = (await portal.GetAsync(new ListResponseTimes(), Manager(portal))).Lines.ShouldHaveSingleItem();
        (line.Rank, line.Waits, line.AtMedian, line.AtP90, line.Declined, line.AgencyCountry).ShouldBe((1, 3, true, true, false, "AT"));
    }

    [Theory, EveryEngine]
    public async Task A_decline_is_an_answer_even_once_revoked_and_what_was_taken_back_is_only_counted(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var histories = await Histories.OnAsync(portal, seed: 2);
        var sent = portal.Time.GetUtcNow().AddDays(-3);
        var declined = await histories.AddAsync(sent, RequestKind.Freeze, async stage =>
        {
            await stage.ClaimAsync(s_hour);
            await stage.DiscloseAsync(AnswerKind.Decline, s_hour);
            await stage.RevokeAsync(s_hour);
        });
        await histories.AddAsync(sent, RequestKind.Freeze, stage => stage.WithdrawAsync(s_hour));
        await histories.AddAsync(sent, RequestKind.Data, stage => stage.SupersedeAsync(declined, s_hour));
        await histories.AddAsync(sent.AddYears(-1), RequestKind.Data, stage => stage.ClaimAsync(s_hour));

        var figures = (await portal.GetAsync(new GetResponseTimes(), Manager(portal))).Figures;

        figures.Select(row => (row.Kind, row.Answered, row.Declined, row.Open, row.Withdrawn, row.Superseded)).ShouldBe(
            [(null, 1, 1, 1, 1, 1), (RequestKind.Freeze, 1, 1, 0, 1, 0), (RequestKind.Data, 0, 0, 1, 0, 1)]);
        (figures[0].Gross!.Mean, figures[2].Gross).ShouldBe((2 * s_hour, null));
    }

    [Theory, EveryEngine]
    public async Task A_request_belongs_to_the_day_its_answer_was_disclosed_on_in_utc(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var histories = await Histories.OnAsync(portal, seed: 3);
        var midnight = new DateTimeOffset(2026, 11, 10, 0, 0, 0, TimeSpan.Zero);
        foreach (var answered in new[] { midnight.AddMicroseconds(-1), midnight, midnight.AddDays(1).AddMicroseconds(-1), midnight.AddDays(1) })
        {
            await histories.AddAsync(answered - (2 * s_hour), RequestKind.Freeze, async stage =>
            {
                await stage.ClaimAsync(s_hour);
                await stage.DiscloseAsync(AnswerKind.Decline, s_hour);
            });
        }

        (await AnsweredAsync(portal, new(2026, 11, 10), new(2026, 11, 10))).ShouldBe(2);
        (await AnsweredAsync(portal, new(2026, 11, 9), new(2026, 11, 11))).ShouldBe(4);
        (await AnsweredAsync(portal, new(2026, 11, 12), new(2026, 11, 20))).ShouldBe(0);
    }

    [Theory, EveryEngine]
    public async Task A_list_around_a_figure_begins_a_little_before_it_and_can_be_read_on(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var histories = await Histories.OnAsync(portal, seed: 4);
        for (var i = 1; i <= 70; i++)
        {
            var late = TimeSpan.FromMinutes(i);
            await histories.AddAsync(portal.Time.GetUtcNow().AddDays(-2), RequestKind.Freeze, async stage =>
            {
                await stage.ClaimAsync(TimeSpan.Zero);
                await stage.DiscloseAsync(AnswerKind.Decline, late);
            });
        }

        var around = await portal.GetAsync(new ListResponseTimes(Part: ResponseTimePart.Median), Manager(portal));
        var p90 = await portal.GetAsync(new ListResponseTimes(Part: ResponseTimePart.P90), Manager(portal));
        var on = await portal.GetAsync(new ListResponseTimes(Part: ResponseTimePart.All, After: (await portal.GetAsync(new ListResponseTimes(), Manager(portal))).Next), Manager(portal));

        around.Lines.Where(line => line.AtMedian).Select(line => line.Rank).ShouldBe([35, 36]);
        (around.Lines[0].Rank, around.Lines.Count, around.Next, around.Figures!.Median).ShouldBe((25, 46, null, TimeSpan.FromMinutes(35.5)));
        p90.Lines.Single(line => line.AtP90).Rank.ShouldBe(63);
        (on.Lines[0].Rank, on.Lines.Count, on.Next, on.Matching).ShouldBe((51, 20, null, 70));
    }

    [Theory]
    [InlineData("2026-11-02", "2026-11-01", "last: reports.period-backwards")]
    [InlineData("2024-11-02", "2026-11-01", "first: reports.period-too-long")]
    public async Task Days_that_make_no_period_are_refused_by_every_report(string first, string last, string refusal)
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var (from, until) = (DateOnly.Parse(first, CultureInfo.InvariantCulture), DateOnly.Parse(last, CultureInfo.InvariantCulture));

        (await portal.SendAsync(new GetResponseTimes(from, until), Manager(portal))).Refusals.Said().ShouldBe([refusal]);
        (await portal.SendAsync(new ListResponseTimes(from, until), Manager(portal))).Refusals.Said().ShouldBe([refusal]);
        (await portal.SendAsync(new ListUnansweredRequests(UnansweredPart.Open, from, until), Manager(portal))).Refusals.Said().ShouldBe([refusal]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("zz")]
    [InlineData("5")]
    [InlineData("99999999999999999999_00000000-0000-4000-8000-000000000001")]
    [InlineData("9223372036854775807_00000000-0000-4000-8000-000000000001")]
    [InlineData("-5_00000000-0000-4000-8000-000000000001")]
    public async Task A_mangled_cursor_shows_the_first_page(string cursor)
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        await portal.ASubmittedFreezeAsync(portal.Johanna());

        (await portal.GetAsync(new ListUnansweredRequests(UnansweredPart.Open, After: cursor), Manager(portal))).Lines.Count.ShouldBe(1);
        (await portal.GetAsync(new ListResponseTimes(After: cursor), Manager(portal))).Lines.ShouldBeEmpty();
    }

    private static async Task<int> AnsweredAsync(TestPortal portal, DateOnly first, DateOnly last) =>
        (await portal.GetAsync(new GetResponseTimes(first, last, RequestKind.Freeze), Manager(portal))).Figures.Single().Answered;

    private static Actor Manager(TestPortal portal) => portal.Person(Role.Manager).AsActor();
}
