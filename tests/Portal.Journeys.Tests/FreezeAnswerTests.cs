using Portal.Testing.Engines;

namespace Portal.Journeys.Tests;

/// <summary>A freeze from the form to the packet in the officer's hands and the figure on the manager's page.</summary>
[Collection(BrowserRun.Name)]
public sealed class FreezeAnswerTests(Browser browser)
{
    private const string Words = "تم تجميد المبلغ المطلوب في العنوان الأول، ولا يوجد شيء في العنوان الثاني.";

    [PacketTheory, EveryEngine]
    public async Task A_freeze_asked_in_Arabic_comes_back_as_a_sealed_packet_and_as_a_figure(Engine engine)
    {
        using var portal = new PortalProcess(engine);
        await using var officer = await browser.OpenAsync(portal.Address);
        await officer.SignInAsync("ليلى المثال");
        await officer.SpeakAsync("ar");
        await officer.FillFreezeAsync();
        var reference = await officer.SendAsync();
        await officer.FollowAsync("Follow this request");
        var mine = new Uri(officer.Page.Url).AbsolutePath;

        await using var investigator = await browser.OpenAsync(portal.Address);
        var request = await investigator.TakeUpAsync("Michael Okafor", reference);
        await investigator.FollowAsync("Ask the agency");
        await investigator.FillAsync("Text", "Which of the two transfers do you mean?");
        await investigator.ClickAsync("Send the question");
        await investigator.SaysAsync("The question is with the officer. The answer’s clock stands still until the reply.");

        await officer.GoAsync(mine);
        await officer.SaysAsync("You owe a reply. The time until it comes does not count against the operator.");
        await officer.FollowAsync("Reply");
        await officer.FillAsync("Text", "نقصد التحويل الأول.");
        await officer.ClickAsync("Send the reply");
        await officer.SaysAsync("Your reply is with the operator, whose time runs on.");

        await investigator.OrderHoldAsync(request, 1, "1.5");
        await using var approver = await browser.OpenAsync(portal.Address);
        await approver.SignInAsync("Daniel Ferreira");
        await approver.ApproveHoldAsync(reference);
        await investigator.GoWhenAsync(request + "/holds", "The operator’s name for it:");
        (await investigator.TextAsync()).ShouldContain("1.5 BTC Placed");

        await investigator.BeginAnswerAsync(request, "Final", "ar");
        await investigator.FindAsync(1, "Held");
        await investigator.FindAsync(2, "NothingHeld");
        await investigator.SaveFindingsAsync();
        await investigator.WriteAsync(Words);
        await investigator.SendForApprovalAsync();
        await approver.ApproveAsync(reference);

        var (packet, told) = await Packet.FetchAsync(officer, mine, portal);
        using (packet)
        {
            packet.Holds(told);
            packet.Shows(reference, FreezeForm.First, FreezeForm.Second, "1.5");
            var findings = System.Text.Encoding.UTF8.GetString(packet.Files()["findings.csv"]);
            findings.ShouldContain($"{FreezeForm.First},,Held,");
            findings.ShouldContain($"{FreezeForm.Second},,NothingHeld,");
        }

        await using var manager = await browser.OpenAsync(portal.Address);
        await manager.SignInAsync("Marguerite Stone");
        await manager.GoAsync("/desk/response-times");
        await manager.FollowAsync(manager.Main.Locator("a[aria-label^='Mean, Gross, Freeze']"));
        await manager.FollowAsync(reference);
        var header = await manager.TextAsync();
        header.ShouldContain(reference);
        header.ShouldNotContain(FreezeForm.First);

        await investigator.GoAsync(request);
        await investigator.ClickAsync("File it away");
        await investigator.SaysAsync("The request is filed away.");
        Window[] all = [officer, investigator, approver, manager];
        all.SelectMany(window => window.Complaints).ShouldBeEmpty();
    }
}
