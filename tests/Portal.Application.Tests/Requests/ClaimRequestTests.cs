using Portal.Application.Ledger;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Requests;

public sealed class ClaimRequestTests
{
    [Theory, EveryEngine]
    public async Task Of_sixteen_at_once_one_has_it_and_the_others_are_told_who(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.ASubmittedFreezeAsync(portal.Johanna());
        var contenders = Enumerable.Range(1, 16).Select(i => (Name: $"Contender {i}", Actor: portal.AddInvestigator($"Contender {i}", "europe"))).ToList();
        using var start = new SemaphoreSlim(0);

        var outcomes = contenders.ConvertAll(async contender =>
        {
            await start.WaitAsync();
            return (contender.Name, Result: await portal.SendAsync(new ClaimRequest(id), contender.Actor));
        });
        start.Release(contenders.Count);
        var results = await Task.WhenAll(outcomes);

        var winner = results.Where(outcome => outcome.Result.Succeeded).ShouldHaveSingleItem().Name;
        foreach (var (_, result) in results.Where(outcome => !outcome.Result.Succeeded))
        {
            var refusal = result.Refusals.ShouldHaveSingleItem();
            refusal.Code.ShouldBe("requests.already-claimed");
            refusal.Arguments.ShouldBe([("by", winner), ("at", portal.Time.GetUtcNow())]);
        }

        Events(portal, "requests.claimed").ShouldBe(1);
        Events(portal, "clocks.stopped").ShouldBe(1);
        portal.Database.Count("outbox WHERE topic = 'taken'").ShouldBe(1);
        (await portal.GetAsync(new VerifyLedger(), Actor.Portal)).Fault.ShouldBeNull();
    }

    [Theory, EveryEngine]
    public async Task Claiming_again_changes_nothing(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.ASubmittedFreezeAsync(portal.Johanna());
        await portal.GetAsync(new ClaimRequest(id), portal.Signe());
        var entries = portal.Database.Count("ledger_entries");
        portal.Time.Advance(TimeSpan.FromMinutes(3));

        (await portal.SendAsync(new ClaimRequest(id), portal.Signe())).Succeeded.ShouldBeTrue();

        portal.Database.Count("ledger_entries").ShouldBe(entries);
        (await portal.GetAsync(new GetCase(id), portal.Signe())).Header.ClaimedAt.ShouldBe(portal.Time.GetUtcNow().AddMinutes(-3));
    }

    [Theory, EveryEngine]
    public async Task What_is_put_back_waits_again_for_the_team(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.ASubmittedFreezeAsync(portal.Johanna());
        await portal.GetAsync(new ClaimRequest(id), portal.Signe());
        (await portal.GetAsync(new ListQueue(QueueView.Waiting, "europe"), portal.Signe())).Lines.ShouldBeEmpty();

        await portal.GetAsync(new PutBackRequest(id, "conflict-of-interest"), portal.Signe());

        (await portal.GetAsync(new ListQueue(QueueView.Waiting, "europe"), portal.Signe())).Lines.ShouldHaveSingleItem().ClaimedBy.ShouldBeNull();
        var page = await portal.GetAsync(new GetCase(id), portal.Signe());
        (page.Header.State, page.Header.ClaimedBy, page.MayClaim, page.MayPutBack).ShouldBe((RequestState.Submitted, null, true, false));
        page.Timeline[^1].Facts["reason"].ShouldBe("conflict-of-interest");
        (page.Timeline[^1].By, page.Timeline[^1].Mark).ShouldBe(("Signe Lindqvist", "demo"));
    }

    [Theory]
    [InlineData(""), InlineData("because of Mr Smith")]
    public async Task A_reason_outside_the_list_is_refused_and_kept_out_of_the_ledger(string reason)
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var id = await portal.ASubmittedFreezeAsync(portal.Johanna());
        await portal.GetAsync(new ClaimRequest(id), portal.Signe());

        (await portal.SendAsync(new PutBackRequest(id, reason), portal.Signe())).Refusals.Said().ShouldBe(["Reason: requests.unknown-put-back-reason"]);

        Events(portal, "requests.put-back").ShouldBe(0);
    }

    [Theory, EveryEngine]
    public async Task Putting_back_and_claiming_at_once_leaves_one_holder_or_none(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.ASubmittedFreezeAsync(portal.Johanna());
        var other = portal.AddInvestigator("Other", "europe");
        for (var round = 0; round < 5; round++)
        {
            _ = await portal.SendAsync(new ClaimRequest(id), portal.Signe());
            var putBack = portal.SendAsync(new PutBackRequest(id, "mistake"), portal.Signe());
            var claim = portal.SendAsync(new ClaimRequest(id), other);
            (await putBack).Succeeded.ShouldBeTrue();
            var taken = (await claim).Succeeded;

            var header = (await portal.GetAsync(new GetCase(id), portal.Signe())).Header;
            (header.State, header.ClaimedBy).ShouldBe(taken ? (RequestState.Verifying, "Other") : (RequestState.Submitted, null));
            if (taken)
                await portal.GetAsync(new PutBackRequest(id, "mistake"), other);
        }
    }

    private static long Events(TestPortal portal, string name) => portal.Database.Count($"ledger_entries WHERE event = '{name}'");
}
