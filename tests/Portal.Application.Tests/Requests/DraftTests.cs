using System.Globalization;
using Portal.Application.Documents;
using Portal.Application.Requests;
using Portal.Application.Requests.Forms;
using Portal.Domain.Requests;
using Portal.Domain.Targets;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Requests;

public sealed class DraftTests
{
    [Theory, EveryEngine]
    public async Task Nothing_typed_is_lost_however_wrong_it_is(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var officer = portal.Johanna();
        var typed = new Dictionary<string, string>
        {
            ["CaseNumber"] = "  ٤٢/٢٠٢٦ \u200F", ["Offence"] = "<script>alert(1)</script>", ["Statute"] = "§ 146\r\n\t'; DROP TABLE drafts; --",
            ["IssuedOn.Day"] = " ٣١", ["IssuedOn.Month"] = "February", ["IssuedOn.Year"] = "", ["Amount"] = "١٬٥٠٠٫٢٥", ["TermDays"] = "-1", ["Narrative"] = "a\0b\u001B 😀 é e\u0301 \"\\u0041\"",
        };
        var draft = await portal.ADraftAsync(officer, answers =>
        {
            foreach (var (field, text) in typed)
                answers[field] = text;
        });

        await using var later = portal.Restart();
        var page = await later.GetAsync(new GetDraft(draft), officer);

        foreach (var (field, text) in typed)
            page.Typed[field].ShouldBe(text, field);
        page.Complete.ShouldBeFalse();
    }

    [Theory, EveryEngine]
    public async Task A_thousand_lines_with_forty_broken_ones_all_get_their_verdict_and_all_stay(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var officer = portal.Johanna();
        var lines = Enumerable.Range(1, 1000).Select(line => "0x" + line.ToString("x40", CultureInfo.InvariantCulture)[(line % 25 == 0 ? 1 : 0)..]).ToList();
        var pasted = string.Join("\r\n", lines) + "\r\n";

        var draft = await portal.ADraftAsync(officer, answers => (answers["Addresses"], answers["AddressesConfirmed"], answers["Asset"]) = (pasted, "true", "ETH"));
        var page = await portal.GetAsync(new GetDraft(draft), officer);

        page.Typed["Addresses"].ShouldBe(pasted);
        page.Lines.Select(line => line.Line).ShouldBe(Enumerable.Range(1, 1000));
        page.Lines.Select(line => line.Typed).ShouldBe(lines);
        page.Lines.Where(line => line.Verdict.Standing == AddressStanding.Refused).Select(line => line.Line).ShouldBe(Enumerable.Range(1, 40).Select(i => i * 25));
        var problems = page.Steps.Single(step => step.Step.Name == "addresses").Problems;
        problems.Select(problem => problem.Arguments[0]).ShouldBe(Enumerable.Range(1, 40).Select(i => ("line", (object)(i * 25))));
    }

    [Theory, EveryEngine]
    public async Task What_was_changed_after_the_check_page_is_not_sent(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var officer = portal.Johanna();
        var draft = await portal.ADraftAsync(officer);
        var seen = await portal.GetAsync(new GetDraft(draft), officer);

        await portal.GetAsync(new SaveDraftStep(draft, "amount", new Dictionary<string, string> { ["Amount"] = "2" }), officer);

        (await portal.SendAsync(new SubmitFreezeRequest(draft, seen.Version, seen.Typed, "en"), officer)).Refusals.ShouldBe([RequestErrors.DraftChanged]);
        portal.Database.Count("requests").ShouldBe(0);
        (await portal.GetAsync(new GetDraft(draft), officer)).Typed["Amount"].ShouldBe("2");
    }

    [Fact]
    public async Task Good_answers_in_the_message_do_not_carry_bad_ones_in_the_draft()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var officer = portal.Johanna();
        var draft = await portal.ADraftAsync(officer, answers => (answers["InstrumentKind"], answers["Addresses"]) = ("letter", "not an address"));
        var page = await portal.GetAsync(new GetDraft(draft), officer);
        var good = Given.FreezeAnswers();
        good["Document"] = page.Typed["Document"];

