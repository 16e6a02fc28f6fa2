using System.Text.RegularExpressions;
using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Requests;
using Portal.Testing.Engines;
using Portal.Testing.Reports;

namespace Portal.Web.Tests.Desk.Reports;

public sealed class ResponseTimesPageTests
{
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    [Theory, EveryEngine]
    public async Task A_manager_reads_the_figures_and_follows_each_to_the_requests_behind_it(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        var ids = await AnsweredAsync(factory);
        using var browser = await factory.SignInAsync(Role.Manager);

        var page = await browser.GetAsync("/desk/response-times");

        page.Status.ShouldBe(200);
        page.Text.ShouldContain("disclosed from 27 Aug 2026 to 24 Nov 2026, whole days in UTC. Withdrawn and superseded requests are left out");
        page.Text.ShouldContain("Target, gross: a median of at most 1 day and a mean of at most 2 days.");
        page.Text.ShouldContain("All kinds Answered Of these declined Open now Withdrawn Superseded 2 0 0 1 0");
        page.Text.ShouldContain("Gross 1 day 6 h on target 1 day 6 h over target 1 day 16 h 1 of 2 (50 %) 1");
        page.Text.ShouldContain("Net 18 h 18 h 20 h 2 of 2 (100 %) 0");
        page.Text.ShouldContain("How these figures are made");
        var links = Regex.Matches(page.Html, "href=\"(/desk/response-times/[^\"]+)\"").Select(match => match.Groups[1].Value).Distinct().ToList();
        // Twenty figures for each of three; the number answered and the gross mean are about the same requests.
        links.Count.ShouldBe(3 * 19);
        foreach (var link in links)
        {
            var list = await browser.GetAsync(link);
            list.Status.ShouldBe(200, link);
            list.Text.ShouldNotContain("⟦", customMessage: link);
        }

        var median = await browser.GetAsync(links.Single(link => link.Contains("measure=Gross") && link.Contains("part=Median") && !link.Contains("kind=")));
        median.Text.ShouldContain("Median 1 day 6 h: halfway between the two requests marked Median.");
        median.Text.ShouldContain("P90 1 day 16 h: the request marked P90, rank 2 of 2.");
        foreach (var id in ids)
            median.Html.ShouldContain($"href=\"/desk/requests/{id}\"");
        (await browser.GetAsync($"/desk/requests/{ids[0]}")).Status.ShouldBe(200);
        var withdrawn = await browser.GetAsync(links.First(link => link.Contains("part=Withdrawn")));
        withdrawn.Text.ShouldContain("Withdrawn All kinds, ended from 27 Aug 2026 to 24 Nov 2026 in UTC.");
        withdrawn.Text.ShouldContain("1 request");
    }

    [Theory]
    [InlineData("first=2026-13-01&last=x", "first", "This is not a day", "last", "This is not a day")]
    [InlineData("first=2026-11-02&last=2026-11-01", "last", "The last day lies before the first day", null, null)]
    [InlineData("first=2020-01-01", "first", "one report covers at most 366", null, null)]
    public async Task Days_that_make_no_period_are_told_beside_their_field_and_stay_as_typed(string query, string field, string words, string? other, string? otherWords)
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        using var browser = await factory.SignInAsync(Role.Manager);

        var page = await browser.GetAsync("/desk/response-times?" + query);

        page.Status.ShouldBe(422);
        page.Text.ShouldContain("Error: Response times");
        foreach (var (name, said) in new[] { (field, words), (other, otherWords) }.Where(pair => pair.Item1 is not null))
        {
            page.Html.ShouldContain($"href=\"#{name}\"");
            Regex.Match(page.Html, $"id=\"{name}-error\".*?</div>", RegexOptions.Singleline).Value.ShouldContain(said!);
        }

