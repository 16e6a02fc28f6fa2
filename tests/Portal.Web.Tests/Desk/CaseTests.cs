using System.Text.RegularExpressions;
using Portal.Application.Clocks;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Web.Tests.Desk;

public sealed class CaseTests
{
    [Theory, EveryEngine]
    public async Task The_case_shows_what_is_asked_why_it_was_routed_here_and_how_its_clocks_are_counted(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        var id = await ACaseAsync(factory);
        factory.Portal.Time.Advance(TimeSpan.FromMinutes(70));
        await factory.Portal.GetAsync(new RaiseDueAlarms(), Actor.Portal);
        using var browser = await factory.SignInAsync(Role.Investigator, "europe");

        var page = await browser.GetAsync($"/desk/requests/{id}");

        page.Status.ShouldBe(200);
        page.Text.ShouldContain("Routed to Europe by row RT-3 of the routing table, version 2026-11-01");
        page.Text.ShouldContain("2 h, counted in working hours of Europe/Vienna");
        page.Text.ShouldContain("1 h 10 min counted, 58 % of the limit");
        page.Text.ShouldContain("50 % raised 24 Nov 2026, 10:10 UTC");
        page.Text.ShouldContain("FRZ-A2 of the clock table, version 2026-11-25");
        page.Text.ShouldContain("4 h, counted around the clock");
        page.Text.ShouldContain("1.5 BTC");
        page.Html.ShouldContain("<bdi dir=\"ltr\" class=\"mono address\">1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa</bdi>");
        page.Text.ShouldContain("The victim paid to the first address; the second received the change.");
        page.Text.ShouldContain("Freeze request sent 24 Nov 2026, 09:00 UTC · Johanna Muster 2 addresses, ordered");
        page.Text.ShouldContain("Demo sign-in");
    }

    [Theory, EveryEngine]
    public async Task Taking_a_request_shows_who_has_it_and_stops_the_first_clock(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        var id = await ACaseAsync(factory);
        using var browser = await factory.SignInAsync(Role.Investigator, "europe");
        (await browser.GetAsync($"/desk/requests/{id}")).Text.ShouldContain("Take this request");

        var page = await browser.PostAndFollowAsync($"/desk/requests/{id}?handler=Claim");

        page.Text.ShouldContain("You have this request.");
        page.Text.ShouldContain("Taken by Signe Lindqvist, since 24 Nov 2026, 09:00 UTC");
        page.Text.ShouldNotContain("Take this request");
        page.Text.ShouldContain("Give it back to the queue");
        page.Text.ShouldContain("Clock stopped in time");
    }

    [Theory, EveryEngine]
    public async Task Whoever_comes_second_is_told_who_has_the_request_and_changes_nothing(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        var id = await ACaseAsync(factory);
        factory.Portal.Database.Run("UPDATE accounts SET team = 'europe' WHERE name = 'Michael Okafor'");
        using var second = await factory.SignInAsync(factory.Portal.Person("Michael Okafor"));
        (await second.GetAsync($"/desk/requests/{id}")).Text.ShouldContain("Take this request");
        await factory.Portal.GetAsync(new ClaimRequest(id), factory.Portal.Person("Signe Lindqvist").AsActor());
        var entries = factory.Portal.Database.Count("ledger_entries");

        var page = await second.PostAsync($"/desk/requests/{id}?handler=Claim");

        page.Status.ShouldBe(409);
        page.Text.ShouldContain("Signe Lindqvist took this request at 24 Nov 2026, 09:00 UTC. Choose another request from the queue.");
        page.Text.ShouldContain("Taken by Signe Lindqvist, since 24 Nov 2026, 09:00 UTC");
        page.Text.ShouldNotContain("Take this request");
        factory.Portal.Database.Count("ledger_entries").ShouldBe(entries);
    }

    [Fact]
    public async Task Giving_a_request_back_needs_a_reason_and_the_ledger_keeps_it()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var id = await ACaseAsync(factory);
        using var browser = await factory.SignInAsync(Role.Investigator, "europe");
        await browser.GetAsync($"/desk/requests/{id}");
        await browser.PostAndFollowAsync($"/desk/requests/{id}?handler=Claim");

        var refused = await browser.PostAsync($"/desk/requests/{id}?handler=PutBack");
        var given = await browser.PostAndFollowAsync($"/desk/requests/{id}?handler=PutBack", ("Reason", "language"));