        (await portal.SendAsync(new SubmitFreezeRequest(draft, page.Version, good, "en"), officer)).Refusals.ShouldBe([RequestErrors.DraftChanged]);
    }

    [Fact]
    public async Task An_officer_keeps_at_most_fifty_drafts()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        for (var i = 0; i < RequestDraft.MaxPerOfficer; i++)
            await portal.GetAsync(new StartDraft(new(Guid.NewGuid()), RequestKind.Freeze), portal.Johanna());

        (await portal.SendAsync(new StartDraft(new(Guid.NewGuid()), RequestKind.Freeze), portal.Johanna())).Refusals.Said().ShouldBe(["requests.too-many-drafts"]);
        portal.Database.Count("drafts").ShouldBe(50);
    }

    [Fact]
    public async Task More_lines_than_a_request_can_name_are_counted_and_not_judged()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var draft = await portal.ADraftAsync(portal.Johanna());
        var pasted = string.Concat(Enumerable.Repeat("x\n", 5001));
        var saved = await portal.GetAsync(new SaveDraftStep(draft, "addresses", new Dictionary<string, string> { ["Addresses"] = pasted }), portal.Johanna());

        saved.Problems.Said().ShouldBe(["Addresses: requests.too-many-targets"]);
        (await portal.GetAsync(new GetDraft(draft), portal.Johanna())).Typed["Addresses"].ShouldBe(pasted);
    }

    [Theory, EveryEngine]
    public async Task Beginning_twice_with_one_id_begins_one_draft(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var draft = new RequestId(Guid.NewGuid());

        var begun = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => portal.SendAsync(new StartDraft(draft, RequestKind.Freeze), portal.Johanna())));

        begun.Select(result => result.Value).ShouldAllBe(id => id == draft);
        portal.Database.Count("drafts").ShouldBe(1);
    }

    [Fact]
    public async Task An_id_that_is_taken_begins_nothing()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var sent = await portal.ASubmittedFreezeAsync(portal.Johanna());
        var draft = await portal.ADraftAsync(portal.Johanna());
        var other = portal.Person("Lukas Beispiel").AsActor();

        (await portal.SendAsync(new StartDraft(sent, RequestKind.Freeze), portal.Johanna())).Refusals.ShouldBe([RequestErrors.NotFound]);
        (await portal.SendAsync(new StartDraft(draft, RequestKind.Freeze), other)).Refusals.ShouldBe([RequestErrors.NotFound]);
        (await portal.SendAsync(new StartDraft(default, RequestKind.Freeze), other)).Refusals.Said().ShouldBe(["Draft: form.no-id"]);
    }

    [Theory, EveryEngine]
    public async Task A_discarded_draft_leaves_nothing_behind(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var draft = await portal.ADraftAsync(portal.Johanna());

        var discarded = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => portal.SendAsync(new DiscardDraft(draft), portal.Johanna())));

        discarded.Count(result => result.Succeeded).ShouldBe(1);
        discarded.Where(result => !result.Succeeded).ShouldAllBe(result => result.Refusals.Single() == RequestErrors.NotFound);
        foreach (var table in new[] { "drafts", "documents", "document_contents" })
            portal.Database.Count(table).ShouldBe(0, table);
    }

    [Fact]
    public async Task A_step_takes_its_own_fields_and_never_an_upload()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var draft = new RequestId(Guid.NewGuid());
        await portal.GetAsync(new StartDraft(draft, RequestKind.Freeze), portal.Johanna());

        foreach (var step in FreezeForm.Definition.Steps.Where(step => step.Name != "amount"))
            await portal.GetAsync(new SaveDraftStep(draft, step.Name, new Dictionary<string, string> { ["Amount"] = "1", ["Document"] = Guid.NewGuid().ToString(), ["Role"] = "Approver" }), portal.Johanna());

        (await portal.GetAsync(new GetDraft(draft), portal.Johanna())).Typed.ShouldBeEmpty();
    }

    [Theory, EveryEngine]
    public async Task Sending_while_the_document_is_replaced_ends_in_one_of_the_two(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var officer = portal.Johanna();
        for (var round = 0; round < 6; round++)
        {
            var draft = await portal.ADraftAsync(officer);
            var page = await portal.GetAsync(new GetDraft(draft), officer);
            var sending = portal.SendAsync(new SubmitFreezeRequest(draft, page.Version, page.Typed, "en"), officer);
            var replacing = portal.SendAsync(new AttachDocument(draft, "newer.pdf", [.. Given.Pdf, (byte)round]), officer);
            var (sent, replaced) = (await sending, await replacing);

            sent.Succeeded.ShouldNotBe(replaced.Succeeded, string.Join(", ", sent.Refusals.Concat(replaced.Refusals).Said()));
            if (sent.Succeeded)
                (await portal.GetAsync(new GetMyRequest(draft), officer)).Contents.Document.FileName.ShouldBe("order.pdf");
            else
                sent.Refusals.ShouldBe([RequestErrors.DraftChanged]);
        }
    }
}