        foreach (var typed in query.Split('&').Select(pair => pair.Split('=')))
            page.Html.ShouldContain($"value=\"{typed[1]}\"");
        page.Text.ShouldNotContain("How these figures are made");
        (await browser.GetAsync("/desk/response-times/requests?" + query)).Status.ShouldBe(422);
        (await browser.GetAsync("/desk/response-times/unanswered?" + query)).Status.ShouldBe(422);
    }

    [Fact]
    public async Task A_period_without_answers_says_so_and_a_mangled_address_still_shows_a_report()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        using var browser = await factory.SignInAsync(Role.Auditor);

        (await browser.GetAsync("/desk/response-times?kind=Data")).Text.ShouldContain("No request was answered on these days");
        (await browser.GetAsync("/desk/response-times?kind=")).Text.ShouldContain("No request was answered on these days");
        (await browser.GetAsync("/desk/response-times/requests?kind=data&measure=Net&part=Late&after=zz")).Text.ShouldContain("No request stands behind this figure");
        (await browser.GetAsync("/desk/response-times/unanswered?part=Open&after=zz")).Text.ShouldContain("No request stands behind this figure");
    }

    [Theory]
    [InlineData("?kind=garbage", "kind"), InlineData("?kind=9", "kind"), InlineData("?kind=0", "kind"), InlineData("/requests?kind=x", "kind"), InlineData("/requests?measure=9", "measure")]
    [InlineData("/requests?part=x", "part"), InlineData("/unanswered?part=9", "part"), InlineData("/unanswered?kind=garbage", "kind")]
    public async Task A_word_that_no_report_knows_is_told_and_nothing_is_shown_under_another(string path, string field)
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        using var browser = await factory.SignInAsync(Role.Auditor);

        var page = await browser.GetAsync("/desk/response-times" + path);

        page.Status.ShouldBe(422);
        page.Html.ShouldContain($"href=\"#{field}\"");
        page.Text.ShouldContain("There is no such choice in this report.");
        page.Text.ShouldContain("Error: Response times");
        foreach (var shown in new[] { "How these figures are made", "No request was answered", "No request stands behind", "Answered requests" })
            page.Text.ShouldNotContain(shown);
    }

    [Fact]
    public async Task Whoever_reads_reports_finds_the_entry_and_everybody_else_no_such_page()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        foreach (var role in new[] { Role.Manager, Role.Auditor, Role.Counsel, Role.Approver })
        {
            using var browser = await factory.SignInAsync(role);
            (await browser.GetAsync("/desk/queue")).Html.ShouldContain("href=\"/desk/response-times\"", customMessage: role.ToString());
            (await browser.GetAsync("/desk/response-times")).Status.ShouldBe(200, role.ToString());
        }

        foreach (var role in new[] { Role.Investigator, Role.Officer, Role.Supervisor, Role.Registrar, Role.Administrator })
        {
            using var browser = await factory.SignInAsync(role);
            foreach (var path in new[] { "", "?first=x", "/requests", "/unanswered", "/unanswered?last=x" })
                (await browser.GetAsync("/desk/response-times" + path)).Status.ShouldBe(404, $"{role} {path}");
        }
    }

    [Fact]
    public async Task The_figures_are_read_in_arabic_from_right_to_left()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        await AnsweredAsync(factory);
        using var browser = await factory.SignInAsync(Role.Manager);
        await browser.GetAsync("/language/ar");

        var page = await browser.GetAsync("/desk/response-times");

        page.Html.ShouldContain("dir=\"rtl\"");
        page.Text.ShouldContain("أوقات الرد");
        page.Text.ShouldContain("المئين 90");
        page.Text.ShouldNotContain("⟦");
        (await browser.GetAsync("/desk/response-times/requests")).Text.ShouldNotContain("⟦");
    }

    /// <summary>A freeze in 20 hours and a data request in 40, of which the agency kept us waiting for 24; one withdrawn.</summary>
    private static async Task<IReadOnlyList<RequestId>> AnsweredAsync(PortalFactory factory)
    {
        var histories = await Histories.OnAsync(factory.Portal, seed: 1);
        var sent = factory.Portal.Time.GetUtcNow().AddDays(-5);
        var freeze = await histories.AddAsync(sent, RequestKind.Freeze, async stage =>
        {
            await stage.ClaimAsync(s_hour);
            await stage.VerifyAsync(s_hour);
            await stage.DiscloseAsync(AnswerKind.Final, 18 * s_hour);
        });
        var data = await histories.AddAsync(sent, RequestKind.Data, async stage =>
        {
            await stage.ClaimAsync(s_hour);
            await stage.VerifyAsync(s_hour);
            await stage.AskAsync(s_hour);
            await stage.ReplyAsync(24 * s_hour);
            await stage.DiscloseAsync(AnswerKind.Final, 13 * s_hour);
        });
        await histories.AddAsync(sent, RequestKind.Data, stage => stage.WithdrawAsync(s_hour));
        return [freeze, data];
    }
}
