using Portal.Application.Accounts;
using Portal.Application.Ledger;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Persistence.Tests.Commits;

public sealed class CommitTests
{
    /// <summary>Draws of a submission: the reference, two clocks, two notices.</summary>
    private const int Draws = 6;

    [Theory, EveryEngine]
    public async Task A_command_that_breaks_anywhere_leaves_nothing_stored(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var officer = portal.Johanna();
        var draft = await portal.ADraftAsync(officer);
        var page = await portal.GetAsync(new GetDraft(draft), officer);
        var send = new SubmitFreezeRequest(draft, page.Version, page.Typed, "en");
        var before = portal.Database.Rows();

        for (var draws = 0; draws < Draws; draws++)
        {
            await using var node = new Node(portal, new ExhaustedChance(draws));
            (await Should.ThrowAsync<InvalidOperationException>(node.SendAsync(send, officer))).Message.ShouldBe("No chance is left.");
            portal.Database.Rows().ShouldBe(before, $"after {draws} draws");
            (await node.SendAsync(new GetDraft(draft), officer)).Succeeded.ShouldBeTrue("the node goes on");
        }

        await using (var node = new Node(portal, new ExhaustedChance(Draws)))
            (await node.SendAsync(send, officer)).Succeeded.ShouldBeTrue();
        var after = portal.Database.Rows();
        (after["drafts"], after["requests"], after["request_targets"], after["clocks"], after["outbox"], after["ledger_entries"] - before["ledger_entries"]).ShouldBe((0, 1, 2, 3, 2, 5));
        (await portal.GetAsync(new VerifyLedger(), Actor.Portal)).Fault.ShouldBeNull();
    }

    [Theory, EveryEngine]
    public async Task The_next_command_may_write_after_one_that_broke(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await using var node = new Node(portal, new ExhaustedChance(1));
        var (signIn, nobody) = (new SignInDemo(portal.Johanna().Id), Actor.Nobody);

        (await node.SendAsync(signIn, nobody)).Succeeded.ShouldBeTrue();
        await Should.ThrowAsync<InvalidOperationException>(node.SendAsync(signIn, nobody));

        (await node.SendAsync(new SignOut("key"), portal.Johanna())).Succeeded.ShouldBeTrue();
        portal.Database.Count("sessions").ShouldBe(1);
    }

    [Theory, EveryEngine]
    public async Task A_commit_that_lost_a_race_is_tried_again_from_the_start(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var officer = portal.Johanna();
        var id = await portal.ASubmittedFreezeAsync(officer);
        await using var node = new Node(portal, conflicts: 4);
        var entries = portal.Database.Count("ledger_entries");

        (await node.SendAsync(new ClaimRequest(id), portal.Person("Signe Lindqvist").AsActor())).Succeeded.ShouldBeTrue();

        portal.Database.Count("ledger_entries").ShouldBe(entries + 2, "the claim and the clock it stopped, once");
        portal.Database.Count("outbox WHERE topic = 'taken'").ShouldBe(1);
        (await portal.GetAsync(new VerifyLedger(), Actor.Portal)).Fault.ShouldBeNull();
    }

    [Theory, EveryEngine]
    public async Task A_commit_that_loses_every_race_says_so_and_stores_nothing(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.ASubmittedFreezeAsync(portal.Johanna());
        await using var node = new Node(portal, conflicts: 5);
        var before = portal.Database.Rows();
        var signe = portal.Person("Signe Lindqvist").AsActor();

        (await node.SendAsync(new ClaimRequest(id), signe)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("form.crowded");

        portal.Database.Rows().ShouldBe(before);
        (await node.SendAsync(new ClaimRequest(id), signe)).Succeeded.ShouldBeTrue("the sixth is the first of the next command");
    }

    [Theory, EveryEngine]
    public async Task Nodes_that_write_at_once_share_one_ledger_without_gaps(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await using var second = portal.Restart();
        var people = new[] { "Johanna Muster", "Lukas Beispiel", "Signe Lindqvist", "Amira Haddad" }.Select(name => portal.Person(name).Id).ToList();

        await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() => (i % 2 == 0 ? portal : second).GetAsync(new SignInDemo(people[i % people.Count]), Actor.Nobody))));

        portal.Database.Count("sessions").ShouldBe(24);
        var report = await portal.GetAsync(new VerifyLedger(), Actor.Portal);
        (report.Fault, report.Entries).ShouldBe((null, portal.Database.Count("accounts") + 24));
    }
}
