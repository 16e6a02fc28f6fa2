using Portal.Application.Requests;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Web.Tests.Agency;

public sealed class CheckTests
{
    [Fact]
    public async Task The_check_page_shows_every_answer_in_words_with_the_link_that_changes_it()
    {
        await using var officer = await Applicant.ReadyAsync(change: answers => answers["Narrative"] = "<i>قصة</i>\nsecond line");

        var page = await officer.Wire.GetAsync($"{officer.Root}/check");

        page.Status.ShouldBe(200);
        foreach (var words in new[] { "KR-2026/118", "Fraud", "§ 146 StGB", "Docket Demo Exchange Europe GmbH (AT)", "Court freezing order", "20 Nov 2026", "order.pdf", "2 addresses", "BTC", "1.5", "30", "No, the ordinary time limits do", "<i>قصة</i>" })
            page.Text.ShouldContain(words);
        page.Raw.ShouldNotContain("<i>");
        foreach (var step in (await officer.StoredAsync()).Form.Steps)
            page.Raw.ShouldContain($"href=\"{officer.Step(step.Name)}?from=check#{step.Fields[0].Name}\"");
        page.Raw.ShouldNotContain("error-summary");
        page.Text.ShouldContain("Send the request");
    }

    [Fact]
    public async Task The_check_page_lists_everything_that_is_missing_and_cannot_send()
    {
        await using var officer = await Applicant.BeginningAsync();

        var page = await officer.Wire.GetAsync($"{officer.Root}/check");

        foreach (var field in new[] { "CaseNumber", "Offence", "Entity", "InstrumentKind", "InstrumentNumber", "IssuingAuthority", "IssuedOn", "Document", "Addresses", "Asset", "Amount", "TermDays", "Urgency", "Narrative" })
        {
            page.Raw.ShouldContain($"<a href=\"#{field}\">");
            page.Raw.ShouldContain($" id=\"{field}\"");
        }

        page.Text.ShouldContain("The request cannot be sent yet");
        page.Text.ShouldNotContain("Send the request");
        page.Raw.ShouldNotContain("name=\"version\"");
    }

    [Theory, EveryEngine]
    public async Task An_incomplete_draft_is_not_sent_even_by_a_form_made_by_hand(Engine engine)
    {
        await using var officer = await Applicant.ReadyAsync(engine, answers => (answers["TermDays"], answers["IssuedOn.Year"]) = ("91", "2030"));
        await officer.Wire.GetAsync($"{officer.Root}/check");

        var page = await officer.Wire.PostAsync($"{officer.Root}/check", ("version", $"{(await officer.StoredAsync()).Version}"));

        page.Status.ShouldBe(422);
        page.Text.ShouldContain("91 days are longer than this instrument allows");
        page.Text.ShouldContain("The date of issue is in the future");
        page.Raw.Split("<a href=\"#TermDays\">").Length.ShouldBe(2);
        officer.Factory.Portal.Database.Count("requests").ShouldBe(0);
    }

    [Fact]
    public async Task A_refusal_that_concerns_no_answer_is_said_and_the_draft_stays()
    {
        await using var officer = await Applicant.ReadyAsync();
        var version = await officer.VersionShownAsync();
        officer.Factory.Portal.Database.Run("UPDATE agencies SET state = 'Suspended' WHERE country = 'AT'");

        var page = await officer.Wire.PostAsync($"{officer.Root}/check", ("version", $"{version}"));

        page.Status.ShouldBe(422);
        page.Text.ShouldContain("Your agency is not verified, so nothing can be sent. Your draft is kept.");
        (await officer.StoredAsync("CaseNumber")).ShouldBe("KR-2026/118");
    }

    [Theory, EveryEngine]
    public async Task A_draft_that_another_tab_changed_after_the_check_page_is_not_sent(Engine engine)
    {
        await using var officer = await Applicant.ReadyAsync(engine);
        var version = await officer.VersionShownAsync();
        await officer.AnswerAsync("amount", ("Asset", "BTC"), ("Amount", "2.5"));

        var page = await officer.Wire.PostAsync($"{officer.Root}/check", ("version", $"{version}"));

        page.Status.ShouldBe(422);
        page.Text.ShouldContain("The draft was changed after you opened this page. Read the answers below again, then send.");
        page.Text.ShouldContain("2.5");
        officer.Factory.Portal.Database.Count("requests").ShouldBe(0);
        (await officer.Wire.PostAsync($"{officer.Root}/check", ("version", page.Typed("version")))).Location.ShouldBe($"{officer.Root}/receipt");
    }

    [Fact]
    public async Task A_document_replaced_in_another_tab_counts_as_a_change()
    {
        await using var officer = await Applicant.ReadyAsync();
        var version = await officer.VersionShownAsync();
        await officer.Wire.UploadAsync(officer.Step("document"), "other.pdf", "%PDF-1.7\n"u8.ToArray());

        var page = await officer.Wire.PostAsync($"{officer.Root}/check", ("version", $"{version}"));

        page.Text.ShouldContain("The draft was changed after you opened this page");
        page.Text.ShouldContain("other.pdf");
    }

    [Theory, EveryEngine]
    public async Task Discarding_asks_first_and_then_leaves_nothing(Engine engine)
    {
        await using var officer = await Applicant.ReadyAsync(engine);

        var question = await officer.Wire.GetAsync($"{officer.Root}/discard");
        question.Text.ShouldContain("Discard this draft?");
        officer.Factory.Portal.Database.Count("drafts").ShouldBe(1);

        (await officer.Wire.PostAsync($"{officer.Root}/discard")).Location.ShouldBe("/agency/requests");
        foreach (var table in new[] { "drafts", "documents", "document_contents" })
            officer.Factory.Portal.Database.Count(table).ShouldBe(0, table);
        (await officer.Wire.GetAsync($"{officer.Root}/draft")).Status.ShouldBe(404);
        (await officer.Wire.PostAsync($"{officer.Root}/discard")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task What_was_sent_cannot_be_discarded_or_changed_and_leads_to_the_request()
    {
        await using var officer = await Applicant.ReadyAsync();
        await officer.Factory.Portal.SubmitAsync(officer.Id, officer.Person.AsActor());
        var before = officer.Factory.Portal.Database.Count("ledger_entries");

        foreach (var path in new[] { "discard", "draft", "draft/term", "check" })
            (await officer.Wire.GetAsync($"{officer.Root}/{path}")).Location.ShouldBe(officer.Root);
        (await officer.Wire.PostAsync($"{officer.Root}/discard")).Location.ShouldBe(officer.Root);
        (await officer.AnswerAsync("term", ("TermDays", "1"))).Location.ShouldBe(officer.Root);
        (await officer.Wire.UploadAsync(officer.Step("document"), "new.pdf", Given.Pdf)).Location.ShouldBe(officer.Root);
        (await officer.Wire.PostAsync($"{officer.Step("term")}?handler=autosave", ("TermDays", "1"))).Status.ShouldBe(404);

        officer.Factory.Portal.Database.Count("ledger_entries").ShouldBe(before);
        (await officer.Factory.Portal.GetAsync(new GetMyRequest(officer.Id), officer.Person.AsActor())).Contents.Freeze!.TermDays.ShouldBe(30);
    }
}
