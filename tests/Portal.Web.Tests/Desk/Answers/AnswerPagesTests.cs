using System.Text.RegularExpressions;
using Portal.Domain.Accounts;
using Portal.Testing;
using Portal.Testing.Engines;
using Portal.Web.Tests.Doors;

namespace Portal.Web.Tests.Desk.Answers;

public sealed class AnswerPagesTests
{
    private const string Unknown = "00000000-0000-4000-8000-000000000001";
    private const string Signe = "Signe Lindqvist";

    [Theory, EveryEngine]
    public async Task A_decline_is_written_sent_and_approved_by_another_person(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        var request = await factory.Portal.AVerifiedFreezeAsync(Actor(factory, "Johanna Muster"), Actor(factory, Signe));
        using var signe = await factory.SignInAsync(factory.Portal.Person(Signe));
        (await signe.GetAsync($"/desk/requests/{request}")).Text.ShouldContain("No answer has been begun. Prepare an answer");

        var form = await signe.GetAsync($"/desk/requests/{request}/answers/new");
        var edit = await signe.PostAndFollowAsync($"/desk/requests/{request}/answers/new", ("answer", Hidden(form, "answer")), ("Kind", "Decline"), ("Language", "ar"));
        var path = $"/desk/requests/{request}/answers/{Hidden(form, "answer")}";
        edit.Text.ShouldContain("Answer 1: Decline");
        edit.Text.ShouldContain("2 things stand against it yet");
        var unsent = await signe.PostAsync($"{path}?handler=Send");
        unsent.Status.ShouldBe(422);
        unsent.Html.ShouldContain("<a href=\"#Codes\">");
        unsent.Html.ShouldNotContain("id=\"Findings\"");
        await signe.PostAndFollowAsync($"{path}?handler=Words", ("Words", "The request names no period.\r\nSend it again with both days."), ("Codes", "scope-no-dates"), ("Codes", "fraud-suspected"), ("Language", "ar"), ("Escalation", ""));
        var sent = await signe.PostAndFollowAsync($"{path}?handler=Send");
        sent.Text.ShouldContain("Sent. Another person decides now.");
        sent.Text.ShouldNotContain("Approve this answer");

        using var daniel = await factory.SignInAsync(factory.Portal.Person("Daniel Ferreira"));
        var list = await daniel.GetAsync("/desk/approvals");
        list.Text.ShouldContain("1 answer waits");
        list.Text.ShouldContain("Answers to decide 1 , 1 waits");
        var review = await PresentAsync(daniel, $"{path}/review");
        review.Text.ShouldContain("The request may not be genuine The agency is told: Another reason");
        review.Text.ShouldContain("What is asked");
        review.Text.ShouldContain("1.5 BTC");
        var approved = await daniel.PostAndFollowAsync($"{path}/review?handler=Approve", ("revision", Hidden(review, "revision")));

        approved.Text.ShouldContain("Approved. The packet is being made.");
        (await daniel.GetAsync("/desk/approvals")).Text.ShouldContain("No answer waits for you");
        (await signe.GetAsync($"/desk/requests/{request}")).Text.ShouldContain("Answer 1 approved");
        (await signe.GetAsync(path)).Text.ShouldContain("Any change takes it back from whoever decides");
    }

    [Theory, EveryEngine]
    public async Task A_returned_answer_shows_its_reason_where_it_is_written_on(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        var request = await factory.Portal.AVerifiedFreezeAsync(Actor(factory, "Johanna Muster"), Actor(factory, Signe));
        var answer = await factory.Portal.ADeclineToDecideAsync(request, Actor(factory, Signe));
        using var daniel = await factory.SignInAsync(factory.Portal.Person("Daniel Ferreira"));
        var review = await PresentAsync(daniel, $"/desk/requests/{request}/answers/{answer}/review");

        var refused = await daniel.PostAsync($"/desk/requests/{request}/answers/{answer}/review?handler=Return", ("revision", Hidden(review, "revision")), ("Reason", " "));
        var returned = await daniel.PostAndFollowAsync($"/desk/requests/{request}/answers/{answer}/review?handler=Return", ("revision", Hidden(review, "revision")), ("Reason", "Say which period."));
        var stale = await daniel.PostAsync($"/desk/requests/{request}/answers/{answer}/review?handler=Approve", ("revision", Hidden(review, "revision")));

        refused.Status.ShouldBe(422);
        refused.Html.ShouldContain("<a href=\"#Reason\">");
        returned.Text.ShouldContain("Returned to whoever wrote it.");
        stale.Status.ShouldBe(409);
        stale.Text.ShouldContain("This cannot be done with the answer now");
        using var signe = await factory.SignInAsync(factory.Portal.Person(Signe));
        (await signe.GetAsync($"/desk/requests/{request}/answers/{answer}")).Text.ShouldContain("Returned with this reason Say which period.");
        (await signe.GetAsync($"/desk/requests/{request}")).Text.ShouldContain("Returned, to be written anew");
    }

