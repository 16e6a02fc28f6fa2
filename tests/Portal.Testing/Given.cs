using Portal.Application.Documents;
using Portal.Application.Requests;
using Portal.Application.Requests.Forms;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;

namespace Portal.Testing;

/// <summary>What tests start from, made through commands as it really arrives. Everything is valid unless a test says otherwise.</summary>
public static partial class Given
{
    /// <summary>A Bitcoin and an Ethereum address with good checksums.</summary>
    public const string Addresses = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa\n3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy";

    /// <summary>The smallest file the portal takes for a PDF.</summary>
    public static byte[] Pdf { get; } = "%PDF-1.4\n%%EOF\n"u8.ToArray();

    /// <summary>Answers of a complete freeze form.</summary>
    public static Dictionary<string, string> FreezeAnswers() => new()
    {
        ["CaseNumber"] = "KR-2026/118",
        ["Offence"] = "fraud",
        ["Statute"] = "§ 146 StGB",
        ["Entity"] = "EU",
        ["InstrumentKind"] = "court-freezing-order",
        ["InstrumentNumber"] = "12 HR 44/26",
        ["IssuingAuthority"] = "Landesgericht Musterstadt",
        ["IssuedOn.Day"] = "20",
        ["IssuedOn.Month"] = "11",
        ["IssuedOn.Year"] = "2026",
        ["Addresses"] = Addresses,
        ["Asset"] = "BTC",
        ["Amount"] = "1.5",
        ["TermDays"] = "30",
        ["Urgency"] = "Normal",
        ["Narrative"] = "The victim paid to the first address; the second received the change.",
    };

    /// <summary>A draft with its document and answers, ready to be sent unless <paramref name="change"/> spoils it.</summary>
    public static async Task<RequestId> ADraftAsync(this TestPortal portal, Actor officer, Action<Dictionary<string, string>>? change = null)
    {
        var id = new RequestId(Guid.NewGuid());
        await portal.GetAsync(new StartDraft(id, RequestKind.Freeze), officer);
        await portal.GetAsync(new AttachDocument(id, "order.pdf", Pdf), officer);
        var answers = FreezeAnswers();
        change?.Invoke(answers);
        foreach (var step in RequestForms.Of(RequestKind.Freeze).Steps)
            await portal.GetAsync(new SaveDraftStep(id, step.Name, answers), officer);
        return id;
    }

    /// <summary>Sends a draft as the check page does.</summary>
    public static async Task<Domain.Result<RequestReference>> SubmitAsync(this TestPortal portal, RequestId draft, Actor officer)
    {
        var page = await portal.GetAsync(new GetDraft(draft), officer);
        return page.Kind == RequestKind.Data
            ? await portal.SendAsync(new SubmitDataRequest(draft, page.Version, page.Typed, "en"), officer)
            : await portal.SendAsync(new SubmitFreezeRequest(draft, page.Version, page.Typed, "en"), officer);
    }

    /// <summary>A freeze request in its team's queue.</summary>
    public static async Task<RequestId> ASubmittedFreezeAsync(this TestPortal portal, Actor officer, Action<Dictionary<string, string>>? change = null)
    {
        var draft = await portal.ADraftAsync(officer, change);
        _ = (await portal.SubmitAsync(draft, officer)).Value;
        return draft;
    }
}
