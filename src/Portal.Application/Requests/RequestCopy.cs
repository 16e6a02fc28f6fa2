using System.Globalization;
using Portal.Application.Policies;
using Portal.Domain.Documents;
using Portal.Domain.Requests;

namespace Portal.Application.Requests;

/// <summary>What a sent request says, as the answers of a form again.</summary>
internal static class RequestCopy
{
    /// <param name="policies">For the amount as people read it.</param>
    /// <param name="request">The request.</param>
    /// <param name="targets">Its targets; they are typed again as they were typed.</param>
    /// <param name="document">The copy of its document.</param>
    public static Dictionary<string, string> Answers(PolicyBook policies, LegalRequest request, IEnumerable<RequestTarget> targets, DocumentId document)
    {
        var lines = targets.OrderBy(target => target.Line).ToList();
        var answers = new Dictionary<string, string>
        {
            ["CaseNumber"] = request.Case.Number, ["Offence"] = request.Case.Offence, ["Statute"] = request.Case.Statute, ["Narrative"] = request.Case.Narrative,
            ["Entity"] = request.Entity,
            ["InstrumentKind"] = request.Instrument.Kind, ["InstrumentNumber"] = request.Instrument.Number, ["IssuingAuthority"] = request.Instrument.IssuingAuthority,
            ["Document"] = document.ToString(),
            ["Addresses"] = string.Join('\n', lines.Select(target => target.Typed)),
            ["Urgency"] = request.Urgency.ToString(), ["UrgencyGround"] = request.UrgencyGround,
        };
        Write(answers, "IssuedOn", request.Instrument.IssuedOn);
        if (lines.Exists(target => target.Confirmed))
            answers["AddressesConfirmed"] = "true";
        if (request.Freeze is { } freeze)
        {
            (answers["Asset"], answers["Amount"]) = (freeze.Asset, policies.Freezes.Written(freeze.Asset, freeze.Amount));
            answers["TermDays"] = freeze.TermDays.ToString(CultureInfo.InvariantCulture);
        }

        if (request.Data is { } data)
        {
            (answers["Categories"], answers["Zone"], answers["Certificate"]) = (data.CategoryCodes, data.Zone, data.Certificate ? "yes" : "no");
            Write(answers, "FirstDay", data.FirstDay);
            Write(answers, "LastDay", data.LastDay);
        }

        return answers;
    }

    private static void Write(Dictionary<string, string> answers, string field, DateOnly day)
    {
        foreach (var (part, number) in new[] { ("Day", day.Day), ("Month", day.Month), ("Year", day.Year) })
            answers[$"{field}.{part}"] = number.ToString(CultureInfo.InvariantCulture);
    }
}
