using Portal.Testing.Engines;

namespace Portal.Journeys.Tests;

/// <summary>What another person decides: a return, a decline, and an approval that an edit voids.</summary>
[Collection(BrowserRun.Name)]
public sealed class AnswerApprovalTests(Browser browser)
{
    [PacketTheory, EveryEngine]
    public async Task A_decline_is_returned_once_then_read_with_its_reasons_and_sent_again_with_everything_in_it(Engine engine)
    {
        using var portal = new PortalProcess(engine);
        await using var officer = await browser.OpenAsync(portal.Address);
        await officer.SignInAsync("Johanna Muster");
        await officer.FillFreezeAsync();
        var reference = await officer.SendAsync();
        await officer.FollowAsync("Follow this request");
        var mine = new Uri(officer.Page.Url).AbsolutePath;

        await using var investigator = await browser.OpenAsync(portal.Address);
        var request = await investigator.ClaimAsync("Signe Lindqvist", reference);
        var answer = await investigator.BeginAnswerAsync(request, "Decline");
        await investigator.ChooseAsync("Codes", "doc-unsigned");
        await investigator.ChooseAsync("Codes", "entity-wrong");
        await investigator.WriteAsync("No.  The order is not signed, and the account is not ours.");
        await investigator.SendForApprovalAsync();

        await using var approver = await browser.OpenAsync(portal.Address);
        await approver.SignInAsync("Helen Park");
        await approver.ReviewAsync(reference);
        await approver.ClickAsync("Return it");
        await approver.SaysAsync("No reason is given. Say what has to change.");
        await approver.FillAsync("Reason", "Say which entity holds the account.");
        await approver.ClickAsync("Return it");
        await approver.SaysAsync("Returned to whoever wrote it.");

        await investigator.GoAsync(request);
        await investigator.SaysAsync("Returned, to be written anew");
        await investigator.GoAsync(answer);
        await investigator.SaysAsync("Say which entity holds the account.");
        await investigator.WriteAsync("The order is not signed. The account stands with our US company: address the order to it.");
        await investigator.SendForApprovalAsync();
        await approver.ApproveAsync(reference);

        await officer.GoWhenAsync(mine, "Send it again with everything you entered");
        var told = await officer.TextAsync();
        told.ShouldContain("The document bears no signature or seal");
        told.ShouldContain("Another legal entity of the operator holds the account");
        told.ShouldContain("The account stands with our US company");
        told.ShouldNotContain("Say which entity holds the account.");
        var (packet, hash) = await Packet.FetchAsync(officer, mine, portal);
        using (packet)
        {
            packet.Holds(hash);
            packet.Shows(reference, "The document bears no signature or seal");
            packet.Contains("Say which entity holds").ShouldBeFalse();
        }

        await officer.GoAsync(mine);
        await officer.FollowAsync("Send it again with everything you entered");
        await officer.ClickAsync("Begin the draft");
        var draft = new Uri(officer.Page.Url).AbsolutePath;
        await officer.GoAsync(draft.Replace("/draft", "/check", StringComparison.Ordinal));
        var check = await officer.TextAsync();
        string[] kept =
        [
            "KR-2026/118", "Docket Demo Exchange Europe GmbH", "12 HR 44/26", "Landesgericht Musterstadt", "order.pdf", FreezeForm.First, FreezeForm.Second, "1.5", "30",
            "The victim paid to the first address.",
        ];
        kept.ShouldAllBe(text => check.Contains(text));
        (await officer.SendAsync()).ShouldNotBe(reference);
        portal.Database.Count("requests").ShouldBe(2);
        Window[] all = [officer, investigator, approver];
        all.SelectMany(window => window.Complaints).ShouldBeEmpty();
    }

    [BrowserTheory, EveryEngine]
    public async Task An_edit_takes_the_answer_back_from_whoever_decides_and_old_pages_say_so(Engine engine)
    {
        using var portal = new PortalProcess(engine);
        await using var officer = await browser.OpenAsync(portal.Address);
        await officer.SignInAsync("Johanna Muster");
        await officer.FillFreezeAsync();
        var reference = await officer.SendAsync();
        await using var investigator = await browser.OpenAsync(portal.Address);
        var answer = await investigator.BeginAnswerAsync(await investigator.TakeUpAsync("Signe Lindqvist", reference), "Final");
        await investigator.FindAsync(1, "NothingHeld");
        await investigator.FindAsync(2, "NothingHeld");
        await investigator.SaveFindingsAsync();
        await investigator.SendForApprovalAsync();
        await using var first = await browser.OpenAsync(portal.Address);
        await first.SignInAsync("Daniel Ferreira");
        await first.ReviewAsync(reference);
        await using var second = await browser.OpenAsync(portal.Address);
        await second.SignInAsync("Helen Park");
        await second.ReviewAsync(reference);

        await investigator.GoAsync(answer);
        await investigator.SaysAsync("This answer was sent already. Any change takes it back from whoever decides, and an approval no longer holds.");
        await investigator.WriteAsync("Neither address has anything.");
        await first.ClickAsync("Approve this answer");
        (await first.TextAsync()).ShouldContain("This cannot be done with the answer now: it is being written");

        await investigator.SendForApprovalAsync();
        await second.ClickAsync("Approve this answer");
        (await second.TextAsync()).ShouldContain("The answer was changed since you read it. Read it again, then decide.");
        portal.Database.Count("answers WHERE state = 'Approved'").ShouldBe(0);
        portal.Database.Count("ledger_entries WHERE event = 'answers.approval-voided'").ShouldBe(1);
    }
}
