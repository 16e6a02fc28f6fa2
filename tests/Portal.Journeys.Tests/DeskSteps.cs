using Microsoft.Playwright;

namespace Portal.Journeys.Tests;

/// <summary>What people at the desk do with a request.</summary>
internal static class DeskSteps
{
    /// <summary>Takes a request from the queue; gives back where it stands.</summary>
    public static async Task<string> ClaimAsync(this Window investigator, string name, string reference)
    {
        await investigator.SignInAsync(name);
        await investigator.FollowAsync(reference);
        await investigator.ClickAsync("Take this request");
        return new Uri(investigator.Page.Url).AbsolutePath;
    }

    /// <summary>Takes a request and finds it genuine.</summary>
    public static async Task<string> TakeUpAsync(this Window investigator, string name, string reference)
    {
        var request = await investigator.ClaimAsync(name, reference);
        await investigator.ClickAsync("It is genuine");
        await investigator.SaysAsync("The request was found genuine. Work on the answer can begin.");
        return request;
    }

    /// <summary>Orders a hold on a line, proving presence when asked.</summary>
    public static async Task OrderHoldAsync(this Window investigator, string request, int line, string amount)
    {
        await investigator.GoAsync(request + "/holds");
        await investigator.FollowAsync($"Place a hold on line {line}");
        if (investigator.Page.Url.Contains("/presence", StringComparison.Ordinal))
            await investigator.ConfirmPresenceAsync();
        await investigator.FillAsync("Amount", amount);
        await investigator.ClickAsync("Place the hold");
        await investigator.SaysAsync("The hold is ordered. An approver has been told; it goes to the operator when another person approves it.");
    }

    /// <summary>Approves the one hold that waits.</summary>
    public static async Task ApproveHoldAsync(this Window approver, string reference)
    {
        await approver.GoAsync("/desk/holds");
        await approver.FollowAsync(reference);
        await approver.ConfirmPresenceAsync();
        await approver.ClickAsync("Approve the hold");
        await approver.SaysAsync("The hold is approved and on its way to the operator.");
    }

    /// <summary>Begins an answer; gives back where it stands.</summary>
    public static async Task<string> BeginAnswerAsync(this Window investigator, string request, string kind, string language = "en")
    {
        await investigator.GoAsync(request);
        await investigator.FollowAsync("Prepare an answer");
        await investigator.ChooseAsync("Kind", kind);
        await investigator.PickAsync("Language", language);
        await investigator.ClickAsync("Begin the answer");
        return new Uri(investigator.Page.Url).AbsolutePath;
    }

    /// <summary>Says what was found of a line, in the form of the page; it is not saved yet.</summary>
    public static async Task FindAsync(this Window investigator, int line, string outcome, string code = "")
    {
        var value = outcome == "Held" ? await investigator.Page.Locator($"[name='Outcome-{line}'] option[value^='Held:']").GetAttributeAsync("value") : outcome;
        await investigator.PickAsync($"Outcome-{line}", value!);
        await investigator.PickAsync($"Code-{line}", code);
    }

    public static async Task SaveFindingsAsync(this Window investigator)
    {
        await investigator.ClickAsync("Save these findings");
        await investigator.SaysAsync("Saved.");
    }

    /// <summary>Uploads a table of a category and looks at its rows.</summary>
    public static async Task StageAsync(this Window investigator, string category, string table)
    {
        await investigator.FollowAsync("Take in a table");
        await investigator.PickAsync("Category", category);
        await investigator.UploadAsync("Table", $"{category}.csv", "text/csv", System.Text.Encoding.UTF8.GetBytes(table));
        await investigator.ClickAsync("Look at its rows");
    }

    public static async Task WriteAsync(this Window investigator, string words)
    {
        await investigator.FillAsync("Words", words);
        await investigator.ClickAsync("Save the words");
        await investigator.SaysAsync("Saved.");
    }

    public static async Task SendForApprovalAsync(this Window investigator)
    {
        await investigator.ClickAsync("Send for approval");
        await investigator.SaysAsync("Sent. Another person decides now.");
    }

    /// <summary>Opens the answer that waits for a decision.</summary>
    public static async Task ReviewAsync(this Window approver, string reference)
    {
        await approver.GoAsync("/desk/approvals");
        await approver.FollowAsync(reference);
        if (approver.Page.Url.Contains("/presence", StringComparison.Ordinal))
            await approver.ConfirmPresenceAsync();
    }

    public static async Task ApproveAsync(this Window approver, string reference)
    {
        await approver.ReviewAsync(reference);
        await approver.ClickAsync("Approve this answer");
        await approver.SaysAsync("Approved. The packet is being made.");
    }

    public static Task PickAsync(this Window window, string field, string value) =>
        window.Page.Locator($"[name='{field}']").SelectOptionAsync(new SelectOptionValue { Value = value });
}
