using System.Text.RegularExpressions;
using Portal.Domain.Accounts;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Web.Tests.Desk;

public sealed class CaseStoryTests
{
    [Fact]
    public async Task A_long_story_shows_its_newest_part_and_the_way_to_what_came_before_and_back()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var id = await factory.Portal.ASubmittedFreezeAsync(factory.Portal.Person("Johanna Muster").AsActor());
        using var browser = await factory.SignInAsync(Role.Investigator, "europe");
        (await browser.GetAsync($"/desk/requests/{id}")).Text.ShouldNotContain("Show earlier");
        while (factory.Portal.Database.List("SELECT sequence FROM ledger_entries WHERE subject = @id", ("id", id.Value)).Count < 60)
        {
            await browser.PostAndFollowAsync($"/desk/requests/{id}?handler=Claim");
            await browser.PostAndFollowAsync($"/desk/requests/{id}?handler=PutBack", ("Reason", "mistake"));
        }

        var newest = await browser.GetAsync($"/desk/requests/{id}");
        var way = Regex.Match(newest.Html, $"href=\"(/desk/requests/{id}\\?before=\\d+)\"").Groups[1].Value;
        var earlier = await browser.GetAsync(way);

        Regex.Count(newest.Html, "class=\"event\"").ShouldBe(50);
        newest.Text.ShouldContain("Show earlier");
        newest.Text.ShouldNotContain("Freeze request sent");
        earlier.Text.ShouldContain("Freeze request sent");
        earlier.Text.ShouldNotContain("Show earlier");
        earlier.Text.ShouldContain("Show the newest");
    }
}
