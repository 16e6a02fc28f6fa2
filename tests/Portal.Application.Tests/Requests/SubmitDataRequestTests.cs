using Portal.Application.Ledger;
using Portal.Application.Notices;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Clocks;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Requests;

public sealed class SubmitDataRequestTests
{
    [Theory, EveryEngine]
    public async Task A_complete_data_request_is_stored_with_its_scope_its_clocks_its_ledger_entries_and_its_notices(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var officer = portal.Person("Johanna Muster").AsActor("demo");
        var id = await portal.ASubmittedDataRequestAsync(officer, answers => answers["Categories"] = "trades,kyc-identity");

        var page = await portal.GetAsync(new GetMyRequest(id), officer);
        (page.Header.Kind, page.Header.State).ShouldBe((RequestKind.Data, RequestState.Submitted));
        page.Contents.Freeze.ShouldBeNull();
        page.Contents.Data.ShouldBe(new DataScope("kyc-identity,trades", new(2026, 6, 1), new(2026, 10, 31), "Europe/Vienna", Certificate: true));
        (page.Contents.Data!.From, page.Contents.Data.Until).ShouldBe((At("2026-05-31T22:00Z"), At("2026-10-31T23:00Z")));
        page.Contents.Targets.Select(target => (target.Family, target.Normal, target.Confirmed))
            .ShouldBe([("Email", "Jane.Roe@example.org", true), ("Bitcoin", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", false)]);
        page.Clocks.Select(clock => clock.Name).ShouldBe([ClockName.Acknowledge, ClockName.Respond], ignoreOrder: true);
        page.Timeline.ShouldHaveSingleItem().By.ShouldBe("Johanna Muster");

        (await portal.GetAsync(new VerifyLedger(), Actor.Portal)).Fault.ShouldBeNull();
        portal.Database.List("SELECT event FROM ledger_entries WHERE subject_kind = 'request' ORDER BY sequence").Cast<string>()
            .ShouldBe(["requests.data-submitted", "requests.routed", "clocks.started", "clocks.started"]);

        await portal.GetAsync(new DeliverNotices(), Actor.Portal);
        var investigator = portal.Person(Role.Investigator, "europe").AsActor();
        (await portal.GetAsync(new ListNotices(), investigator)).ShouldHaveSingleItem().Topic.ShouldBe("in-your-queue");
        (await portal.GetAsync(new ListNotices(), officer)).ShouldHaveSingleItem().Topic.ShouldBe("received");
        (await portal.GetAsync(new ListQueue(QueueView.Waiting, Kind: RequestKind.Data), investigator)).Lines.ShouldHaveSingleItem().Id.ShouldBe(id);
        (await portal.GetAsync(new ListQueue(QueueView.Waiting, Kind: RequestKind.Freeze), investigator)).Lines.ShouldBeEmpty();
    }

    [Theory, EveryEngine]
    public async Task Sending_twice_makes_one_request_and_gives_the_same_receipt(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var officer = portal.Person("Johanna Muster").AsActor();
        var draft = await portal.ADataDraftAsync(officer);
        var page = await portal.GetAsync(new GetDraft(draft), officer);
        var send = new SubmitDataRequest(draft, page.Version, page.Typed, "en");

        var sent = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => portal.SendAsync(send, officer)));

        sent.Select(result => result.Value).Distinct().ShouldHaveSingleItem();
        portal.Database.Count("requests").ShouldBe(1);
        portal.Database.Count("outbox").ShouldBe(2);
    }

    [Theory, EveryEngine]
    public async Task A_draft_is_sent_as_what_it_was_begun_as(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var officer = portal.Person("Johanna Muster").AsActor();
        var (freeze, data) = (await portal.ADraftAsync(officer), await portal.ADataDraftAsync(officer));
        var (frozen, asked) = (await portal.GetAsync(new GetDraft(freeze), officer), await portal.GetAsync(new GetDraft(data), officer));

        (await portal.SendAsync(new SubmitDataRequest(freeze, frozen.Version, asked.Typed, "en"), officer)).Refusals.ShouldBe([RequestErrors.DraftChanged]);
        (await portal.SendAsync(new SubmitFreezeRequest(data, asked.Version, frozen.Typed, "en"), officer)).Refusals.ShouldBe([RequestErrors.DraftChanged]);
        portal.Database.Count("requests").ShouldBe(0);
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
