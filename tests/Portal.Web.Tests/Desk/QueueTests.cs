using System.Text.RegularExpressions;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Web.Tests.Desk;

public sealed class QueueTests
{
    [Theory, EveryEngine]
    public async Task A_freeze_that_was_sent_stands_in_its_teams_queue_with_its_deadline(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        var id = await factory.Portal.ASubmittedFreezeAsync(factory.Portal.Person("Johanna Muster").AsActor());
        var header = (await factory.Portal.GetAsync(new GetCase(id), factory.Portal.Person(Role.Manager).AsActor())).Header;
        factory.Portal.Time.Advance(TimeSpan.FromMinutes(70));

        using var browser = await factory.SignInAsync(Role.Investigator, "europe");
        var queue = await browser.GetAsync("/desk/queue");

        queue.Status.ShouldBe(200);
        queue.Html.ShouldContain($"href=\"/desk/requests/{id}\"");
        queue.Text.ShouldContain($"{header.Reference.Text} 50 min left , due 24 Nov 2026, 11:00 UTC");
        queue.Text.ShouldContain("Freeze Ordinary Landespolizei Musterland, Cyberkriminalität AT Europe Waiting in the queue Nobody yet");
        queue.Text.ShouldContain("Waiting 1 Mine 0 All open 1");
    }

    [Fact]
    public async Task The_queue_begins_with_the_own_team_and_shows_the_others_when_asked()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var id = await factory.Portal.ASubmittedFreezeAsync(factory.Portal.Person("Johanna Muster").AsActor());
        using var browser = await factory.SignInAsync(Role.Investigator, "worldwide");

        var own = await browser.GetAsync("/desk/queue");
        var all = await browser.GetAsync("/desk/queue?team=all");

        own.Text.ShouldContain("Nothing is waiting here");
        own.Html.ShouldContain("href=\"/desk/queue?view=Open&team=all\"");
        all.Html.ShouldContain($"/desk/requests/{id}");
    }

    [Fact]
    public async Task Filters_stand_in_the_address_and_come_back_in_the_form_and_in_the_other_views()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var urgent = await factory.Portal.ASubmittedFreezeAsync(factory.Portal.Person("Johanna Muster").AsActor(), Urgent);
        var other = await factory.Portal.ASubmittedFreezeAsync(factory.Portal.Person("Johanna Muster").AsActor());
        var reference = (await factory.Portal.GetAsync(new GetCase(urgent), factory.Portal.Person(Role.Manager).AsActor())).Header.Reference.Text;
        using var browser = await factory.SignInAsync(Role.Investigator, "europe");

        var queue = await browser.GetAsync($"/desk/queue?view=Open&team=all&urgency=FundsInMotion&deadline=DueToday&reference={reference.ToLowerInvariant()}");

        queue.Html.ShouldContain($"/desk/requests/{urgent}");
        queue.Html.ShouldNotContain($"/desk/requests/{other}");
        queue.Html.ShouldContain("<option value=\"all\" selected=\"selected\">");
        queue.Html.ShouldContain("<option selected=\"selected\" value=\"FundsInMotion\">");
        queue.Html.ShouldContain("<option selected=\"selected\" value=\"DueToday\">");
        queue.Html.ShouldContain($"value=\"{reference.ToLowerInvariant()}\"");
        queue.Html.ShouldContain($"href=\"/desk/queue?view=Mine&team=all&urgency=FundsInMotion&deadline=DueToday&reference={reference.ToLowerInvariant()}\"");
    }

    [Theory]
    [InlineData("LE-7K3D-92QX", true), InlineData(" le 7k3d92qx ", true), InlineData("LE-7K", false)]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", false), InlineData("LE-7K3D-92QX 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", false), InlineData("Jane.Roe@example.org", false), InlineData("Muster", false)]
    public async Task The_search_lets_a_browser_send_references_alone_since_it_stands_in_the_address(string typed, bool sent)
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        using var browser = await factory.SignInAsync(Role.Investigator, "europe");

        var box = Regex.Match((await browser.GetAsync("/desk/queue")).Html, "<input[^>]* name=\"reference\"[^>]*>").Value;

        Regex.IsMatch(typed, $"^(?:{Regex.Match(box, " pattern=\"([^\"]+)\"").Groups[1].Value})$").ShouldBe(sent);
        box.ShouldContain(" title=\"A reference is LE and eight letters or digits, like LE-7K3D-92QX.");
    }

    [Theory]
    [InlineData("LE-7K", "This cannot be a reference")]
    [InlineData("LE-7K3D-92QZ", "This cannot be a reference")]
    [InlineData("LE-0000-0000", "No request matches these filters")]
    public async Task A_search_that_finds_nothing_says_why(string typed, string expected)
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        using var browser = await factory.SignInAsync(Role.Investigator, "europe");

        (await browser.GetAsync($"/desk/queue?reference={typed}")).Text.ShouldContain(expected);
    }

    [Fact]
    public async Task A_mangled_address_still_shows_a_queue()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        using var browser = await factory.SignInAsync(Role.Manager);

        (await browser.GetAsync("/desk/queue?view=Mine&team=none&urgency=9&deadline=x&after=zz")).Status.ShouldBe(200);
    }

    [Theory, EveryEngine]
    public async Task A_long_queue_is_read_page_by_page_and_nothing_is_shown_twice(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        var officer = factory.Portal.Person("Johanna Muster").AsActor();
        for (var i = 0; i < 27; i++)
            await factory.Portal.ASubmittedFreezeAsync(officer);
        using var browser = await factory.SignInAsync(Role.Investigator, "europe");

        var first = await browser.GetAsync("/desk/queue");
        var second = await browser.GetAsync(Regex.Match(first.Html, "class=\"pager-next\" rel=\"next\" href=\"([^\"]+)\"").Groups[1].Value);

        Requests(first).Count.ShouldBe(25);
        Requests(second).Count.ShouldBe(2);
        Requests(first).Concat(Requests(second)).Distinct().Count().ShouldBe(27);
        second.Text.ShouldContain("First page");
        second.Text.ShouldNotContain("Next page");
    }

    [Fact]
    public async Task Nobody_is_sent_to_the_sign_in_page_and_back_and_an_officer_finds_no_such_page()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        using var nobody = factory.Nobody();
        using var officer = await factory.SignInAsync(factory.Portal.Person("Johanna Muster"));
        using var registrar = await factory.SignInAsync(Role.Registrar);

        (await nobody.GetAsync("/desk/queue?view=Open")).Location.ShouldBe("/sign-in?back=%2Fdesk%2Fqueue%3Fview%3DOpen");
        (await officer.GetAsync("/desk/queue")).Status.ShouldBe(404);
        (await registrar.GetAsync("/desk/queue")).Status.ShouldBe(404);
    }

    private static List<string> Requests(Answer page) => [.. Regex.Matches(page.Html, "href=\"(/desk/requests/[^\"]+)\"").Select(match => match.Groups[1].Value)];

    private static void Urgent(Dictionary<string, string> answers) =>
        (answers["Urgency"], answers["UrgencyGround"]) = ("FundsInMotion", "The funds left the first wallet ten minutes ago.");
}