        refused.Status.ShouldBe(422);
        refused.Text.ShouldContain("No reason is chosen. Choose why you give the request back.");
        refused.Html.ShouldContain("<a href=\"#Reason\">");
        given.Text.ShouldContain("The request is back in its team’s queue.");
        given.Text.ShouldContain("Given back to the queue: another language is needed");
        given.Text.ShouldContain("Take this request");
    }

    [Fact]
    public async Task A_step_that_is_no_longer_ones_own_shows_how_the_request_stands_now()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var id = await ACaseAsync(factory);
        using var browser = await factory.SignInAsync(Role.Investigator, "europe");
        await browser.GetAsync($"/desk/requests/{id}");
        await browser.PostAndFollowAsync($"/desk/requests/{id}?handler=Claim");
        await browser.PostAndFollowAsync($"/desk/requests/{id}?handler=PutBack", ("Reason", "mistake"));

        var again = await browser.PostAsync($"/desk/requests/{id}?handler=PutBack", ("Reason", "mistake"));

        again.Status.ShouldBe(409);
        again.Text.ShouldContain("Nothing was changed: the request has moved on since you opened this page");
        again.Text.ShouldContain("Waiting in the queue");
    }

    [Theory]
    [InlineData(Role.Manager, null, "Your role sees when a request came")]
    [InlineData(Role.Auditor, null, "Your role sees when a request came")]
    [InlineData(Role.Investigator, "worldwide", "Only investigators of the team Europe")]
    public async Task Whoever_does_not_work_on_a_request_sees_its_header_and_clocks_but_no_contents(Role role, string? team, string why)
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var id = await ACaseAsync(factory);
        using var browser = await factory.SignInAsync(role, team);

        var page = await browser.GetAsync($"/desk/requests/{id}");

        page.Text.ShouldContain(why);
        page.Text.ShouldContain("Landespolizei Musterland");
        page.Text.ShouldContain("2 h, counted in working hours");
        page.Text.ShouldContain("Routed to Europe");
        foreach (var secret in new[] { "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "The victim paid", "KR-2026/118", "12 HR 44/26", "order.pdf", "1.5 BTC", "/documents/", "Take this request" })
            page.Html.ShouldNotContain(secret);
    }

    [Fact]
    public async Task A_page_one_may_not_see_looks_like_a_page_that_does_not_exist()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var johanna = factory.Portal.Person("Johanna Muster");
        var draft = await factory.Portal.ADraftAsync(johanna.AsActor());
        var sent = await ACaseAsync(factory);
        using var desk = await factory.SignInAsync(Role.Investigator, "europe");
        using var officer = await factory.SignInAsync(johanna);
        using var nobody = factory.Nobody();

        var pages = new List<Answer>();
        foreach (var id in new[] { draft.ToString(), "00000000-0000-0000-0000-000000000001", "no-id" })
            pages.Add(await desk.GetAsync($"/desk/requests/{id}"));
        pages.ShouldAllBe(page => page.Status == 404);
        pages.Select(Faceless).Distinct().ShouldHaveSingleItem().ShouldContain("Page not found");
        (await officer.GetAsync($"/desk/requests/{sent}")).Status.ShouldBe(404);
        (await nobody.GetAsync($"/desk/requests/{sent}")).Location.ShouldStartWith("/sign-in?back=");
    }

    [Fact]
    public async Task A_form_without_the_pages_token_takes_nothing()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var id = await ACaseAsync(factory);
        using var browser = await factory.SignInAsync(Role.Investigator, "europe");
        browser.ForgetFormToken();

        (await browser.PostAsync($"/desk/requests/{id}?handler=Claim")).Status.ShouldBe(400);
        (await browser.GetAsync($"/desk/requests/{id}")).Text.ShouldContain("Nobody yet");
    }

    [Theory, EveryEngine]
    public async Task The_document_is_saved_and_never_shown(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        var path = await DocumentPathAsync(factory, await ACaseAsync(factory));
        using var browser = await factory.SignInAsync(Role.Investigator, "europe");

        var file = await browser.GetAsync(path);

        file.Status.ShouldBe(200);
        file.Html.ShouldBe("%PDF-1.4\n%%EOF\n");
        file.Headers["Content-Type"].ShouldBe("application/pdf");
        file.Headers["Content-Disposition"].ShouldStartWith("attachment; filename=order.pdf");
        file.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
        file.Headers["Content-Security-Policy"].ShouldContain("default-src 'none'");
        file.Headers["Cache-Control"].ShouldContain("no-store");
    }

    [Fact]
    public async Task The_document_of_another_request_or_for_another_reader_does_not_exist()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var path = await DocumentPathAsync(factory, await ACaseAsync(factory));
        var other = await ACaseAsync(factory);
        using var colleague = await factory.SignInAsync(Role.Investigator, "europe");
        using var stranger = await factory.SignInAsync(Role.Investigator, "worldwide");
        using var manager = await factory.SignInAsync(Role.Manager);

        (await colleague.GetAsync($"/desk/requests/{other}/documents/{path[^36..]}")).Status.ShouldBe(404);
        (await stranger.GetAsync(path)).Status.ShouldBe(404);
        (await manager.GetAsync(path)).Status.ShouldBe(404);
    }

    private static Task<RequestId> ACaseAsync(PortalFactory factory) => factory.Portal.ASubmittedFreezeAsync(factory.Portal.Person("Johanna Muster").AsActor("demo"));

    private static async Task<string> DocumentPathAsync(PortalFactory factory, RequestId id)
    {
        var contents = (await factory.Portal.GetAsync(new GetCase(id), factory.Portal.Person("Signe Lindqvist").AsActor())).Contents!;
        return $"/desk/requests/{id}/documents/{contents.Document.Id}";
    }

    /// <summary>The page without what differs between any two: its address and the number of the event.</summary>
    private static string Faceless(Answer page) => Regex.Replace(page.Text, "[0-9a-f]{32}", "");
}
