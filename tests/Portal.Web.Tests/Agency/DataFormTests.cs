using System.Text.RegularExpressions;
using Portal.Domain.Requests;
using Portal.Testing.Engines;
using Portal.Web.Tests.Doors;

namespace Portal.Web.Tests.Agency;

public sealed class DataFormTests
{
    [Theory]
    [InlineData("instrument", "InstrumentKind", "Choose the document the request rests on")]
    [InlineData("targets", "Addresses", "Nobody is named")]
    [InlineData("categories", "Categories", "No records are chosen")]
    [InlineData("range", "FirstDay", "The first day is missing")]
    [InlineData("range", "LastDay", "The last day is missing")]
    [InlineData("range", "Zone", "The time zone is missing")]
    [InlineData("certificate", "Certificate", "It is not said whether you need a certificate")]
    [InlineData("narrative", "Narrative", "how it leads to these targets")]
    public async Task What_is_missing_is_said_beside_its_field_and_in_the_summary(string step, string field, string words)
    {
        await using var officer = await Applicant.BeginningAsync(kind: RequestKind.Data);

        (await officer.AnswerAsync(step)).ShouldBlame(field, words);
    }

    [Fact]
    public async Task A_draft_begins_with_what_it_asks_for()
    {
        await using var officer = await Applicant.BeginningAsync();
        var draft = (await officer.Wire.GetAsync("/agency/requests/new")).Typed("draft");

        (await officer.Wire.PostAsync("/agency/requests/new", ("draft", draft))).ShouldBlame("Kind", "Choose what you ask for");
        (await officer.Wire.PostAsync("/agency/requests/new", ("draft", draft), ("Kind", "Seizure"))).ShouldBlame("Kind", "Choose what you ask for");
        (await officer.Wire.PostAsync("/agency/requests/new", ("draft", draft), ("Kind", "7"))).Status.ShouldBe(422);
        (await officer.Wire.PostAsync("/agency/requests/new", ("draft", draft), ("Kind", "Data"))).Location.ShouldBe($"/agency/requests/{draft}/draft");
        (await officer.Wire.GetAsync($"/agency/requests/{draft}/draft/categories")).Text.ShouldContain("Data request · step 6 of 10");
    }

    [Theory, EveryEngine]
    public async Task Ticked_categories_are_kept_and_one_that_the_instrument_does_not_carry_is_refused_with_what_would(Engine engine)
    {
        await using var officer = await Applicant.AskingAsync(engine, answers => answers["InstrumentKind"] = "police-request");

        var page = await officer.AnswerAsync("categories", ("Categories", "contact"), ("Categories", "trades"));

        page.ShouldBlame("Categories", "“Trades” cannot be handed over on this instrument (Police request). It needs one of: Production order, Court order,");
        Regex.Matches(page.Raw, "<input[^>]*type=\"checkbox\"[^>]*>").Select(box => box.Value).Where(box => box.Contains(" checked"))
            .Select(box => Regex.Match(box, "value=\"([^\"]*)\"").Groups[1].Value).ShouldBe(["contact", "trades"]);
        page.Text.ShouldContain("The chosen instrument does not carry this. It needs one of: Court order, Search warrant, Request for mutual legal assistance.");
        (await officer.StoredAsync("Categories")).ShouldBe("contact,trades");

        (await officer.AnswerAsync("categories", ("Categories", "contact"))).Location.ShouldBe(officer.Step("range"));
    }

    [Fact]
    public async Task Lines_may_name_what_is_no_address()
    {
        await using var officer = await Applicant.AskingAsync();

        var page = await officer.AnswerAsync("targets", ("Addresses", "jane@example.org\n+43 660 1234567\nU-12345678"), ("action", "check"));

        page.Text.ShouldContain("1 jane@example.org E-mail Compare by hand");
        page.Text.ShouldContain("Compare +436601234567 with your source");
        page.Text.ShouldContain("3 U-12345678 Account Compare by hand");
        (await officer.Wire.PostAsync($"{officer.Step("targets")}?handler=lines", ("addresses", "jane@example.org"))).Text.ShouldContain("E-mail");
    }

    [Fact]
    public async Task The_zone_of_the_agencys_country_is_offered_first()
    {
        await using var officer = await Applicant.BeginningAsync(kind: RequestKind.Data);

        var page = (await officer.OpenAsync("range")).Raw;

        page.IndexOf("Europe/Vienna", StringComparison.Ordinal).ShouldBeInRange(1, page.IndexOf("Europe/Berlin", StringComparison.Ordinal));
    }

    [Theory, EveryEngine]
    public async Task A_data_request_is_checked_sent_and_shown_to_officer_and_desk_with_its_scope(Engine engine)
    {
        await using var officer = await Applicant.AskingAsync(engine);
        string[] scope =
        [
            "Who the customer is", "Deposits and withdrawals", "From the beginning of 1 Jun 2026 to the end of 31 Oct 2026, in the time zone Europe/Vienna.",
            "In UTC: from 31 May 2026, 22:00 UTC until 31 Oct 2026, 23:00 UTC.", "Yes, a named person signs one", "Jane.Roe@example.org",
        ];

        var check = await officer.Wire.GetAsync($"{officer.Root}/check");
        check.Raw.ShouldNotContain("error-summary");
        foreach (var words in scope)
            check.Text.ShouldContain(words);
        var sent = await officer.Wire.PostAsync($"{officer.Root}/check", ("version", check.Typed("version")));

        sent.Location.ShouldBe($"{officer.Root}/receipt");
        (await officer.Wire.GetAsync($"{officer.Root}/receipt")).Text.ShouldContain("The final answer is due by");
        var page = await officer.Wire.GetAsync(officer.Root);
        using var investigator = await Wire.SignInAsync(officer.Factory, officer.Factory.Portal.Person("Signe Lindqvist"));
        var desk = await investigator.GetAsync($"/desk/requests/{officer.Id}");
        foreach (var words in scope)
        {
            page.Text.ShouldContain(words);
            desk.Text.ShouldContain(words);
        }

        desk.Text.ShouldContain("Data request sent");
        desk.Text.ShouldContain("Court order");
        (await investigator.GetAsync("/desk/queue?kind=Data")).Raw.ShouldContain(officer.Id.ToString());
        (await investigator.GetAsync("/desk/queue?kind=Freeze")).Raw.ShouldNotContain(officer.Id.ToString());
    }

    [Fact]
    public async Task The_form_of_somebody_else_and_a_step_of_the_other_form_are_not_there()
    {
        await using var officer = await Applicant.AskingAsync();
        using var other = await Wire.SignInAsync(officer.Factory, officer.Factory.Portal.Person("Lukas Beispiel"));

        (await other.GetAsync(officer.Step("categories"))).Status.ShouldBe(404);
        (await officer.OpenAsync("amount")).Status.ShouldBe(404);
        (await officer.StoredAsync()).Kind.ShouldBe(RequestKind.Data);
    }
}
