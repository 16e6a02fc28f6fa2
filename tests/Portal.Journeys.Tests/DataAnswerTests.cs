using Portal.Testing.Engines;

namespace Portal.Journeys.Tests;

/// <summary>A data request from the form to its packets: part of it first, then the rest, and nothing that is withheld.</summary>
[Collection(BrowserRun.Name)]
public sealed class DataAnswerTests(Browser browser)
{
    private const string StatusRow = "STATUS7KQ2";
    private const string GivenRow = "GIVEN4MX9";
    private const string WrongRow = "WRONG8PLT3";
    private const string WithheldTarget = "TARGETW5ZD";
    private const string WithheldCategory = "CATEGORYH2RB";
    private const string UnmappedColumn = "COLUMNV6NE";

    [PacketTheory, EveryEngine]
    public async Task A_data_request_is_answered_in_part_then_in_full_and_what_is_withheld_is_in_no_byte(Engine engine)
    {
        using var portal = new PortalProcess(engine);
        await using var officer = await browser.OpenAsync(portal.Address);
        await officer.SignInAsync("Johanna Muster");
        await officer.FillDataAsync("contact", "account-status", "deposits-withdrawals");
        var reference = await officer.SendAsync();
        await officer.FollowAsync("Follow this request");
        var mine = new Uri(officer.Page.Url).AbsolutePath;
        await using var investigator = await browser.OpenAsync(portal.Address);
        var request = await investigator.TakeUpAsync("Signe Lindqvist", reference);
        await using var approver = await browser.OpenAsync(portal.Address);
        await approver.SignInAsync("Daniel Ferreira");

        await investigator.BeginAnswerAsync(request, "Interim");
        await investigator.FindAsync(2, "Produced");
        await investigator.SaveFindingsAsync();
        await investigator.StageAsync("account-status", $"target,account_id,status,opened_at_utc\n{DataForm.Address},{StatusRow},active,2026-06-02T10:00:00Z\n");
        await investigator.SaysAsync("The row can be given.");
        await investigator.ClickAsync("Take 1 row in");
        await investigator.SendForApprovalAsync();
        await approver.ApproveAsync(reference);
        var (part, partTold) = await Packet.FetchAsync(officer, mine, portal);
        using (part)
        {
            part.Holds(partTold);
            part.Files().Keys.ShouldBe(["manifest.json", "findings.csv", "account-status.csv"], ignoreOrder: true);
            part.Contains(StatusRow).ShouldBeTrue();
        }

        await officer.GoAsync(mine);
        (await officer.TextAsync()).ShouldContain("In review");
        await WriteRestAsync(investigator, request);
        await approver.ApproveAsync(reference);
        await officer.GoWhenAsync(mine, "The final answer is ready for you below.");
        var (rest, restTold) = await Packet.FetchAsync(officer, mine, portal);
        using (rest)
        {
            rest.Holds(restTold);
            rest.Shows(reference, DataForm.Email, DataForm.Address, "This needs a stronger legal instrument");
            rest.Contains(GivenRow).ShouldBeTrue("else nothing that follows says anything");
            string[] absent = [WrongRow, WithheldTarget, WithheldCategory, UnmappedColumn];
            absent.Where(rest.Contains).ShouldBeEmpty();
        }

        await officer.GoAsync(mine);
        var answers = await officer.TextAsync();
        answers.ShouldContain("Answer 1: interim answer");
        answers.ShouldContain("Answer 2: final answer");
        Window[] all = [officer, investigator, approver];
        all.SelectMany(window => window.Complaints).ShouldBeEmpty();
    }

    /// <summary>The final answer: a table with rows that cannot be given, a target and a category that are withheld.</summary>
    private static async Task WriteRestAsync(Window investigator, string request)
    {
        var answer = await investigator.BeginAnswerAsync(request, "Final");
        await investigator.FindAsync(1, "Withheld", "legal-process-too-low");
        await investigator.FindAsync(2, "Produced");
        await investigator.SaveFindingsAsync();
        await investigator.StageAsync("contact", $"target,account_id,email\n{DataForm.Address},U-1,{WithheldCategory}@example.org\n");
        await investigator.ClickAsync("Take 1 row in");
        await investigator.ClickAsync("Take out contact.csv (Contact details)");
        await investigator.PickAsync("Category-contact", "scope-broad");
        await investigator.ClickAsync("Save the categories");

        await investigator.GoAsync(answer);
        await investigator.StageAsync("deposits-withdrawals", $"""
            whose;record_id;account_id;kind;When;asset;amount;internal
            {DataForm.Address};{GivenRow};U-1;deposit;2026-06-03T09:00:00Z;BTC;0.25;{UnmappedColumn}
            {DataForm.Address};{WrongRow};U-1;deposit;2026-06-04T09:00:00Z;BTC;0,25;
            {DataForm.Email};{WithheldTarget};U-2;withdrawal;2026-06-05T09:00:00Z;BTC;0.5;
            """);
        await investigator.SaysAsync("The column target must be there. Choose where it stands in the file.");
        await investigator.PickAsync("Map-target", "0");
        await investigator.PickAsync("Map-occurred_at_utc", "4");
        await investigator.ClickAsync("Look again");
        var look = await investigator.TextAsync();
        look.ShouldContain("2 of 3 rows cannot be given.");
        look.ShouldContain("Not a decimal number. Write digits with a point, without exponent and grouping.");
        look.ShouldContain("The answer gives nothing about this target. Leave the row out, or change the finding.");
        await investigator.ClickAsync("Take 1 row in");
        await investigator.SaysAsync("2 rows cannot be given. Tick that they are left out, or correct the file and upload it again.");
        await investigator.Page.Locator("[name='leaveOut']").CheckAsync();
        await investigator.ClickAsync("Take 1 row in");
        await investigator.SaysAsync("The table was taken in.");
        await investigator.WriteAsync("The records of the e-mail account need a judge's order; the contact details are wider than the case.");
        await investigator.SendForApprovalAsync();
    }
}
