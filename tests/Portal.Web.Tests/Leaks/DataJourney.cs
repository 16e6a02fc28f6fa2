using System.Text;
using System.Text.RegularExpressions;
using Portal.Application.Notices;
using Portal.Application.Packets;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Web.Tests.Doors;

namespace Portal.Web.Tests.Leaks;

/// <summary>A request for data from its first page to its packet, with a marked value in every field and in every cell of a table.</summary>
internal sealed class DataJourney(LeakStage stage)
{
    private readonly Plants _plants = stage.Plants;

    public async Task RunAsync()
    {
        using var officer = await Visitor.SignInAsync(stage.Factory, stage.Ears, "Johanna Muster");
        using var desk = await Visitor.SignInAsync(stage.Factory, stage.Ears, "Amira Haddad");
        using var approver = await Visitor.SignInAsync(stage.Factory, stage.Ears, "Daniel Ferreira");
        var request = await AskAsync(officer);
        var path = request.Replace("/agency/", "/desk/", StringComparison.Ordinal);
        await desk.GetAsync(path);
        await desk.DoAsync($"{path}?handler=Claim");
        await desk.DoAsync($"{path}?handler=Confirm");
        var form = await desk.GetAsync($"{path}/answers/new");
        var answer = $"{path}/answers/{FreezeJourney.Hidden(form, "answer")}";
        await desk.DoAsync($"{path}/answers/new", ("answer", FreezeJourney.Hidden(form, "answer")), ("Kind", "Final"), ("Language", "en"));
        await FindAsync(desk, answer);
        await ImportAsync(desk, answer);
        await desk.DoAsync($"{answer}?handler=Words", ("Words", _plants["answer: words with withheld data"]), ("Language", "en"), ("Escalation", ""));
        await desk.DoAsync($"{answer}?handler=Send");
        await approver.BePresentAsync();
        var review = await approver.GetAsync($"{answer}/review");
        await approver.DoAsync($"{answer}/review?handler=Approve", ("revision", FreezeJourney.Hidden(review, "revision")));
        (await stage.RunAsync(new PressPackets())).Pressed.ShouldBe(1);
        await stage.RunAsync(new DeliverNotices());
        await stage.RunAsync(new SendMails());
        stage.CollectMails();
        await officer.GetAsync("/notices");
        await officer.GetAsync(request);
    }

    private async Task<string> AskAsync(Visitor officer)
    {
        var answers = Given.DataAnswers();
        (answers["CaseNumber"], answers["Statute"]) = (_plants["data: case number"], _plants["data: statute"]);
        (answers["InstrumentNumber"], answers["IssuingAuthority"]) = (_plants["data: instrument number"], _plants["data: issuing authority"]);
        (answers["Urgency"], answers["UrgencyGround"], answers["Narrative"]) = ("FundsInMotion", _plants["data: ground of urgency"], _plants["data: narrative"]);
        answers["Addresses"] = $"{_plants["data: e-mail address"]}\n{_plants["data: phone number"]}\n{_plants["data: hash of a transaction"]}\n{Given.FirstAddress}";
        return await FreezeJourney.FillInAsync(officer, RequestKind.Data, answers, $"{_plants["data: name of the document"]}.pdf", _plants["data: contents of the document"]);
    }

    private static async Task FindAsync(Visitor desk, string answer)
    {
        await desk.GetAsync(answer);
        await desk.DoAsync(
            $"{answer}?handler=Findings", ("Outcome-1", "NothingHeld"), ("Outcome-2", "NothingHeld"), ("Outcome-3", "NothingHeld"), ("Outcome-4", "Produced"));
        await desk.DoAsync($"{answer}?handler=Categories", ("Category-kyc-identity", "legal-process-too-low"), ("Category-deposits-withdrawals", ""));
    }

    private async Task ImportAsync(Visitor desk, string answer)
    {
        var form = await desk.GetAsync($"{answer}/import");
        var csv =
            $"target,record_id,account_id,kind,occurred_at_utc,asset,amount,{_plants["table: heading of a column"]}\n"
            + $"{Given.FirstAddress},{_plants["table: record id"]},{_plants["table: account id"]},deposit,2026-10-01T12:00:00Z,BTC,0.5,x\n"
            + $"{_plants["table: target that nobody named"]},R-2,A-1,deposit,2026-10-01T12:00:00Z,BTC,0.5,x\n";
        var staged = await desk.UploadAsync(
            $"{answer}/import", "Table", $"{_plants["table: name of the file"]}.csv", Encoding.UTF8.GetBytes(csv), ("import", form.Typed("import")), ("Category", "deposits-withdrawals"));
        var look = await desk.GetAsync(staged.Location!);
        var mapping = Mapping(look);
        await desk.PostAsync($"{staged.Location}?handler=Check", mapping);
        await desk.DoAsync($"{staged.Location}?handler=Accept", [.. mapping, ("leaveOut", "1")]);
    }

    private static (string Name, string Value)[] Mapping(Reply page) =>
        [.. from Match box in Regex.Matches(page.Raw, "<select[^>]* name=\"(?<name>Map-[^\"]+)\"[^>]*>(?<options>.*?)</select>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)
            let chosen = Regex.Matches(box.Groups["options"].Value, "<option[^>]*>").Select(option => option.Value).FirstOrDefault(option => option.Contains("selected", StringComparison.Ordinal))
            where chosen is not null
            select (box.Groups["name"].Value, Regex.Match(chosen, "value=\"(?<at>[0-9]+)\"", RegexOptions.ExplicitCapture).Groups["at"].Value)];
}
