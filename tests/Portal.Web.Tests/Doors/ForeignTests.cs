using System.Text.RegularExpressions;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Web.Tests.Doors;

public sealed class ForeignTests
{
    private const string Unknown = "00000000-0000-4000-8000-000000000001";

    private static readonly string[] s_draftPages = ["draft", "draft/case", "draft/nonsense", "check", "discard", "receipt", "reply", "withdraw", "replace", ""];
    private static readonly string[] s_draftForms = ["draft/case", "draft/case?handler=autosave", "draft/document", "check", "discard", "reply", "withdraw", "replace"];

    [Theory, EveryEngine]
    public async Task Somebody_elses_draft_and_request_look_like_ones_that_do_not_exist(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        var johanna = factory.Portal.Person("Johanna Muster");
        var draft = (await factory.Portal.ADraftAsync(johanna.AsActor())).ToString();
        var sent = (await factory.Portal.ASubmittedFreezeAsync(johanna.AsActor())).ToString();
        var marks = Marks(factory);

        foreach (var name in new[] { "Lukas Beispiel", "Renate Vorlage", "見本 花子" })
        {
            using var wire = await Wire.SignInAsync(factory, factory.Portal.Person(name));
            foreach (var id in new[] { draft, sent })
            {
                foreach (var page in s_draftPages)
                    Faceless(await wire.GetAsync($"/agency/requests/{id}/{page}"), id).ShouldBe(Faceless(await wire.GetAsync($"/agency/requests/{Unknown}/{page}"), Unknown), $"{name} {page}");
                foreach (var form in s_draftForms)
                    Faceless(await PostAsync(wire, id, form), id).ShouldBe(Faceless(await PostAsync(wire, Unknown, form), Unknown), $"{name} {form}");
            }
        }

        Marks(factory).ShouldBe(marks);
    }

    [Theory, EveryEngine]
    public async Task Somebody_elses_document_looks_like_one_that_does_not_exist(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        var johanna = factory.Portal.Person("Johanna Muster");
        var draft = await factory.Portal.ADraftAsync(johanna.AsActor());
        var document = (await factory.Portal.GetAsync(new GetDraft(draft), johanna.AsActor())).Typed["Document"];
        using var owner = await Wire.SignInAsync(factory, johanna);
        using var wire = await Wire.SignInAsync(factory, factory.Portal.Person("Lukas Beispiel"));
        var own = (await factory.Portal.ADraftAsync(factory.Portal.Person("Lukas Beispiel").AsActor())).ToString();

        (await owner.GetAsync($"/agency/requests/{draft}/documents/{document}")).Status.ShouldBe(200);
        var foreign = Faceless(await wire.GetAsync($"/agency/requests/{draft}/documents/{document}"), draft.ToString(), document);

        foreign.ShouldContain("Page not found");
        foreign.ShouldBe(Faceless(await wire.GetAsync($"/agency/requests/{Unknown}/documents/{document}"), Unknown, document));
        foreign.ShouldBe(Faceless(await wire.GetAsync($"/agency/requests/{own}/documents/{document}"), own, document));
    }

    [Fact]
    public async Task A_draft_of_somebody_else_is_not_taken_over_by_beginning_with_its_number()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var draft = await factory.Portal.ADraftAsync(factory.Portal.Person("Johanna Muster").AsActor());
        using var wire = await Wire.SignInAsync(factory, factory.Portal.Person("Lukas Beispiel"));
        await wire.GetAsync("/agency/requests/new");

