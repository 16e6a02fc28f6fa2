using Portal.Application.Requests;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Web.Tests.Agency;

public sealed class SendTests
{
    [Theory, EveryEngine]
    public async Task Sending_leads_to_the_receipt_with_the_reference_and_what_happens_next(Engine engine)
    {
        await using var officer = await Applicant.ReadyAsync(engine);
        var version = await officer.VersionShownAsync();

        var sent = await officer.Wire.PostAsync($"{officer.Root}/check", ("version", $"{version}"));

        (sent.Status, sent.Location).ShouldBe((302, $"{officer.Root}/receipt"));
        var receipt = await officer.Wire.GetAsync(sent.Location!);
        var reference = (string)officer.Factory.Portal.Database.List("SELECT reference FROM requests").ShouldHaveSingleItem();
        RequestReference.TryParse(reference, null, out var read).ShouldBeTrue();
        receipt.Text.ShouldContain($"Your reference {read.Text}");
        receipt.Text.ShouldContain("Your request is in the queue of the team “Europe”.");
        receipt.Text.ShouldContain("An investigator takes it by 24 Nov 2026, 11:00 UTC.");
        receipt.Text.ShouldContain("Sent 24 Nov 2026, 09:00 UTC.");
        (await officer.Wire.GetAsync("/agency/requests")).Text.ShouldContain($"{read.Text} Freeze request KR-2026/118 Waiting in the queue 24 Nov 2026, 09:00 UTC");
    }

    [Theory, EveryEngine]
    public async Task The_same_form_sent_twice_ends_on_the_same_receipt_with_one_request(Engine engine)
    {
        await using var officer = await Applicant.ReadyAsync(engine);
        var version = await officer.VersionShownAsync();

        var first = await officer.Wire.PostAsync($"{officer.Root}/check", ("version", $"{version}"));
        var again = await officer.Wire.PostAsync($"{officer.Root}/check", ("version", $"{version}"));

        (again.Status, again.Location).ShouldBe((302, first.Location));
        ShouldBeOneRequest(officer);
    }

    [Theory, EveryEngine]
    public async Task The_same_form_sent_eight_times_at_once_ends_on_the_same_receipt_with_one_request(Engine engine)
    {
        await using var officer = await Applicant.ReadyAsync(engine);
        var version = await officer.VersionShownAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => officer.Wire.PostAsync($"{officer.Root}/check", ("version", $"{version}"))));

        answers.Select(answer => (answer.Status, answer.Location)).Distinct().ShouldHaveSingleItem().ShouldBe((302, $"{officer.Root}/receipt"));
        ShouldBeOneRequest(officer);
    }

    [Fact]
    public async Task The_request_shows_what_was_asked_where_it_stands_and_what_is_due()
    {
        await using var officer = await Applicant.ReadyAsync();
        var reference = (await officer.Factory.Portal.SubmitAsync(officer.Id, officer.Person.AsActor())).Value;

        var page = await officer.Wire.GetAsync(officer.Root);

        page.Text.ShouldContain($"Request {reference.Text}");
        page.Text.ShouldContain("Waiting in the queue It is waiting for an investigator. The operator owes you the next step.");
        page.Text.ShouldContain("Amount 1.5 BTC");
        page.Text.ShouldContain("Taken by an investigator");
        page.Raw.ShouldContain("<bdi dir=\"ltr\" class=\"mono address\">3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy</bdi>");
    }

    [Fact]
    public async Task Who_took_the_request_stays_at_the_desk()
    {
        await using var officer = await Applicant.ReadyAsync();
        await officer.Factory.Portal.SubmitAsync(officer.Id, officer.Person.AsActor());
        await officer.Factory.Portal.GetAsync(new ClaimRequest(officer.Id), officer.Factory.Portal.Person("Signe Lindqvist").AsActor());

        var page = await officer.Wire.GetAsync(officer.Root);

        page.Text.ShouldContain("An investigator has it");
        page.Text.ShouldNotContain("Lindqvist");
    }

    [Fact]
    public async Task A_draft_has_no_receipt_and_no_request_page_yet()
    {
        await using var officer = await Applicant.ReadyAsync();

        (await officer.Wire.GetAsync(officer.Root)).Location.ShouldBe($"{officer.Root}/draft");
        (await officer.Wire.GetAsync($"{officer.Root}/receipt")).Location.ShouldBe($"{officer.Root}/draft");
    }

    private static void ShouldBeOneRequest(Applicant officer)
    {
        var database = officer.Factory.Portal.Database;
        (database.Count("requests"), database.Count("drafts")).ShouldBe((1, 0));
        database.Count("ledger_entries WHERE event = 'requests.freeze-submitted'").ShouldBe(1);
        database.Count("outbox WHERE topic = 'received'").ShouldBe(1);
    }
}
