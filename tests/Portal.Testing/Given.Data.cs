using Portal.Application.Documents;
using Portal.Application.Requests;
using Portal.Application.Requests.Forms;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;

namespace Portal.Testing;

/// <content>Data requests.</content>
public static partial class Given
{
    /// <summary>An e-mail address and a Bitcoin address: targets of a data request.</summary>
    public const string Identifiers = "Jane.Roe@example.org\n1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";

    /// <summary>Answers of a complete form of a data request.</summary>
    public static Dictionary<string, string> DataAnswers() => new()
    {
        ["CaseNumber"] = "KR-2026/119",
        ["Offence"] = "fraud",
        ["Statute"] = "§ 146 StGB",
        ["Entity"] = "EU",
        ["InstrumentKind"] = "court-order",
        ["InstrumentNumber"] = "12 HR 45/26",
        ["IssuingAuthority"] = "Landesgericht Musterstadt",
        ["IssuedOn.Day"] = "20",
        ["IssuedOn.Month"] = "11",
        ["IssuedOn.Year"] = "2026",
        ["Addresses"] = Identifiers,
        ["AddressesConfirmed"] = "true",
        ["Categories"] = "kyc-identity,deposits-withdrawals",
        ["FirstDay.Day"] = "1",
        ["FirstDay.Month"] = "6",
        ["FirstDay.Year"] = "2026",
        ["LastDay.Day"] = "31",
        ["LastDay.Month"] = "10",
        ["LastDay.Year"] = "2026",
        ["Zone"] = "Europe/Vienna",
        ["Certificate"] = "yes",
        ["Urgency"] = "Normal",
        ["Narrative"] = "The victim wrote to the e-mail address and paid to the other.",
    };

    /// <summary>A draft of a data request with its document and answers, ready to be sent unless <paramref name="change"/> spoils it.</summary>
    public static async Task<RequestId> ADataDraftAsync(this TestPortal portal, Actor officer, Action<Dictionary<string, string>>? change = null)
    {
        var id = new RequestId(Guid.NewGuid());
        await portal.GetAsync(new StartDraft(id, RequestKind.Data), officer);
        await portal.GetAsync(new AttachDocument(id, "order.pdf", Pdf), officer);
        var answers = DataAnswers();
        change?.Invoke(answers);
        foreach (var step in RequestForms.Of(RequestKind.Data).Steps)
            await portal.GetAsync(new SaveDraftStep(id, step.Name, answers), officer);
        return id;
    }

    /// <summary>A data request in its team's queue.</summary>
    public static async Task<RequestId> ASubmittedDataRequestAsync(this TestPortal portal, Actor officer, Action<Dictionary<string, string>>? change = null)
    {
        var draft = await portal.ADataDraftAsync(officer, change);
        _ = (await portal.SubmitAsync(draft, officer)).Value;
        return draft;
    }
}
