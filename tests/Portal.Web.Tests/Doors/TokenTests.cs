using System.Reflection;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Accounts;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Web.Tests.Doors;

public sealed class TokenTests
{
    /// <summary>Every form of the portal: who may send it, its page model and handler, and where it goes.</summary>
    private static readonly (string? Who, string Handler, string Path)[] s_forms =
    [
        (null, "SignInModel.OnPostAsync", "/sign-in"),
        ("Johanna Muster", "NewModel.OnPostAsync", "/agency/requests/new"),
        ("Johanna Muster", "StepModel.OnPostAsync", "/agency/requests/DRAFT/draft/case"),
        ("Johanna Muster", "StepModel.OnPostAutosaveAsync", "/agency/requests/DRAFT/draft/case?handler=autosave"),
        ("Johanna Muster", "StepModel.OnPostLinesAsync", "/agency/requests/DRAFT/draft/addresses?handler=lines"),
        ("Johanna Muster", "CheckModel.OnPostAsync", "/agency/requests/DRAFT/check"),
        ("Johanna Muster", "DiscardModel.OnPostAsync", "/agency/requests/DRAFT/discard"),
        ("Signe Lindqvist", "CaseModel.OnPostClaimAsync", "/desk/requests/SENT?handler=claim"),
        ("Signe Lindqvist", "CaseModel.OnPostPutBackAsync", "/desk/requests/SENT?handler=putback"),
        ("Signe Lindqvist", "PlaceModel.OnPostAsync", "/desk/requests/SENT/holds/place/1"),
        ("Signe Lindqvist", "DecideModel.OnPostApproveAsync", "/desk/requests/SENT/holds/00000000-0000-4000-8000-000000000001?handler=approve"),
        ("Signe Lindqvist", "DecideModel.OnPostRejectAsync", "/desk/requests/SENT/holds/00000000-0000-4000-8000-000000000001?handler=reject"),
        ("Johanna Muster", "MyAnswerModel.OnPostDownloadAsync", "/agency/requests/SENT/answers/ANSWER?handler=download"),
        ("Johanna Muster", "MyAnswerModel.OnPostRenewAsync", "/agency/requests/SENT/answers/ANSWER?handler=renew"),
        ("Signe Lindqvist", "PacketsModel.OnPostRenewAsync", "/desk/requests/SENT/packets?handler=renew"),
        ("Signe Lindqvist", "PacketsModel.OnPostEraseAsync", "/desk/requests/SENT/packets?handler=erase"),
        ("Signe Lindqvist", "PacketsModel.OnPostRevokeAsync", "/desk/requests/SENT/packets?handler=revoke"),
        ("Signe Lindqvist", "CaseModel.OnPostConfirmAsync", "/desk/requests/SENT?handler=confirm"),
        ("Signe Lindqvist", "CaseModel.OnPostRetractAsync", "/desk/requests/SENT?handler=retract"),
        ("Signe Lindqvist", "CaseModel.OnPostCloseAsync", "/desk/requests/SENT?handler=close"),
        ("Signe Lindqvist", "AskModel.OnPostAsync", "/desk/requests/SENT/ask"),
        ("Johanna Muster", "ReplyModel.OnPostAsync", "/agency/requests/SENT/reply"),
        ("Johanna Muster", "WithdrawModel.OnPostAsync", "/agency/requests/SENT/withdraw"),
        ("Johanna Muster", "ReplaceModel.OnPostAsync", "/agency/requests/SENT/replace"),
        ("Signe Lindqvist", "PrepareModel.OnPostAsync", "/desk/requests/SENT/answers/new"),
        ("Signe Lindqvist", "EditModel.OnPostFindingsAsync", "/desk/requests/SENT/answers/ANSWER?handler=Findings"),
        ("Signe Lindqvist", "EditModel.OnPostFillAsync", "/desk/requests/SENT/answers/ANSWER?handler=Fill"),
        ("Signe Lindqvist", "EditModel.OnPostCategoriesAsync", "/desk/requests/SENT/answers/ANSWER?handler=Categories"),
        ("Signe Lindqvist", "EditModel.OnPostWordsAsync", "/desk/requests/SENT/answers/ANSWER?handler=Words"),
        ("Signe Lindqvist", "EditModel.OnPostRemoveAsync", "/desk/requests/SENT/answers/ANSWER?handler=Remove"),
        ("Signe Lindqvist", "EditModel.OnPostSendAsync", "/desk/requests/SENT/answers/ANSWER?handler=Send"),
        ("Signe Lindqvist", "UploadModel.OnPostAsync", "/desk/requests/SENT/answers/ANSWER/import"),
        ("Signe Lindqvist", "ImportModel.OnPostCheckAsync", "/desk/requests/SENT/answers/ANSWER/import/ANSWER?handler=Check"),
        ("Signe Lindqvist", "ImportModel.OnPostAcceptAsync", "/desk/requests/SENT/answers/ANSWER/import/ANSWER?handler=Accept"),
        ("Signe Lindqvist", "ImportModel.OnPostDiscardAsync", "/desk/requests/SENT/answers/ANSWER/import/ANSWER?handler=Discard"),
        ("Signe Lindqvist", "ReviewModel.OnPostApproveAsync", "/desk/requests/SENT/answers/ANSWER/review?handler=Approve"),
        ("Signe Lindqvist", "ReviewModel.OnPostReturnAsync", "/desk/requests/SENT/answers/ANSWER/review?handler=Return"),
        ("Marguerite Stone", "UndeliveredModel.OnPostReplayAsync", "/desk/undelivered?handler=Replay"),
        ("Marguerite Stone", "UndeliveredModel.OnPostReplayAllAsync", "/desk/undelivered?handler=ReplayAll"),
        ("Signe Lindqvist", "NoticesModel.OnPostAsync", "/notices"),
        ("Signe Lindqvist", "PresenceModel.OnPostAsync", "/presence"),
        ("Signe Lindqvist", "SignOutModel.OnPostAsync", "/sign-out"),
    ];