    [Theory, EveryEngine]
    public async Task Findings_are_chosen_in_the_table_and_faults_stand_in_their_row(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        var request = await factory.Portal.AVerifiedFreezeAsync(Actor(factory, "Johanna Muster"), Actor(factory, Signe));
        var hold = factory.Portal.AConfirmedHold(request);
        var path = $"/desk/requests/{request}/answers/{await factory.Portal.AnAnswerAsync(request, Actor(factory, Signe))}";
        using var signe = await factory.SignInAsync(factory.Portal.Person(Signe));
        var begun = await signe.GetAsync(path);
        begun.Html.ShouldContain($"<option value=\"Held:{hold}\">");
        begun.Text.ShouldContain("1 BTC held");

        var refused = await signe.PostAsync($"{path}?handler=Findings", ("Outcome-1", $"Held:{hold}"), ("Code-1", ""), ("Outcome-2", "Refused"), ("Code-2", ""));
        refused.Status.ShouldBe(422);
        refused.Html.ShouldContain("id=\"Code-2-error\"");
        refused.Html.ShouldContain("<a href=\"#Code-2\">");
        refused.Html.ShouldContain($"<option value=\"Held:{hold}\" selected=\"selected\">");
        var saved = await signe.PostAndFollowAsync($"{path}?handler=Findings", ("Outcome-1", $"Held:{hold}"), ("Outcome-2", "Refused"), ("Code-2", "freeze-unhosted"));
        saved.Text.ShouldContain("Saved.");
        saved.Text.ShouldContain("Every one of the 2 targets has a finding · Held: 1 · Refused: 1");
        var review = await signe.GetAsync($"{path}/review");
        review.Text.ShouldContain("1 BTC held");
        review.Text.ShouldContain("What is asked and not given");
        (await signe.GetAsync($"{path}?open=true")).Text.ShouldContain("No target is left without a finding.");
    }

    [Theory, EveryEngine]
    public async Task A_table_is_uploaded_looked_at_and_taken_in(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        var request = await factory.Portal.AVerifiedDataRequestAsync(Actor(factory, "Johanna Muster"), Actor(factory, Signe));
        var path = $"/desk/requests/{request}/answers/{await factory.Portal.AnAnswerAsync(request, Actor(factory, Signe))}";
        using var signe = await Wire.SignInAsync(factory, factory.Portal.Person(Signe));
        var form = await signe.GetAsync($"{path}/import");

        (await UploadAsync(signe, $"{path}/import", form.Typed("import"), "deposits-withdrawals", "")).ShouldBlame("Table", "No file came, or it is empty.");
        var import = (await UploadAsync(signe, $"{path}/import", form.Typed("import"), "deposits-withdrawals", Given.Deposits(Given.Target(1), "<nobody>"))).Location!;
        var look = await signe.GetAsync(import);
        look.Text.ShouldContain("2 rows, separated by commas");
        look.Text.ShouldContain("1 of 2 rows cannot be given.");
        look.Text.ShouldContain("3 target <nobody> The request names no such target.");
        look.Raw.ShouldNotContain("<nobody>");
        var mapping = Mapping(look);
        (await signe.PostAsync($"{import}?handler=Check", [.. mapping.Where(column => column.Name != "Map-asset")])).Text.ShouldContain("The column asset must be there.");
        (await signe.PostAsync($"{import}?handler=Accept", mapping)).Text.ShouldContain("1 row cannot be given. Tick that they are left out");
        var accepted = await signe.PostAsync($"{import}?handler=Accept", [.. mapping, ("leaveOut", "1")]);

        accepted.Location.ShouldBe($"{path}?done=added#files");
        var edit = await signe.GetAsync(path);
        edit.Text.ShouldContain("Deposits and withdrawals export.csv");
        edit.Text.ShouldContain("rows of Deposits and withdrawals");
        var file = await signe.GetAsync($"{path}/files/{import[^36..]}");
        file.Headers["Content-Disposition"].ShouldStartWith("attachment; filename=deposits-withdrawals-");
        file.Raw.Split('\n').Length.ShouldBe(3);
        (await signe.GetAsync(import)).Status.ShouldBe(404);
        (await signe.PostAsync($"{path}?handler=Remove", ("file", import[^36..]))).Status.ShouldBe(302);
        (await signe.GetAsync(path)).Text.ShouldContain("No data file yet.");
    }

    [Fact]
    public async Task Categories_and_the_same_word_for_many_targets_have_their_forms()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var request = await factory.Portal.AVerifiedDataRequestAsync(Actor(factory, "Johanna Muster"), Actor(factory, Signe));
        var path = $"/desk/requests/{request}/answers/{await factory.Portal.AnAnswerAsync(request, Actor(factory, Signe))}";
        using var signe = await factory.SignInAsync(factory.Portal.Person(Signe));
        await signe.GetAsync(path);

