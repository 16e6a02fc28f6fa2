using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Web.Tests.Agency;

public sealed class TaskListTests
{
    [Theory, EveryEngine]
    public async Task A_new_draft_has_started_nothing_and_its_states_follow_what_is_typed(Engine engine)
    {
        await using var officer = await Applicant.BeginningAsync(engine);
        (await StepsAsync(officer)).ShouldContain("0 of 9 steps are complete. Steps The case Not started Whom you address Not started The legal instrument Not started "
            + "The document Not started Addresses to freeze Not started Asset and amount Not started How long Not started Urgency Not started What happened Not started");

        await officer.AnswerAsync("case", ("CaseNumber", "KR-1"), ("Statute", "§ 146"));
        await officer.AnswerAsync("entity", ("Entity", "EU"));
        await officer.AnswerAsync("instrument", ("IssuedOn.Day", "31"), ("IssuedOn.Month", "2"), ("IssuedOn.Year", "2026"));
        await officer.AnswerAsync("narrative", ("Narrative", "   "));
        await officer.Wire.UploadAsync(officer.Step("document"), "order.pdf", Given.Pdf);

        (await StepsAsync(officer)).ShouldContain("2 of 9 steps are complete. Steps The case In progress Whom you address Completed The legal instrument Needs attention "
            + "The document Completed Addresses to freeze Not started Asset and amount Not started How long Not started Urgency Not started What happened Not started");
    }

    [Fact]
    public async Task A_step_that_another_step_made_wrong_needs_attention()
    {
        await using var officer = await Applicant.ReadyAsync();
        (await StepsAsync(officer)).ShouldContain("9 of 9 steps are complete");

        await officer.AnswerAsync("instrument", [.. Given.FreezeAnswers().Select(answer => (answer.Key, answer.Key == "InstrumentKind" ? "police-freeze-request" : answer.Value))]);
        await officer.AnswerAsync("addresses", ("Addresses", "0x52908400098527886E0F7030069857D2E4169EE7"));

        var page = await StepsAsync(officer);
        page.ShouldContain("7 of 9 steps are complete");
        page.ShouldContain("The legal instrument Completed");
        page.ShouldContain("Addresses to freeze Completed Asset and amount Needs attention How long Needs attention Urgency Completed");
    }

    [Fact]
    public async Task An_urgent_request_without_its_ground_is_not_complete_and_an_ordinary_one_needs_none()
    {
        await using var officer = await Applicant.ReadyAsync();

        await officer.AnswerAsync("urgency", ("Urgency", "FundsInMotion"));
        (await StepsAsync(officer)).ShouldContain("Urgency In progress");
        await officer.AnswerAsync("urgency", ("Urgency", "Normal"));
        (await StepsAsync(officer)).ShouldContain("Urgency Completed");
    }

    [Fact]
    public async Task The_list_leads_on_to_the_first_step_that_is_not_complete_and_then_to_the_check_page()
    {
        await using var officer = await Applicant.ReadyAsync(change: answers => answers["TermDays"] = "");
        const string Main = "<a class=\"btn\" href=\"";
        (await officer.Wire.GetAsync($"{officer.Root}/draft")).Raw.ShouldContain($"{Main}{officer.Step("term")}\"");

        await officer.AnswerAsync("term", ("TermDays", "30"));

        (await officer.Wire.GetAsync($"{officer.Root}/draft")).Raw.ShouldContain($"{Main}{officer.Root}/check\"");
    }

    [Theory, EveryEngine]
    public async Task Beginning_twice_with_the_same_form_begins_one_draft_and_the_list_shows_it(Engine engine)
    {
        await using var officer = await Applicant.BeginningAsync(engine);
        var form = await officer.Wire.GetAsync("/agency/requests/new");
        var draft = form.Typed("draft");

        var begun = await officer.Wire.PostAsync("/agency/requests/new", ("draft", draft), ("Kind", "Freeze"));
        var again = await officer.Wire.PostAsync("/agency/requests/new", ("draft", draft), ("Kind", "Data"));

        (begun.Location, again.Location).ShouldBe(($"/agency/requests/{draft}/draft", $"/agency/requests/{draft}/draft"));
        officer.Factory.Portal.Database.Count("drafts").ShouldBe(2);
        (await officer.Wire.GetAsync("/agency/requests")).Raw.ShouldContain($"<a href=\"/agency/requests/{draft}/draft\">Draft without a case number</a>");
        (await officer.Wire.PostAsync("/agency/requests/new", ("draft", "nonsense"), ("Kind", "Freeze"))).Status.ShouldBe(422);
    }

    private static async Task<string> StepsAsync(Applicant officer) => (await officer.Wire.GetAsync($"{officer.Root}/draft")).Text;
}
