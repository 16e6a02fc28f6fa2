using Portal.Application.Notices;
using Portal.Domain.Accounts;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Jobs.Tests.Notices;

public sealed class DeliverNoticesTests
{
    [Theory, EveryEngine]
    public async Task Deliveries_at_once_of_two_processes_tell_each_person_once(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var officer = portal.Person("Johanna Muster").AsActor();
        for (var i = 0; i < 3; i++)
            await portal.ASubmittedFreezeAsync(officer);
        var other = portal.Restart();

        var deliveries = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => (i % 2 == 0 ? portal : other).GetAsync(new DeliverNotices(), Actor.Portal))));

        deliveries.Sum(delivery => delivery.Messages).ShouldBe(6);
        (await portal.GetAsync(new ListNotices(), officer)).Select(notice => notice.Topic).ShouldBe(["received", "received", "received"]);
        (await portal.GetAsync(new ListNotices(), portal.Person(Role.Investigator, "europe").AsActor())).Count.ShouldBe(3);
        portal.Database.Count("outbox WHERE delivered_at IS NULL").ShouldBe(0);
    }
}