        (await wire.PostAsync("/agency/requests/new", ("draft", draft.ToString()), ("Kind", "Data"))).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("Johanna Muster", "/desk", "queue", "requests/ID", "requests/ID/documents/ID")]
    [InlineData("Renate Vorlage", "/desk", "queue", "requests/ID", "requests/ID/documents/ID")]
    [InlineData("Signe Lindqvist", "/agency", "requests", "requests/new", "requests/ID", "requests/ID/draft", "requests/ID/receipt", "requests/ID/documents/ID")]
    [InlineData("Marguerite Stone", "/agency", "requests", "requests/new", "requests/ID", "requests/ID/check")]
    [InlineData("Ravi Menon", "/agency", "requests", "requests/new", "requests/ID", "requests/ID/discard")]
    [InlineData("Ravi Menon", "/desk", "queue", "requests/ID", "requests/ID/documents/ID")]
    public async Task Behind_another_door_there_is_nothing(string name, string door, params string[] pages)
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var sent = (await factory.Portal.ASubmittedFreezeAsync(factory.Portal.Person("Johanna Muster").AsActor())).ToString();
        var document = (await factory.Portal.GetAsync(new GetMyRequest(new(Guid.Parse(sent))), factory.Portal.Person("Johanna Muster").AsActor())).Contents.Document.Id.ToString();
        using var wire = await Wire.SignInAsync(factory, factory.Portal.Person(name));
        var nothing = Faceless(await wire.GetAsync($"{door}/no-such-page"), "no-such-page");

        foreach (var path in pages.Select(page => page.Replace("documents/ID", $"documents/{document}").Replace("ID", sent)))
            Faceless(await wire.GetAsync($"{door}/{path}"), path).ShouldBe(nothing, path);
        (await wire.PostAsync($"{door}/{pages[0]}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_supervisor_who_sends_nothing_is_offered_no_new_request()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        using var wire = await Wire.SignInAsync(factory, factory.Portal.Person(Role.Supervisor));

        (await wire.GetAsync("/agency/requests/new")).Status.ShouldBe(404);
        (await wire.GetAsync("/agency/requests")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Every_entry_of_every_persons_masthead_leads_to_a_page()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);

        foreach (var role in Enum.GetValues<Role>().Except([Role.Anonymous, Role.System]))
        {
            using var wire = await Wire.SignInAsync(factory, factory.Portal.Person(role));
            var home = await wire.GetAsync((await wire.GetAsync("/")).Location!);
            home.Status.ShouldBe(200, $"{role}");
            foreach (var entry in Regex.Matches(Regex.Match(home.Raw, "<nav class=\"masthead-nav\".*?</nav>", RegexOptions.Singleline).Value, "href=\"(?<to>[^\"]+)\"").Select(link => link.Groups["to"].Value))
                (await wire.GetAsync(entry)).Status.ShouldBe(200, $"{role} {entry}");
        }
    }

    [Fact]
    public async Task Nobody_is_led_to_the_sign_in_page_with_the_way_back()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        using var wire = Wire.To(factory);

        foreach (var path in new[] { "/agency/requests", $"/agency/requests/{Unknown}/draft/case?from=check", "/desk/queue", "/notices", "/no-such-page", "/css/none.css" })
        {
            var answer = await wire.GetAsync(path);
            (answer.Status, answer.Location).ShouldBe((302, $"/sign-in?back={Uri.EscapeDataString(path)}"));
        }

        // A form is not sent elsewhere, since what was typed would be lost on the way.
        var form = await wire.PostAsync($"/agency/requests/{Unknown}/check");
        (form.Status, form.Text.Contains("Your session has ended", StringComparison.Ordinal)).ShouldBe((401, true));
        (await wire.GetAsync($"{wire.Home}/evil.example")).Location.ShouldBe("/sign-in?back=%2F%2Fevil.example");
    }

    private static Task<Reply> PostAsync(Wire wire, string id, string form) => form.EndsWith("document", StringComparison.Ordinal)
        ? wire.UploadAsync($"/agency/requests/{id}/{form}", "new.pdf", Given.Pdf)
        : wire.PostAsync($"/agency/requests/{id}/{form}", ("CaseNumber", "taken over"), ("version", "1"));

    /// <summary>Status, place and page without what must differ: the path that was asked for and the form's token.</summary>
    private static string Faceless(Reply page, params string[] asked)
    {
        page.Status.ShouldBe(404);
        var text = asked.Aggregate(page.Raw, (raw, part) => raw.Replace(Uri.EscapeDataString(part), "ID"));
        return $"{page.Status} {page.Location} {Regex.Replace(text, "(?<=name=\"__RequestVerificationToken\" type=\"hidden\" value=\")[^\"]+", "")}";
    }

    private static string Marks(PortalFactory factory) =>
        string.Join(' ', factory.Portal.Database.List("SELECT version FROM drafts").Concat(
        [
            factory.Portal.Database.Count("documents"), factory.Portal.Database.Count("requests"),
            factory.Portal.Database.Count("ledger_entries WHERE event <> 'accounts.signed-in'"),
        ]));
}
