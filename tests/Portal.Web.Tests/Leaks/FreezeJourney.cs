using System.Text;
using System.Text.RegularExpressions;
using Portal.Application.Holds;
using Portal.Application.Notices;
using Portal.Application.Packets;
using Portal.Application.Requests.Forms;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Web.Tests.Doors;

namespace Portal.Web.Tests.Leaks;

/// <summary>A freeze from its first page to its answer, with a marked value in every field.</summary>
internal sealed class FreezeJourney(LeakStage stage)
{
    private readonly Plants _plants = stage.Plants;
    private string _desk = "";

    public async Task RunAsync()
    {
        using var officer = await Visitor.SignInAsync(stage.Factory, stage.Ears, "Johanna Muster");
        using var desk = await Visitor.SignInAsync(stage.Factory, stage.Ears, "Amira Haddad");
        using var approver = await Visitor.SignInAsync(stage.Factory, stage.Ears, "Daniel Ferreira");
        var request = await AskAsync(officer);
        _desk = request.Replace("/agency/", "/desk/", StringComparison.Ordinal);
        await TakeAsync(desk, officer, request);
        await HoldAsync(desk, approver);
        await AnswerAsync(desk, approver);
        await stage.RunAsync(new PressPackets());
        await DeliverAsync();
        await FetchAsync(officer, request);
    }

    /// <summary>Fills a form in page by page and sends it.</summary>
    public static async Task<string> FillInAsync(Visitor officer, RequestKind kind, IReadOnlyDictionary<string, string> answers, string fileName, string contents)
    {
        var start = await officer.GetAsync("/agency/requests/new");
        var draft = await officer.PostAsync("/agency/requests/new", ("draft", Hidden(start, "draft")), ("kind", $"{kind}"));
        draft.Status.ShouldBe(302, draft.Text);
        var root = draft.Location![..^"/draft".Length];
        foreach (var step in RequestForms.Of(kind).Steps)
        {
            await officer.GetAsync($"{root}/draft/{step.Name}");
            var fields = step.Fields.SelectMany(field => field.TypedNames).Where(answers.ContainsKey).SelectMany(name => Values(name, answers[name])).ToArray();
            if (step.Name == "document")
                await officer.UploadAsync($"{root}/draft/{step.Name}", "Document", fileName, [.. Given.Pdf, .. Encoding.UTF8.GetBytes(contents)]);
            else
                await officer.DoAsync($"{root}/draft/{step.Name}", fields);
        }

        var check = await officer.GetAsync($"{root}/check");
        await officer.DoAsync($"{root}/check", ("version", check.Typed("version")));
        await officer.GetAsync(root);
        return root;
    }

    public static string Hidden(Reply page, string name) => Regex.Match(page.Html, $"name=\"{name}\" value=\"([^\"]+)\"").Groups[1].Value;

    private static IEnumerable<(string Name, string Value)> Values(string name, string value) =>
        name == "Categories" ? value.Split(',').Select(one => (name, one)) : [(name, value)];

    private async Task<string> AskAsync(Visitor officer)
    {
        var answers = Given.FreezeAnswers();
        (answers["CaseNumber"], answers["Statute"]) = (_plants["freeze: case number"], _plants["freeze: statute"]);
        (answers["InstrumentNumber"], answers["IssuingAuthority"]) = (_plants["freeze: instrument number"], _plants["freeze: issuing authority"]);
        (answers["Urgency"], answers["UrgencyGround"]) = ("FundsInMotion", _plants["freeze: ground of urgency"]);
        (answers["Narrative"], answers["Amount"]) = (_plants["freeze: narrative"], _plants["freeze: amount"]);
        answers["Addresses"] = $"{_plants["freeze: address"]}\n{Given.SecondAddress}";
        return await FillInAsync(officer, RequestKind.Freeze, answers, $"{_plants["freeze: name of the document"]}.pdf", _plants["freeze: contents of the document"]);
    }

    private async Task TakeAsync(Visitor desk, Visitor officer, string request)
    {
        await DeliverAsync();
        await desk.GetAsync("/desk/queue");
        await desk.GetAsync(_desk);
        await desk.DoAsync($"{_desk}?handler=Claim");
        await desk.DoAsync($"{_desk}?handler=Confirm");
        var ask = await desk.GetAsync($"{_desk}/ask");
        await desk.DoAsync($"{_desk}/ask", ("question", ask.Typed("question")), ("Text", _plants["question to the agency"]));
        await DeliverAsync();
        await officer.GetAsync("/notices");
        var asked = await officer.GetAsync($"{request}/reply");
        await officer.DoAsync($"{request}/reply", ("question", Hidden(asked, "question")), ("Text", _plants["reply to the desk"]));
        await desk.GetAsync(_desk);
    }

