using Portal.Application.Ledger;
using Portal.Application.Notices;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Clocks;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Requests;

public sealed class SubmitFreezeRequestTests
{
    [Theory, EveryEngine]
    public async Task A_complete_freeze_is_stored_with_its_clocks_its_ledger_entries_and_its_notices(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var officer = portal.Person("Johanna Muster").AsActor("demo");
        var id = await portal.ASubmittedFreezeAsync(officer);

        var page = await portal.GetAsync(new GetMyRequest(id), officer);
        page.Header.State.ShouldBe(RequestState.Submitted);
        page.Header.Routing.ShouldBe(new("europe", "RT-3", "2026-11-01"));
        page.Contents.Freeze!.Amount.ShouldBe("1.5");
        page.Contents.Targets.Select(target => target.Family).ShouldBe(["Bitcoin", "Bitcoin"]);
        page.Clocks.Select(clock => clock.Name).ShouldBe([ClockName.Acknowledge, ClockName.HoldPlaced, ClockName.Respond], ignoreOrder: true);

        var ledger = await portal.GetAsync(new VerifyLedger(), Actor.Portal);
        ledger.Fault.ShouldBeNull();
        var events = portal.Database.List("SELECT event FROM ledger_entries WHERE subject_kind = 'request' ORDER BY sequence").Cast<string>();
        events.ShouldBe(["requests.freeze-submitted", "requests.routed", "clocks.started", "clocks.started", "clocks.started"]);
        portal.Database.Count("outbox").ShouldBe(2);

        await portal.GetAsync(new DeliverNotices(), Actor.Portal);
        var investigator = portal.Person(Role.Investigator, "europe").AsActor();
        (await portal.GetAsync(new ListNotices(), investigator)).ShouldHaveSingleItem().Topic.ShouldBe("in-your-queue");
        (await portal.GetAsync(new ListQueue(QueueView.Waiting, "europe"), investigator)).Lines.ShouldHaveSingleItem().Id.ShouldBe(id);
    }

    [Theory, EveryEngine]
    public async Task Sending_twice_makes_one_request_and_gives_the_same_receipt(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var officer = portal.Person("Johanna Muster").AsActor();
        var draft = await portal.ADraftAsync(officer);
        var page = await portal.GetAsync(new GetDraft(draft), officer);
        var send = new SubmitFreezeRequest(draft, page.Version, page.Typed, "en");

        var sent = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => portal.SendAsync(send, officer)));

        sent.Select(result => result.Value).Distinct().ShouldHaveSingleItem();
        portal.Database.Count("requests").ShouldBe(1);
        portal.Database.Count("outbox").ShouldBe(2);
        portal.Database.Count("clocks").ShouldBe(3);
    }
}
