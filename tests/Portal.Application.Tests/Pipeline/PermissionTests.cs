using Portal.Application.Pipeline;
using Portal.Application.Requests;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Doors;

namespace Portal.Application.Tests.Pipeline;

public sealed class PermissionTests(SharedPortal shared) : IClassFixture<SharedPortal>, IDisposable
{
    private const string Johanna = "Johanna Muster";
    private const string Signe = "Signe Lindqvist";
    private static readonly string[] s_desk =
        ["Amira Haddad", Signe, "Michael Okafor", "Clara Nowak", "Daniel Ferreira", "Helen Park", "Marguerite Stone", "Ingrid Solheim"];

    private static readonly string[] s_approvers = ["Daniel Ferreira", "Helen Park"];
    private static readonly string[] s_deciders = ["Clara Nowak", "Daniel Ferreira", "Helen Park"];

    /// <summary>Messages whose maker names something of the request that is not there.</summary>
    private static readonly string[] s_ofNobody =
    [
        "GetDocument", "GetHold", "RecordFindings", "FillFindings", "WithholdCategories", "WriteAnswer", "StageAnswerTable", "GetStagedTable", "DiscardAnswerTable", "AddAnswerFile",
        "RemoveAnswerFile", "SendAnswerForApproval", "ApproveAnswer", "ReturnAnswer", "GetAnswer", "GetAnswerFile", "GetAnswerFileRows", "GetMyAnswer", "GetPacketProof", "AskPacketRenewal", "RenewPacket", "RetractQuestion", "ReplyToQuestion",
    ];

    /// <summary>By hand: who is let through to Johanna's draft, and to her request in the team "europe" that Signe has.</summary>
    private static readonly Dictionary<string, (string[] Draft, string[] Sent)> s_may = new()
    {
        ["SaveDraftStep"] = ([Johanna], []),
        ["AttachDocument"] = ([Johanna], []),
        ["DiscardDraft"] = ([Johanna], []),
        ["GetDraft"] = ([Johanna], []),
        ["SubmitFreezeRequest"] = ([Johanna], [Johanna]),
        ["SubmitDataRequest"] = ([Johanna], [Johanna]),
        ["GetMyRequest"] = ([], [Johanna]),
        ["GetCase"] = ([], s_desk),
        ["ListMeanwhile"] = ([], [Johanna, .. s_desk.Except(["Marguerite Stone", "Ingrid Solheim"])]),
        ["ClaimRequest"] = ([], [Signe]),
        ["PutBackRequest"] = ([], [Signe]),
        ["PlaceHold"] = ([], [Signe]),
        ["ApproveHold"] = ([], s_approvers),
        ["RejectHold"] = ([], s_approvers),
        ["GetHolds"] = ([], [Signe, "Clara Nowak", .. s_approvers]),
        ["GetHold"] = ([], [Signe, "Clara Nowak", .. s_approvers]),
        ["CountHolds"] = ([], [Signe, "Clara Nowak", .. s_approvers]),
        ["GetBalance"] = ([], [Signe, .. s_approvers]),
        ["PrepareAnswer"] = ([], [Signe]),
        ["RecordFindings"] = ([], [Signe]),
        ["FillFindings"] = ([], [Signe]),
        ["WithholdCategories"] = ([], [Signe]),
        ["WriteAnswer"] = ([], [Signe]),
        ["StageAnswerTable"] = ([], [Signe]),
        ["GetStagedTable"] = ([], [Signe]),
        ["DiscardAnswerTable"] = ([], [Signe]),
        ["AddAnswerFile"] = ([], [Signe]),
        ["RemoveAnswerFile"] = ([], [Signe]),
        ["SendAnswerForApproval"] = ([], [Signe]),
        ["ApproveAnswer"] = ([], s_deciders),
        ["ReturnAnswer"] = ([], s_deciders),
        ["GetAnswer"] = ([], [Signe, .. s_deciders]),
        ["GetAnswerFile"] = ([], [Signe, .. s_deciders]),
        ["GetAnswerFileRows"] = ([], [Signe, .. s_deciders]),
        ["ListAnswers"] = ([], [Signe, .. s_deciders]),
        ["ListMyAnswers"] = ([], [Johanna]),
        ["GetMyAnswer"] = ([], [Johanna]),
        ["FetchPacket"] = ([], [Johanna]),
        ["GetPacketProof"] = ([], [Johanna]),
        ["AskPacketRenewal"] = ([], [Johanna]),
        ["ListPackets"] = ([], [Signe, "Clara Nowak", "Daniel Ferreira", "Helen Park"]),
        ["RenewPacket"] = ([], [Signe]),
        ["ErasePayloads"] = ([], ["Clara Nowak"]),
        ["RevokePacket"] = ([], ["Daniel Ferreira", "Helen Park"]),
        ["ConfirmAuthenticity"] = ([], [Signe]),
        ["CloseRequest"] = ([], [Signe]),
        ["GetCaseWork"] = ([], [Signe, "Clara Nowak", "Daniel Ferreira", "Helen Park"]),
        ["WithdrawRequest"] = ([], [Johanna]),
        ["CopyRequest"] = ([], [Johanna]),
        ["FindSuperseded"] = ([Johanna], []),
        ["AskAgency"] = ([], [Signe]),
        ["RetractQuestion"] = ([], [Signe]),
        ["ReplyToQuestion"] = ([], [Johanna]),
        ["GetDocument"] = ([Johanna], [Johanna, Signe, "Clara Nowak", "Daniel Ferreira", "Helen Park"]),
    };

