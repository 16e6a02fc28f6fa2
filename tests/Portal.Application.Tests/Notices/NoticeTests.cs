using Portal.Application.Notices;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Notices;

public sealed class NoticeTests
{
    [Theory, EveryEngine]
    public async Task Two_deliveries_at_once_tell_everybody_once(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var colleague = portal.AddInvestigator("Colleague", "europe");
        await portal.ASubmittedFreezeAsync(portal.Johanna());

        var delivered = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => portal.GetAsync(new DeliverNotices(), Actor.Portal)));
        (await portal.GetAsync(new DeliverNotices(), Actor.Portal)).ShouldBe(new(0, More: false));

        delivered.Sum(outcome => outcome.Messages).ShouldBe(2);
        (await TopicsAsync(portal, portal.Johanna())).ShouldBe(["received"]);
        (await TopicsAsync(portal, portal.Signe())).ShouldBe(["in-your-queue"]);
        (await TopicsAsync(portal, colleague)).ShouldBe(["in-your-queue"]);
        (await TopicsAsync(portal, portal.Person("Amira Haddad").AsActor())).ShouldBeEmpty("another team");
        (await TopicsAsync(portal, portal.Person("Lukas Beispiel").AsActor())).ShouldBeEmpty("another officer");
    }

    [Theory, EveryEngine]
    public async Task Each_step_is_told_to_whom_it_concerns(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.ASubmittedFreezeAsync(portal.Johanna());
        await DeliverAsync(portal);
        await portal.GetAsync(new ClaimRequest(id), portal.Signe());
        await DeliverAsync(portal);
        await portal.GetAsync(new PutBackRequest(id, "language"), portal.Signe());
        await DeliverAsync(portal);

        (await TopicsAsync(portal, portal.Johanna())).ShouldBe(["taken", "received"]);
        (await TopicsAsync(portal, portal.Signe())).ShouldBe(["back-in-queue", "in-your-queue"]);
    }

    [Fact]
    public async Task People_whose_account_is_closed_are_told_nothing()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        portal.Close(portal.Signe().Id);
        await portal.ASubmittedFreezeAsync(portal.Johanna());

        await DeliverAsync(portal);

        portal.Database.Count("notices").ShouldBe(1, "the officer's alone");
    }

    [Fact]
    public async Task A_backlog_is_delivered_in_pieces_and_completely()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var id = await portal.ASubmittedFreezeAsync(portal.Johanna());
        for (var i = 0; i < 150; i++)
            portal.Database.Run("INSERT INTO outbox (id, topic, request, created_at, next_try_at) VALUES (@id, 'taken', @request, 1, 1)", ("id", Guid.NewGuid()), ("request", id.Value));

        (await portal.GetAsync(new DeliverNotices(), Actor.Portal)).ShouldBe(new(100, More: true));
        (await portal.GetAsync(new DeliverNotices(), Actor.Portal)).ShouldBe(new(52, More: false));

        portal.Database.Count("outbox WHERE delivered_at IS NULL").ShouldBe(0);
        portal.Database.Count("notices").ShouldBe(152);
    }

    [Theory, EveryEngine]
    public async Task Reading_marks_the_own_notices_up_to_the_newest_shown(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var officer = portal.Johanna();
        var id = await portal.ASubmittedFreezeAsync(officer);
        await DeliverAsync(portal);
        var shown = portal.Time.GetUtcNow();
        await portal.GetAsync(new ClaimRequest(id), portal.Signe());
        await DeliverAsync(portal);
        (await portal.GetAsync(new CountUnreadNotices(), officer)).ShouldBe(2);

        await portal.GetAsync(new MarkNoticesRead(shown.AddSeconds(-60)), officer);

        (await portal.GetAsync(new CountUnreadNotices(), officer)).ShouldBe(1, "what came after the page was shown stays unread");
        (await portal.GetAsync(new ListNotices(), officer)).Select(notice => (notice.Topic, notice.Unread)).ShouldBe([("taken", true), ("received", false)]);
        (await portal.GetAsync(new CountUnreadNotices(), portal.Signe())).ShouldBe(1, "another's notices are not touched");
    }

    private static async Task DeliverAsync(TestPortal portal)
    {
        await portal.GetAsync(new DeliverNotices(), Actor.Portal);
        portal.Time.Advance(TimeSpan.FromSeconds(60));
    }

    private static async Task<IReadOnlyList<string>> TopicsAsync(TestPortal portal, Actor person) =>
        [.. (await portal.GetAsync(new ListNotices(), person)).Select(notice => notice.Topic)];
}
