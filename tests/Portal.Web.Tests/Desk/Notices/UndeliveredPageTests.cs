using System.Text.RegularExpressions;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Ledger;
using Portal.Application.Notices;
using Portal.Application.Pipeline;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Web.Tests.Desk.Notices;

public sealed class UndeliveredPageTests
{
    private const string Here = "/desk/undelivered";

    [Theory, EveryEngine]
    public async Task The_manager_sees_what_lies_aside_and_has_one_or_all_tried_again(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        using var browser = await factory.SignInAsync(Role.Manager);
        var empty = await browser.GetAsync(Here);
        var request = await LaidAsideAsync(factory, 3);

        factory.Portal.Time.Advance(TimeSpan.FromMinutes(10));
        var page = await browser.GetAsync(Here);
        var one = Regex.Match(page.Html, "name=\"message\" value=\"([^\"]+)\"").Groups[1].Value;
        var afterOne = await browser.PostAndFollowAsync($"{Here}?handler=Replay", ("message", one), ("recipient", ""));
        var afterAll = await browser.PostAndFollowAsync($"{Here}?handler=ReplayAll");
        await browser.GetAsync("/notices");
        var again = await browser.PostAndFollowAsync($"{Here}?handler=Replay", ("message", one), ("recipient", ""));
        var unknown = await browser.PostAsync($"{Here}?handler=Replay", ("message", Guid.NewGuid().ToString()), ("recipient", ""));
        var timeline = await browser.GetAsync($"/desk/requests/{request}");

        empty.Text.ShouldContain("Nothing is undelivered");
        empty.Text.ShouldContain("The oldest has waited for nothing waits");
        page.Text.ShouldContain("Laid aside 3 messages Waiting now 1 message The oldest has waited for 10 min");
        page.Text.ShouldContain("Undelivered 3 , 3 laid aside");
        page.Text.ShouldContain("Notice at the portal of-another-version 20 min 8");
        page.Text.ShouldContain("This version of the portal does not know to whom such a message goes.");
        page.Html.ShouldContain($"href=\"/desk/requests/{request}\"");
        page.Text.ShouldNotContain(Given.FirstAddress);
        afterOne.Text.ShouldContain("It is tried again within seconds.");
        afterOne.Text.ShouldContain("Laid aside 2 messages");
        afterAll.Text.ShouldContain("2 messages are tried again within seconds.");
        afterAll.Text.ShouldContain("Nothing is undelivered");
        again.Status.ShouldBe(200);
        unknown.Status.ShouldBe(404);
        factory.Portal.Database.Count("ledger_entries WHERE event = 'notices.replayed'").ShouldBe(3);
        timeline.Text.ShouldContain("A notice that was laid aside is tried again");
        await factory.Portal.GetAsync(new DeliverNotices(), Actor.Portal);
        (await browser.GetAsync("/notices")).Text.ShouldNotContain("⟦");
    }

    [Fact]
    public async Task The_auditor_sees_it_and_can_do_nothing_and_others_see_nothing()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        await LaidAsideAsync(factory, 1);
        using var auditor = await factory.SignInAsync(Role.Auditor);

        var page = await auditor.GetAsync(Here);

        page.Text.ShouldContain("of-another-version");
        page.Text.ShouldNotContain("Try again");
        page.Text.ShouldNotContain("Try all again");
        (await auditor.PostAsync($"{Here}?handler=ReplayAll")).Status.ShouldBe(404);
        foreach (var role in new[] { Role.Investigator, Role.Counsel, Role.Approver })
        {
            using var browser = await factory.SignInAsync(role);
            (await browser.GetAsync(Here)).Status.ShouldBe(404, $"{role}");
            await browser.GetAsync("/notices");
            (await browser.PostAsync($"{Here}?handler=ReplayAll")).Status.ShouldBe(404, $"{role}");
        }

        factory.Portal.Database.Count("outbox WHERE died_at IS NOT NULL").ShouldBe(1);
    }

    [Fact]
    public async Task While_the_ledger_stands_still_the_page_says_why_nothing_is_tried_again()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        await LaidAsideAsync(factory, 2);
        using var browser = await factory.SignInAsync(Role.Manager);
        var one = Regex.Match((await browser.GetAsync(Here)).Html, "name=\"message\" value=\"([^\"]+)\"").Groups[1].Value;
        factory.Portal.Database.Run("DROP TRIGGER ledger_entries_stay_as_written");
        factory.Portal.Database.Run("UPDATE ledger_entries SET event = 'accounts.closed' WHERE sequence = 3").ShouldBe(1);
        await using (var scope = factory.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(Actor.Portal);
            (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ScrubLedger())).Value.Fault.ShouldNotBeNull();
        }

        var answers = new[] { await browser.PostAsync($"{Here}?handler=Replay", ("message", one), ("recipient", "")), await browser.PostAsync($"{Here}?handler=ReplayAll") };

        foreach (var answer in answers)
        {
            answer.Status.ShouldBe(409);
            answer.Text.ShouldContain("Nothing can be changed at the moment: the portal’s ledger does not hold");
            answer.Text.ShouldContain("Laid aside 2 messages");
        }

        (await browser.PostAsync($"{Here}?handler=Replay", ("message", Guid.NewGuid().ToString()), ("recipient", ""))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task The_page_speaks_Arabic()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        await LaidAsideAsync(factory, 2);
        using var browser = await factory.SignInAsync(Role.Manager);
        await browser.GetAsync("/language/ar?back=%2Fnotices");

        var page = await browser.GetAsync(Here);

        page.Text.ShouldContain("رسائل لم تُسلَّم");
        page.Text.ShouldContain("رسالتان");
        page.Text.ShouldContain("إعادة محاولة الكل");
        page.Text.ShouldNotContain("⟦");
    }

    /// <summary>Messages that another version wrote, tried until they were laid aside; the word to the manager waits.</summary>
    private static async Task<RequestId> LaidAsideAsync(PortalFactory factory, int messages)
    {
        var portal = factory.Portal;
        var request = await portal.ASubmittedFreezeAsync(portal.Person("Johanna Muster").AsActor());
        portal.Database.Run("UPDATE outbox SET topic = 'of-another-version' WHERE topic = 'received'");
        portal.Database.Run("UPDATE outbox SET delivered_at = created_at, next_try_at = NULL WHERE topic <> 'of-another-version'");
        for (var i = 1; i < messages; i++)
            portal.Database.Run("INSERT INTO outbox (id, topic, request, created_at, next_try_at) SELECT @id, topic, request, created_at, created_at FROM outbox WHERE topic = 'of-another-version' LIMIT 1", ("id", Guid.NewGuid()));
        for (var tries = 1; tries <= Backoff.Notices.MostTries; tries++)
        {
            await portal.GetAsync(new DeliverNotices(), Actor.Portal);
            if (tries < Backoff.Notices.MostTries)
                portal.Time.Advance(Backoff.Notices.Wait(tries, ulong.MaxValue));
        }

        return request;
    }
}