    public static TheoryData<string> Messages => [.. EveryMessage.Types.Select(type => type.Name)];

    public static TheoryData<string> AboutRequests => [.. EveryMessage.Types.Where(type => type.IsAssignableTo(typeof(IAboutRequest))).Select(type => type.Name)];

    /// <summary>An officer can keep so many drafts, and every message leaves some.</summary>
    public void Dispose() => shared.Portal.Database.Run("DELETE FROM drafts");

    [Theory, MemberData(nameof(Messages))]
    public async Task Who_has_no_row_is_refused(string name)
    {
        var type = TypeOf(name);
        var sent = await shared.Portal.ASubmittedFreezeAsync(shared.Portal.Johanna());
        var expected = type.IsAssignableTo(typeof(IAboutRequest)) ? RequestErrors.NotFound : RequestErrors.NotAllowed;
        var roles = PermissionTable.Rows.Where(row => row.Message == type).SelectMany(row => row.Roles).ToHashSet();

        foreach (var role in Enum.GetValues<Role>().Where(role => !roles.Contains(role)))
            (await shared.Portal.RefusalsAsync(EveryMessage.Makers[type](sent), As(role))).ShouldBe([expected], $"{name} by {role}");
    }

    [Theory, MemberData(nameof(AboutRequests))]
    public async Task What_is_foreign_looks_like_what_does_not_exist(string name)
    {
        var (portal, make) = (shared.Portal, EveryMessage.Makers[TypeOf(name)]);
        // So many messages would leave more drafts than one officer may keep.
        portal.Database.Run("DELETE FROM drafts");
        var draft = await portal.ADraftAsync(portal.Johanna());
        var sent = await portal.ASubmittedFreezeAsync(portal.Johanna());
        await portal.GetAsync(new ClaimRequest(sent), portal.Signe());
        s_may.ShouldContainKey(name);

        foreach (var person in portal.Everybody())
        {
            var unknown = await portal.RefusalsAsync(make(new(Guid.NewGuid())), person.AsActor());
            unknown.ShouldBe([RequestErrors.NotFound], $"{name} of an unknown id by {person.Name}");
            foreach (var (id, may, other) in new[] { (draft, s_may[name].Draft, s_may[name].Sent), (sent, s_may[name].Sent, s_may[name].Draft) })
            {
                if (may.Contains(person.Name))
                    continue;
                var refused = await portal.RefusalsAsync(make(id), person.AsActor());
                // The own request in another state is no secret from the officer.
                if (other.Contains(person.Name) && person.Name == Johanna)
                    refused.ShouldHaveSingleItem().Code.ShouldBe("requests.wrong-state");
                else
                    refused.ShouldBe(unknown, $"{name} by {person.Name}");
            }
        }
    }

