using System.Text;
using Portal.Application.Notices;
using Portal.Application.Questions;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Web.Tests.Leaks;

/// <summary>What goes wrong on purpose, each with a marked value in hand.</summary>
internal sealed class Mishaps(LeakStage stage)
{
    private readonly Plants _plants = stage.Plants;

    public async Task RunAsync()
    {
        using var officer = await Visitor.SignInAsync(stage.Factory, stage.Ears, "Johanna Muster");
        var draft = await stage.Factory.Portal.ADraftAsync(stage.Factory.Portal.Person("Johanna Muster").AsActor());
        var root = $"/agency/requests/{draft}";
        await TypeBadlyAsync(officer, root);
        await FailInsideAsync(officer, root);
        await FailInDatabaseAsync(officer, root);
        await MissTheMailAsync();
        await ConflictAsync();
        await officer.GetAsync($"{root}/discard");
        await officer.DoAsync($"{root}/discard");
        await StrangeRequestAsync();
    }

    private async Task TypeBadlyAsync(Visitor officer, string root)
    {
        await officer.GetAsync($"{root}/draft/narrative");
        (await officer.PostAsync($"{root}/draft/narrative?handler=autosave", ("Narrative", _plants["draft: narrative kept while typing"]))).Status.ShouldBe(204);
        await officer.GetAsync($"{root}/draft/addresses");
        (await officer.PostAsync($"{root}/draft/addresses?handler=lines", ("addresses", _plants["draft: line being typed"]))).Status.ShouldBe(200);
        await officer.GetAsync($"{root}/draft/amount");
        (await officer.PostAsync($"{root}/draft/amount", ("Asset", "BTC"), ("Amount", _plants["form: amount that is none"]), (_plants["form: name of a field"], "1"))).Status.ShouldBe(422);
        (await officer.PostAsync($"{root}/draft/narrative", ("__RequestVerificationToken", "CfDJ8"), ("Narrative", _plants["form refused for its token"]))).Status.ShouldBe(400);
    }

    private async Task FailInsideAsync(Visitor officer, string root)
    {
        await officer.GetAsync($"{root}/draft/narrative");
        var words = _plants["message of an exception in a handler"];
        (stage.Faults.In, stage.Faults.Failure) = ("SaveDraftStep", new InvalidOperationException(words, new FormatException(words)));
        var page = await officer.PostAsync($"{root}/draft/narrative", ("Narrative", words));
        stage.Faults.In = null;
        (page.Status, page.Text.Contains("Something went wrong on our side", StringComparison.Ordinal)).ShouldBe((500, true));
    }

    /// <summary>A trigger that says the value, and a row that breaks a key with it.</summary>
    private async Task FailInDatabaseAsync(Visitor officer, string root)
    {
        var database = stage.Factory.Portal.Database;
        foreach (var sql in Trigger(database.Engine, _plants["message of the database"].Replace("'", "''", StringComparison.Ordinal)))
            database.Run(sql);
        await officer.GetAsync($"{root}/draft/narrative");
        (await officer.PostAsync($"{root}/draft/narrative", ("Narrative", "A short account."))).Status.ShouldBe(500);
        database.Run(database.Engine == Engine.Sqlite ? "DROP TRIGGER planted" : "DROP TRIGGER planted ON drafts");
        await officer.GetAsync($"{root}/draft/case");
        database.Run("CREATE UNIQUE INDEX planted_key ON documents (file_name)");
        var name = $"{_plants["row that breaks a unique key"]}.pdf";
        foreach (var who in new[] { "Johanna Muster", "Lukas Beispiel" })
        {
            var other = await stage.Factory.Portal.GetAsync(
                new Application.Requests.StartDraft(new(Guid.NewGuid()), Domain.Requests.RequestKind.Freeze), stage.Factory.Portal.Person(who).AsActor());
            using var visitor = await Visitor.SignInAsync(stage.Factory, stage.Ears, who);
            await visitor.GetAsync($"/agency/requests/{other}/draft/document");
            using var form = new MultipartFormDataContent
            {
                { new StringContent(visitor.Wire.Token!), "__RequestVerificationToken" }, { new ByteArrayContent(Given.Pdf), "Document", name },
            };
            var sent = await visitor.Wire.SendAsync(HttpMethod.Post, $"/agency/requests/{other}/draft/document", form);
            sent.Status.ShouldBe(who == "Johanna Muster" ? 302 : 422, sent.Text);
        }

        database.Run("DROP INDEX planted_key");
    }

