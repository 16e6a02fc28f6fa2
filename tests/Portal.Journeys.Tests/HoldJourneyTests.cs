using Portal.Testing.Engines;

namespace Portal.Journeys.Tests;

/// <summary>Holds and the operator's system: a call that is never answered, and a request that is taken back.</summary>
[Collection(BrowserRun.Name)]
public sealed class HoldJourneyTests(Browser browser)
{
    [BrowserTheory, EveryEngine]
    public async Task A_hold_that_the_operator_never_answers_is_in_doubt_then_chased_and_placed_once(Engine engine)
    {
        using var portal = new PortalProcess(engine);
        using var theOperator = new OperatorControl(portal);
        await theOperator.NextAsync("timeout");
        await using var officer = await browser.OpenAsync(portal.Address);
        await using var investigator = await browser.OpenAsync(portal.Address);
        var (_, request) = await HoldAsync(portal, officer, investigator);

        await investigator.GoWhenAsync(request + "/holds", "In doubt");
        var doubt = await investigator.TextAsync();
        doubt.ShouldContain("We do not know yet whether the operator holds it. We ask again at");
        doubt.ShouldContain("The operator did not answer in time");
        await investigator.GoWhenAsync(request + "/holds", "The operator’s name for it:");
        var placed = await investigator.TextAsync();
        placed.ShouldContain("The operator was asked 2 times");
        placed.ShouldNotContain("In doubt");
        (await theOperator.HoldsAsync()).ShouldBe(["held 150000000"]);
        await investigator.GoAsync(request);
        await investigator.SaysAsync("Hold in doubt: the operator did not say whether it was placed");
        await investigator.SaysAsync("1 hold is placed");
    }

    [BrowserTheory, EveryEngine]
    public async Task A_request_taken_back_leaves_its_hold_where_it_is(Engine engine)
    {
        using var portal = new PortalProcess(engine);
        using var theOperator = new OperatorControl(portal);
        await using var officer = await browser.OpenAsync(portal.Address);
        await using var investigator = await browser.OpenAsync(portal.Address);
        var (mine, request) = await HoldAsync(portal, officer, investigator);
        await investigator.GoWhenAsync(request + "/holds", "The operator’s name for it:");

        await officer.GoAsync(mine);
        await officer.FollowAsync("Take it back");
        await officer.SaysAsync("Holds that were placed stay as they are. Taking the request back lifts none of them; only a request to unfreeze does.");
        await officer.ChooseAsync("Reason", "case-closed");
        await officer.ClickAsync("Take the request back");
        await officer.SaysAsync("The request was taken back. Holds that were placed stay as they are.");

        await investigator.GoAsync(request + "/holds");
        (await investigator.TextAsync()).ShouldContain("1.5 BTC Placed");
        await investigator.GoAsync(request);
        await investigator.SaysAsync("Taken back by the agency: the case is closed");
        (await theOperator.HoldsAsync()).ShouldBe(["held 150000000"]);
        portal.Database.Count("holds WHERE state = 'Confirmed'").ShouldBe(1);
    }

    /// <summary>A request with a hold that was approved; gives back where officer and desk find it.</summary>
    private async Task<(string Mine, string Request)> HoldAsync(PortalProcess portal, Window officer, Window investigator)
    {
        await officer.SignInAsync("Johanna Muster");
        await officer.FillFreezeAsync();
        var reference = await officer.SendAsync();
        await officer.FollowAsync("Follow this request");
        var request = await investigator.TakeUpAsync("Signe Lindqvist", reference);
        await investigator.OrderHoldAsync(request, 1, "1.5");
        await using var approver = await browser.OpenAsync(portal.Address);
        await approver.SignInAsync("Daniel Ferreira");
        await approver.ApproveHoldAsync(reference);
        return (new Uri(officer.Page.Url).AbsolutePath, request);
    }
}
