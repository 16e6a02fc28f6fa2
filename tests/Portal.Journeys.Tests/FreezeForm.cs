namespace Portal.Journeys.Tests;

/// <summary>How an officer fills the freeze form, page by page.</summary>
internal static class FreezeForm
{
    public const string First = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
    public const string Second = "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy";
    private static readonly byte[] s_pdf = "%PDF-1.4\n%%EOF\n"u8.ToArray();

    /// <summary>From the start page to the check page.</summary>
    public static async Task FillFreezeAsync(this Window officer, string urgency = "Normal")
    {
        await officer.GoAsync("/agency/requests/new");
        await officer.ChooseAsync("Kind", "Freeze");
        await officer.ClickAsync("Start now");
        await officer.FollowAsync("Continue");
        await officer.FillAsync("CaseNumber", "KR-2026/118");
        await officer.Page.Locator("[name='Offence']").SelectOptionAsync("fraud");
        await officer.ContinueAsync();
        await officer.ChooseAsync("Entity", "EU");
        await officer.ContinueAsync();
        await officer.ChooseAsync("InstrumentKind", "court-freezing-order");
        await officer.FillAsync("InstrumentNumber", "12 HR 44/26");
        await officer.FillAsync("IssuingAuthority", "Landesgericht Musterstadt");
        await officer.FillAsync("IssuedOn.Day", "1");
        await officer.FillAsync("IssuedOn.Month", "11");
        await officer.FillAsync("IssuedOn.Year", "2026");
        await officer.ContinueAsync();
        await officer.Page.Locator("[name='Document']").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = "order.pdf", MimeType = "application/pdf", Buffer = s_pdf });
        await officer.ContinueAsync();
        await officer.FillAsync("Addresses", First);
        await officer.FillAsync("AddressToAdd", Second);
        await officer.ClickAsync("Add");
        await officer.ContinueAsync();
        await officer.Page.Locator("[name='Asset']").SelectOptionAsync("BTC");
        await officer.FillAsync("Amount", "1.5");
        await officer.ContinueAsync();
        await officer.FillAsync("TermDays", "30");
        await officer.ContinueAsync();
        await officer.ChooseAsync("Urgency", urgency);
        if (urgency != "Normal")
            await officer.FillAsync("UrgencyGround", "Two transfers left the address within ten minutes.");
        await officer.ContinueAsync();
        await officer.FillAsync("Narrative", "The victim paid to the first address.\nThe second received the change.");
        await officer.ContinueAsync();
        officer.Page.Url.ShouldEndWith("/check");
    }

    public static Task ContinueAsync(this Window officer) => officer.ClickAsync("Save and continue");

    /// <summary>Sends the request and gives back its reference.</summary>
    public static async Task<string> SendAsync(this Window officer)
    {
        await officer.ClickAsync("Send the request");
        officer.Page.Url.ShouldEndWith("/receipt");
        return await officer.Main.Locator(".ref-tag").First.InnerTextAsync();
    }
}
