using Microsoft.Playwright;

namespace Portal.Journeys.Tests;

/// <summary>How an officer fills the form of a data request, page by page.</summary>
internal static class DataForm
{
    public const string Email = "jane.roe@example.org";
    public const string Address = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";

    /// <summary>From the start page to the check page.</summary>
    public static async Task FillDataAsync(this Window officer, params string[] categories)
    {
        await officer.GoAsync("/agency/requests/new");
        await officer.ChooseAsync("Kind", "Data");
        await officer.ClickAsync("Start now");
        await officer.FollowAsync("Continue");
        await officer.FillAsync("CaseNumber", "KR-2026/119");
        await officer.PickAsync("Offence", "fraud");
        await officer.ContinueAsync();
        await officer.ChooseAsync("Entity", "EU");
        await officer.ContinueAsync();
        await officer.ChooseAsync("InstrumentKind", "court-order");
        await officer.FillAsync("InstrumentNumber", "12 HR 45/26");
        await officer.FillAsync("IssuingAuthority", "Landesgericht Musterstadt");
        await officer.DayAsync("IssuedOn", 1, 11, 2026);
        await officer.ContinueAsync();
        await officer.UploadAsync("Document", "order.pdf", "application/pdf", "%PDF-1.4\n%%EOF\n"u8.ToArray());
        await officer.ContinueAsync();
        await officer.FillAsync("Addresses", $"{Email}\n{Address}");
        await officer.ContinueAsync();
        if (await officer.Page.Locator("[name='AddressesConfirmed'][type='checkbox']").CountAsync() > 0)
        {
            await officer.Page.Locator("[name='AddressesConfirmed'][type='checkbox']").CheckAsync();
            await officer.ContinueAsync();
        }

        foreach (var category in categories)
            await officer.ChooseAsync("Categories", category);
        await officer.ContinueAsync();
        await officer.DayAsync("FirstDay", 1, 6, 2026);
        await officer.DayAsync("LastDay", 31, 10, 2026);
        await officer.PickAsync("Zone", "Europe/Vienna");
        await officer.ContinueAsync();
        await officer.ChooseAsync("Certificate", "no");
        await officer.ContinueAsync();
        await officer.ChooseAsync("Urgency", "Normal");
        await officer.ContinueAsync();
        await officer.FillAsync("Narrative", "The victim wrote to the e-mail address and paid to the other.");
        await officer.ContinueAsync();
        officer.Page.Url.ShouldEndWith("/check");
    }

    public static Task UploadAsync(this Window window, string field, string name, string type, byte[] bytes) =>
        window.Page.Locator($"[name='{field}']").SetInputFilesAsync(new FilePayload { Name = name, MimeType = type, Buffer = bytes });

    private static async Task DayAsync(this Window officer, string field, int day, int month, int year)
    {
        await officer.FillAsync($"{field}.Day", $"{day}");
        await officer.FillAsync($"{field}.Month", $"{month}");
        await officer.FillAsync($"{field}.Year", $"{year}");
    }
}