    [Theory, MemberData(nameof(AboutRequests))]
    public async Task Who_may_is_let_through(string name)
    {
        var (portal, make) = (shared.Portal, EveryMessage.Makers[TypeOf(name)]);
        // So many messages would leave more drafts than one officer may keep.
        portal.Database.Run("DELETE FROM drafts");
        foreach (var person in s_may[name].Draft.Concat(s_may[name].Sent).Distinct().Select(portal.Person))
        {
            var draft = await portal.ADraftAsync(portal.Johanna());
            var sent = await portal.ASubmittedFreezeAsync(portal.Johanna());
            await portal.GetAsync(new ClaimRequest(sent), portal.Signe());
            foreach (var id in new[] { (draft, s_may[name].Draft), (sent, s_may[name].Sent) }.Where(pair => pair.Item2.Contains(person.Name)).Select(pair => pair.Item1))
            {
                var refusals = await portal.RefusalsAsync(make(id), person.AsActor());
                // The maker's document, or answer, is nobody's; that is said by the handler, past the table.
                if (!s_ofNobody.Contains(name))
                    refusals.ShouldAllBe(refusal => !Closed.Contains(refusal), $"{name} by {person.Name}");
            }
        }
    }

    [Fact]
    public async Task An_officer_of_the_same_agency_does_not_see_anothers_request()
    {
        var portal = shared.Portal;
        var sent = await portal.ASubmittedFreezeAsync(portal.Johanna());
        var colleague = portal.Person("Lukas Beispiel").AsActor();

        (await portal.SendAsync(new GetMyRequest(sent), colleague)).Refusals.ShouldBe([RequestErrors.NotFound]);
        (await portal.GetAsync(new ListMyRequests(), colleague)).Sent.ShouldBeEmpty();
        (await portal.SendAsync(new GetMyRequest(sent), portal.Person("Renate Vorlage").AsActor())).Refusals.ShouldBe([RequestErrors.NotFound]);
    }

    [Theory]
    [InlineData(Signe, true), InlineData("Amira Haddad", false), InlineData("Michael Okafor", false), InlineData("Clara Nowak", true), InlineData("Daniel Ferreira", true)]
    [InlineData("Marguerite Stone", false), InlineData("Ingrid Solheim", false)]
    public async Task Contents_are_for_those_whose_work_it_is(string name, bool contents)
    {
        var portal = shared.Portal;
        var sent = await portal.ASubmittedFreezeAsync(portal.Johanna());

        var page = await portal.GetAsync(new GetCase(sent), portal.Person(name).AsActor());

        (page.Contents is not null).ShouldBe(contents);
        page.Header.Reference.Text.ShouldNotBeNullOrEmpty();
        page.Timeline.ShouldNotBeEmpty();
        (page.MayClaim, page.MayPutBack).ShouldBe((name == Signe, false));
    }

    [Fact]
    public async Task The_agency_is_not_told_who_at_the_desk_has_it()
    {
        var portal = shared.Portal;
        var sent = await portal.ASubmittedFreezeAsync(portal.Johanna());
        await portal.GetAsync(new ClaimRequest(sent), portal.Signe());

        var page = await portal.GetAsync(new GetMyRequest(sent), portal.Johanna());

        (page.Header.State, page.Header.ClaimedBy, page.Header.ClaimedAt).ShouldBe((RequestState.Verifying, null, portal.Time.GetUtcNow()));
        page.Timeline.Select(line => (line.Event, line.By)).ShouldBe([("requests.freeze-submitted", Johanna), ("requests.claimed", null)]);
    }

    private static Refusal[] Closed => [RequestErrors.NotFound, RequestErrors.NotAllowed];

    private static Type TypeOf(string name) => EveryMessage.Types.Single(type => type.Name == name);

    private Actor As(Role role) => role switch
    {
        Role.Anonymous => Actor.Nobody,
        Role.System => Actor.Portal,
        _ => shared.Portal.Person(role).AsActor(),
    };
}