    /// <summary>A folder that is a file takes no mail.</summary>
    private async Task MissTheMailAsync()
    {
        var request = await stage.Factory.Portal.ASubmittedFreezeAsync(
            stage.Factory.Portal.Person("Johanna Muster").AsActor(), answers => answers["Narrative"] = _plants["freeze: narrative"]);
        var amira = stage.Factory.Portal.Person("Signe Lindqvist").AsActor();
        await stage.Factory.Portal.GetAsync(new Application.Requests.ClaimRequest(request), amira);
        await stage.Factory.Portal.GetAsync(new Application.Requests.ConfirmAuthenticity(request), amira);
        await stage.Factory.Portal.GetAsync(new AskAgency(request, new(Guid.NewGuid()), _plants["question to the agency"]), amira);
        if (Directory.Exists(stage.Mails))
            Directory.Delete(stage.Mails, recursive: true);
        await File.WriteAllTextAsync(stage.Mails, "no folder", Encoding.UTF8);
        await stage.RunAsync(new DeliverNotices());
        await stage.RunAsync(new SendMails());
        File.Delete(stage.Mails);
    }

    /// <summary>Two claim the same request; one is told what the other did.</summary>
    private async Task ConflictAsync()
    {
        var request = await stage.Factory.Portal.ASubmittedFreezeAsync(
            stage.Factory.Portal.Person("Johanna Muster").AsActor(), answers => answers["CaseNumber"] = _plants["freeze: case number"]);
        using var first = await Visitor.SignInAsync(stage.Factory, stage.Ears, "Signe Lindqvist");
        await first.GetAsync($"/desk/requests/{request}");
        await first.DoAsync($"/desk/requests/{request}?handler=Claim");
        (await first.PostAsync($"/desk/requests/{request}?handler=Claim")).Status.ShouldBeOneOf(302, 409);
    }

    private async Task StrangeRequestAsync()
    {
        using var stranger = Doors.Wire.To(stage.Factory);
        stranger.Headers.Add(("User-Agent", _plants["by a stranger: user agent"]));
        stranger.Headers.Add(("Referer", $"http://localhost/{_plants["by a stranger: user agent"]}"));
        stranger.Headers.Add(("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        stranger.Headers.Add(("tracestate", $"docket={_plants["by a stranger: baggage and state of a trace"]}"));
        stranger.Headers.Add(("baggage", $"name={_plants["by a stranger: baggage and state of a trace"]}"));
        stranger.Cookies["__Host-docket"] = _plants["by a stranger: cookie"];
        stranger.Cookies["docket-forms"] = _plants["by a stranger: cookie"];
        var (path, query) = (_plants["by a stranger: path"], _plants["by a stranger: query"]);
        foreach (var asked in new[] { $"/{path}?{query}", $"/agency/requests/{path}", $"/css/{path}.css", $"/language/{path}", $"/sign-in?handler={query}", $"/error/{path}" })
        {
            await stranger.GetAsync(asked);
            await stranger.PostAsync(asked, (query, path));
        }
    }

    /// <summary>The words stand in two pieces where the test's own statement would be traced.</summary>
    private static string[] Trigger(Engine engine, string words) => engine == Engine.Sqlite
        ? [$"CREATE TRIGGER planted BEFORE UPDATE ON drafts BEGIN SELECT RAISE(ABORT, '{words}'); END"]
        :
        [
            $"CREATE FUNCTION planted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING MESSAGE = '{words[..12]}' || '{words[12..]}', DETAIL = '{words[..12]}' || '{words[12..]}'; END $$",
            "CREATE TRIGGER planted BEFORE UPDATE ON drafts FOR EACH ROW EXECUTE FUNCTION planted()",
        ];
}