        (await signe.PostAsync($"{path}?handler=Fill", ("FillOutcome", "Withheld"))).Html.ShouldContain("<a href=\"#FillCode\">");
        (await signe.PostAndFollowAsync($"{path}?handler=Fill", ("FillOutcome", "Withheld"), ("FillCode", "scope-broad"))).Text.ShouldContain("Withheld: 2");
        (await signe.PostAsync($"{path}?handler=Categories", ("Category-balances", "moods"))).Html.ShouldContain("id=\"Category-balances-error\"");
        (await signe.PostAndFollowAsync($"{path}?handler=Categories", ("Category-balances", "data-none"), ("Category-deposits-withdrawals", ""))).Html.ShouldMatch("<option [^>]*selected=\"selected\"[^>]*>Nothing is held</option>");
    }

    [Fact]
    public async Task Pages_of_answers_are_there_only_for_those_whose_work_they_are()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var request = await factory.Portal.AVerifiedFreezeAsync(Actor(factory, "Johanna Muster"), Actor(factory, Signe));
        var answer = await factory.Portal.AnAnswerAsync(request, Actor(factory, Signe));
        string[] pages = [$"/desk/requests/{request}/answers/new", $"/desk/requests/{request}/answers/{answer}", $"/desk/requests/{request}/answers/{answer}/review", $"/desk/requests/{request}/answers/{answer}/import",
            $"/desk/requests/{request}/answers/{answer}/import/{Unknown}", $"/desk/requests/{request}/answers/{answer}/files/{Unknown}"];

        foreach (var name in new[] { "Marguerite Stone", "Ingrid Solheim", "Michael Okafor", "Johanna Muster" })
        {
            using var browser = await factory.SignInAsync(factory.Portal.Person(name));
            foreach (var page in pages.Append("/desk/approvals"))
                (await browser.GetAsync(page)).Status.ShouldBe(404, $"{name} {page}");
        }

        using var signe = await factory.SignInAsync(factory.Portal.Person(Signe));
        (await signe.GetAsync(pages[0])).Status.ShouldBe(404, "one answer at a time");
        (await signe.GetAsync($"/desk/requests/{request}/answers/{Unknown}")).Status.ShouldBe(404);
        (await signe.GetAsync($"/desk/requests/{Unknown}/answers/{answer}")).Status.ShouldBe(404);
        using var daniel = await factory.SignInAsync(factory.Portal.Person("Daniel Ferreira"));
        (await daniel.GetAsync(pages[1])).Location.ShouldBe(pages[2]);
        var read = await daniel.GetAsync(pages[2]);
        (read.Status, read.Text.Contains("Approve this answer"), read.Text.Contains("Write on")).ShouldBe((200, false, false));
        (await daniel.PostAsync($"{pages[1]}?handler=Findings", ("Outcome-1", "NothingHeld"))).Status.ShouldBe(409);
    }

    [Fact]
    public async Task An_answer_reads_from_right_to_left_too()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var request = await factory.Portal.AVerifiedFreezeAsync(Actor(factory, "Johanna Muster"), Actor(factory, Signe));
        var answer = await factory.Portal.AnAnswerAsync(request, Actor(factory, Signe));
        using var signe = await factory.SignInAsync(factory.Portal.Person(Signe));
        await signe.GetAsync("/language/ar?back=%2F");

        foreach (var page in new[] { "", "/review" })
        {
            var shown = await signe.GetAsync($"/desk/requests/{request}/answers/{answer}{page}");
            shown.Html.ShouldContain("dir=\"rtl\"");
            shown.Html.ShouldContain($"<bdi dir=\"ltr\" class=\"mono address\">{Given.Target(1)}</bdi>");
            shown.Html.ShouldNotContain("⟦");
        }
    }

    private static Actor Actor(PortalFactory factory, string name) => factory.Portal.Person(name).AsActor("demo");

    private static string Hidden(Answer page, string name) => Regex.Match(page.Html, $"name=\"{name}\" value=\"([^\"]+)\"").Groups[1].Value;

    /// <summary>Opens a page that wants a fresh proof of presence, and gives it.</summary>
    private static async Task<Answer> PresentAsync(Browser browser, string path)
    {
        var way = await browser.GetAsync(path);
        way.Location.ShouldStartWith("/presence?back=");
        await browser.GetAsync(way.Location);
        return await browser.PostAndFollowAsync(way.Location);
    }

    /// <summary>The columns as the page chose them.</summary>
    private static (string Name, string Value)[] Mapping(Reply page) =>
        [.. from Match box in Regex.Matches(page.Raw, "<select[^>]* name=\"(?<name>Map-[^\"]+)\"[^>]*>(?<options>.*?)</select>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)
            let chosen = Regex.Matches(box.Groups["options"].Value, "<option[^>]*>", RegexOptions.ExplicitCapture).Select(option => option.Value).FirstOrDefault(option => option.Contains("selected"))
            where chosen is not null
            select (box.Groups["name"].Value, Regex.Match(chosen, "value=\"(?<at>[0-9]+)\"", RegexOptions.ExplicitCapture).Groups["at"].Value)];

    private static async Task<Reply> UploadAsync(Wire wire, string path, string import, string category, string csv)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(import), "import" }, { new StringContent(category), "Category" }, { new StringContent(wire.Token!), "__RequestVerificationToken" },
            { new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(csv)), "Table", "export.csv" },
        };
        return await wire.SendAsync(HttpMethod.Post, path, form);
    }
}
