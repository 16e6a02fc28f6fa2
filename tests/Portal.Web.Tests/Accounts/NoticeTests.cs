using System.Text.RegularExpressions;
using Portal.Application.Notices;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;
using Portal.Web.Tests.Doors;

namespace Portal.Web.Tests.Accounts;

public sealed class NoticeTests
{
    [Theory, EveryEngine]
    public async Task An_officer_reads_the_newest_notice_first_with_the_way_to_the_request(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        var id = await ARequestThatWasTakenAsync(factory);
        using var officer = await Wire.SignInAsync(factory, factory.Portal.Person("Johanna Muster"));

        var page = await officer.GetAsync("/notices");

        Lines(page).ShouldBe([$"An investigator has taken your request. /agency/requests/{id}", $"Your request has arrived and is waiting for an investigator. /agency/requests/{id}"]);
        (await officer.GetAsync($"/agency/requests/{id}")).Status.ShouldBe(200);
        page.Raw.ShouldNotContain("KR-2026");
        page.Text.ShouldContain("Notices 2 , 2 unread");
    }

    [Fact]
    public async Task An_investigator_is_led_to_the_desk()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var id = await ARequestThatWasTakenAsync(factory);
        using var investigator = await Wire.SignInAsync(factory, factory.Portal.Person("Signe Lindqvist"));

        Lines(await investigator.GetAsync("/notices")).ShouldBe([$"A new request is waiting in your team’s queue. /desk/requests/{id}"]);
        (await investigator.GetAsync($"/desk/requests/{id}")).Status.ShouldBe(200);
    }

    [Theory, EveryEngine]
    public async Task Marking_all_as_read_leaves_none_unread_and_keeps_the_list(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        await ARequestThatWasTakenAsync(factory);
        using var officer = await Wire.SignInAsync(factory, factory.Portal.Person("Johanna Muster"));
        var before = await officer.GetAsync("/notices");
        before.Raw.Split("is-unread").Length.ShouldBe(3);

        var marked = await officer.PostAsync("/notices", ("upTo", before.Typed("upTo")));

        marked.Location.ShouldBe("/notices");
        var after = await officer.GetAsync("/notices");
        Lines(after).Count.ShouldBe(2);
        after.Raw.ShouldNotContain("is-unread");
        after.Text.ShouldNotContain("unread");
        after.Text.ShouldNotContain("Mark all as read");
    }

    [Fact]
    public async Task A_notice_that_came_after_the_page_was_opened_stays_unread()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        await ARequestThatWasTakenAsync(factory);
        using var officer = await Wire.SignInAsync(factory, factory.Portal.Person("Johanna Muster"));
        var shown = (await officer.GetAsync("/notices")).Typed("upTo");
        factory.Portal.Time.Advance(TimeSpan.FromMinutes(1));
        await factory.Portal.ASubmittedFreezeAsync(factory.Portal.Person("Johanna Muster").AsActor());
        await factory.Portal.GetAsync(new DeliverNotices(), Actor.Portal);

        await officer.PostAsync("/notices", ("upTo", shown));
        (await officer.GetAsync("/notices")).Text.ShouldContain("Notices 1 , 1 unread");

        await officer.PostAsync("/notices", ("upTo", "nonsense"));
        (await officer.GetAsync("/notices")).Text.ShouldContain("Notices 1 , 1 unread");
    }

    [Fact]
    public async Task Notices_are_nobody_elses()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        await ARequestThatWasTakenAsync(factory);
        using var colleague = await Wire.SignInAsync(factory, factory.Portal.Person("Lukas Beispiel"));

        (await colleague.GetAsync("/notices")).Text.ShouldContain("No notices");
        await colleague.PostAsync("/notices", ("upTo", "2030-01-01T00:00:00Z"));

        factory.Portal.Database.Count("notices WHERE read_at IS NOT NULL").ShouldBe(0);
    }

    private static async Task<RequestId> ARequestThatWasTakenAsync(PortalFactory factory)
    {
        var id = await factory.Portal.ASubmittedFreezeAsync(factory.Portal.Person("Johanna Muster").AsActor());
        factory.Portal.Time.Advance(TimeSpan.FromMinutes(2));
        await factory.Portal.GetAsync(new DeliverNotices(), Actor.Portal);
        await factory.Portal.GetAsync(new ClaimRequest(id), factory.Portal.Person("Signe Lindqvist").AsActor());
        await factory.Portal.GetAsync(new DeliverNotices(), Actor.Portal);
        return id;
    }

    /// <summary>Words and link of each notice, in their order.</summary>
    private static List<string> Lines(Reply page) =>
        [.. Regex.Matches(page.Html, "<p class=\"notice-text\">(?<words>.*?)</p>.*?href=\"(?<to>[^\"]+)\"", RegexOptions.Singleline)
            .Select(match => $"{Regex.Replace(match.Groups["words"].Value, "<span.*?</span>", "").Trim()} {match.Groups["to"].Value}")];
}