    [Fact]
    public void Every_form_of_the_portal_is_in_the_list() =>
        typeof(Program).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PageModel)))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.Name.StartsWith("OnPost", StringComparison.Ordinal))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}")
            .ShouldBe(s_forms.Select(form => form.Handler), ignoreOrder: true);

    [Theory, EveryEngine]
    public async Task Without_the_token_of_its_page_no_form_is_read_and_nothing_changes(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        var johanna = factory.Portal.Person("Johanna Muster").AsActor();
        var draft = await factory.Portal.ADraftAsync(johanna);
        var sent = await factory.Portal.ASubmittedFreezeAsync(johanna);
        await factory.Portal.GetAsync(new Application.Notices.DeliverNotices(), Actor.Portal);
        using var stranger = Wire.To(factory);
        await stranger.GetAsync("/sign-in");
        var wires = new Dictionary<string, Wire>();
        foreach (var name in new[] { "Johanna Muster", "Signe Lindqvist", "Marguerite Stone" })
            wires[name] = await Wire.SignInAsync(factory, factory.Portal.Person(name));
        using var nobody = Wire.To(factory);
        var before = Marks(factory);

        foreach (var (who, handler, path) in s_forms)
        {
            var wire = who is null ? nobody : wires[who];
            // No token, somebody else's, and one that was made up.
            foreach (var token in new[] { null, stranger.Token, "CfDJ8" })
            {
                if (who is null && token == stranger.Token)
                    wire.Cookies.Clear();
                wire.Token = token;
                var answer = await wire.PostAsync(
                    path.Replace("DRAFT", $"{draft}").Replace("SENT", $"{sent}").Replace("ANSWER", $"{Guid.NewGuid()}"),
                    ("account", $"{johanna.Id}"), ("draft", $"{Guid.NewGuid()}"), ("CaseNumber", "changed"), ("version", "11"), ("upTo", "2030-01-01T00:00:00Z"), ("Reason", "mistake"));
                answer.Status.ShouldBe(400, handler);
                answer.Text.ShouldContain("Nothing was changed. Go back, reload the page and send the form again.");
                answer.Raw.ShouldNotContain("Number of this event");
            }
        }

        Marks(factory).ShouldBe(before);
        foreach (var wire in wires.Values)
        {
            (await wire.GetAsync("/notices")).Status.ShouldBe(200);
            wire.Dispose();
        }
    }

    private static string Marks(PortalFactory factory)
    {
        var database = factory.Portal.Database;
        string[] tables = ["drafts", "requests", "requests WHERE claimed_by IS NOT NULL", "sessions", "notices WHERE read_at IS NULL", "ledger_entries", "documents"];
        return string.Join(' ', tables.Select(database.Count).Concat(database.List("SELECT version FROM drafts").Select(Convert.ToInt64)));
    }
}
