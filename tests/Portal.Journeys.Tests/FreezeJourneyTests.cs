using Portal.Testing.Engines;

namespace Portal.Journeys.Tests;

[Collection(BrowserRun.Name)]
public sealed class FreezeJourneyTests(Browser browser)
{
    [BrowserTheory, EveryEngine]
    public async Task An_officer_files_a_freeze_and_an_investigator_finds_it_with_its_clock_running(Engine engine)
    {
        using var portal = new PortalProcess(engine);
        await using var officer = await browser.OpenAsync(portal.Address);
        await officer.SignInAsync("Johanna Muster");
        await officer.FillFreezeAsync();
        var reference = await officer.SendAsync();
        reference.ShouldStartWith("LE-");

        await using var investigator = await browser.OpenAsync(portal.Address);
        await investigator.SignInAsync("Signe Lindqvist");
        (await investigator.TextAsync()).ShouldContain(reference);
        await investigator.FollowAsync(reference);
        var page = await investigator.TextAsync();
        page.ShouldContain("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa");
        page.ShouldContain("order.pdf");
        page.ShouldContain("RT-3");
        page.ShouldContain("FRZ-A2");
        await investigator.ClickAsync("Take this request");
        (await investigator.TextAsync()).ShouldContain("Signe Lindqvist");

        await officer.FollowAsync("Follow this request");
        (await officer.TextAsync()).ShouldContain("Taken by an investigator");
        officer.Complaints.ShouldBeEmpty();
        investigator.Complaints.ShouldBeEmpty();
    }

    [BrowserTheory, EveryEngine]
    public async Task After_a_kill_right_after_the_receipt_everything_is_there_once(Engine engine)
    {
        using var portal = new PortalProcess(engine);
        await using var officer = await browser.OpenAsync(portal.Address);
        await officer.SignInAsync("Johanna Muster");
        await officer.FillFreezeAsync("FundsInMotion");
        var reference = await officer.SendAsync();

        portal.Kill();
        portal.Start();

        await using var investigator = await browser.OpenAsync(portal.Address);
        await investigator.SignInAsync("Amira Haddad");
        (await investigator.TextAsync()).ShouldContain(reference);
        await investigator.GoWhenAsync("/notices", reference);
        portal.Database.Count("requests").ShouldBe(1);
        portal.Database.Count("clocks").ShouldBe(3);
        portal.Database.Count("ledger_entries WHERE event = 'requests.freeze-submitted'").ShouldBe(1);
        portal.Database.Count("outbox WHERE topic = 'in-your-queue'").ShouldBe(1);
        portal.Database.Count("notices WHERE topic = 'in-your-queue'").ShouldBe(1);
    }

    [BrowserTheory, InlineData(Engine.Sqlite)]
    public async Task What_was_typed_outlives_a_session_that_ended_meanwhile(Engine engine)
    {
        using var portal = new PortalProcess(engine);
        await using var officer = await browser.OpenAsync(portal.Address, script: false);
        await officer.SignInAsync("Johanna Muster");
        await officer.GoAsync("/agency/requests/new");
        await officer.ChooseAsync("Kind", "Freeze");
        await officer.ClickAsync("Start now");
        var draft = officer.Page.Url;
        await officer.GoAsync(draft + "/narrative");
        await officer.FillAsync("Narrative", "Line one.\n  Line two, with \"quotes\" & <angles>.");
        portal.Database.Run("DELETE FROM sessions");

        await officer.ContinueAsync();
        (await officer.TextAsync()).ShouldContain("Your session has ended");
        var beside = await officer.Page.Context.NewPageAsync();
        await beside.GotoAsync("/sign-in");
        await beside.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Johanna Muster" }).ClickAsync();
        await beside.WaitForURLAsync("**/agency/requests");
        await officer.ClickAsync("Send again");
        await officer.ClickAsync("Send again");

        await officer.GoAsync(draft + "/narrative");
        (await officer.Page.Locator("[name='Narrative']").InputValueAsync()).ShouldBe("Line one.\n  Line two, with \"quotes\" & <angles>.");
    }

    [BrowserTheory, EveryEngine]
    public async Task The_whole_form_works_without_script_and_a_resent_form_makes_one_request(Engine engine)
    {
        using var portal = new PortalProcess(engine);
        await using var officer = await browser.OpenAsync(portal.Address, script: false);
        await officer.SignInAsync("Lukas Beispiel");
        await officer.FillFreezeAsync();
        var check = officer.Page.Url;
        var reference = await officer.SendAsync();

        await officer.Page.GoBackAsync();
        if (officer.Page.Url == check && await officer.Main.GetByText("Send the request").CountAsync() > 0)
            await officer.ClickAsync("Send the request");
        await officer.GoAsync("/agency/requests");

        (await officer.TextAsync()).ShouldContain(reference);
        portal.Database.Count("requests").ShouldBe(1);
    }
}