    private async Task HoldAsync(Visitor desk, Visitor approver)
    {
        await desk.BePresentAsync();
        await approver.BePresentAsync();
        await OrderAsync(desk, 1, _plants["amount of a hold"]);
        var first = await ToDecideAsync(approver);
        await approver.DoAsync($"{first}?handler=Reject", ("Reason", _plants["reason for rejecting a hold"]));
        (await desk.GetAsync($"{_desk}/holds/place/1?balance=true")).Text.ShouldContain("PLANT", Case.Sensitive, "the operator names the account");

        // A line that fails, then a word about nothing, then the hold; and a refusal for the other target.
        await OrderAsync(desk, 1, _plants["amount of a hold"]);
        await approver.DoAsync($"{await ToDecideAsync(approver)}?handler=Approve");
        stage.Operator.Next.Enqueue(http => PlantedOperator.FailAsync(http, 500, _plants["operator: body of a fault"]));
        stage.Operator.Next.Enqueue(http =>
        {
            http.Abort();
            return Task.CompletedTask;
        });
        for (var times = 0; times < 3; times++)
        {
            await stage.RunAsync(new ChaseHolds());
            stage.Factory.Portal.Time.Advance(TimeSpan.FromMinutes(1));
        }

        (await desk.GetAsync($"{_desk}/holds")).Text.ShouldContain("Placed");
        await OrderAsync(desk, 2, "0.1");
        await approver.DoAsync($"{await ToDecideAsync(approver)}?handler=Approve");
        stage.Operator.Next.Enqueue(http => PlantedOperator.FailAsync(http, 422, $$"""{"code":"{{_plants["operator: code of a refusal"]}}"}"""));
        await stage.RunAsync(new ChaseHolds());
        stage.Operator.Next.ShouldBeEmpty();
    }

    private async Task OrderAsync(Visitor desk, int line, string amount)
    {
        var form = await desk.GetAsync($"{_desk}/holds/place/{line}");
        await desk.DoAsync($"{_desk}/holds/place/{line}", ("hold", Hidden(form, "hold")), ("Amount", amount));
    }

    private async Task<string> ToDecideAsync(Visitor approver)
    {
        var list = await approver.GetAsync("/desk/holds");
        var path = Regex.Match(list.Raw, $"{_desk}/holds/[0-9a-f-]{{36}}").Value;
        await approver.GetAsync(path);
        return path;
    }

    private async Task AnswerAsync(Visitor desk, Visitor approver)
    {
        var form = await desk.GetAsync($"{_desk}/answers/new");
        var answer = $"{_desk}/answers/{Hidden(form, "answer")}";
        await desk.DoAsync($"{_desk}/answers/new", ("answer", Hidden(form, "answer")), ("Kind", "Final"), ("Language", "en"));
        var held = Regex.Match((await desk.GetAsync(answer)).Raw, "<option value=\"(?<held>Held:[^\"]+)\"", RegexOptions.ExplicitCapture).Groups["held"].Value;
        await desk.DoAsync($"{answer}?handler=Findings", ("Outcome-1", held), ("Outcome-2", "Refused"), ("Code-2", "freeze-unhosted"));
        await WriteAsync(desk, answer, _plants["answer: words"]);
        var returned = await approver.GetAsync($"{answer}/review");
        await approver.DoAsync($"{answer}/review?handler=Return", ("revision", Hidden(returned, "revision")), ("Reason", _plants["answer: reason for returning it"]));
        await WriteAsync(desk, answer, _plants["answer: words written anew"]);
        var review = await approver.GetAsync($"{answer}/review");
        await approver.DoAsync($"{answer}/review?handler=Approve", ("revision", Hidden(review, "revision")));
    }

    private static async Task WriteAsync(Visitor desk, string answer, string words)
    {
        await desk.GetAsync(answer);
        await desk.DoAsync($"{answer}?handler=Words", ("Words", words), ("Language", "en"), ("Escalation", ""));
        await desk.DoAsync($"{answer}?handler=Send");
    }

    private async Task DeliverAsync()
    {
        await stage.RunAsync(new DeliverNotices());
        await stage.RunAsync(new SendMails());
        stage.CollectMails();
    }

    private static async Task FetchAsync(Visitor officer, string request)
    {
        await officer.BePresentAsync();
        var page = await officer.GetAsync(request);
        var answer = Regex.Match(page.Raw, $"{request}/answers/[0-9a-f-]{{36}}").Value;
        await officer.GetAsync(answer);
        (await officer.PostAsync($"{answer}?handler=download")).Status.ShouldBe(200);
    }
}
