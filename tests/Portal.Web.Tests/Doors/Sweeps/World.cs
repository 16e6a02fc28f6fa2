using Portal.Application.Answers;
using Portal.Application.Packets;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Holds;
using Portal.Domain.Requests;
using Portal.Testing;

namespace Portal.Web.Tests.Doors.Sweeps;

/// <summary>One request of the world with all that hangs on it.</summary>
internal sealed record Scene(string Name, RequestId Request, RequestState State, AccountId? Claimant)
{
    /// <summary>Ids by the names that routes and forms give them; what the request does not have is not among them.</summary>
    public Dictionary<string, string> Ids { get; init; } = [];

    public bool Freeze { get; init; } = true;

    public AnswerState? Answer { get; init; }

    public AnswerKind? Kind { get; init; }

    public bool Escalated { get; init; }

    public PlacementState? Hold { get; init; }

    public PacketStanding? Packet { get; init; }

    /// <summary>Whether packets of the request were sealed, also for an answer before the one of the scene.</summary>
    public bool Sealed { get; init; }

    /// <summary>Version of the draft, as its officer has read it.</summary>
    public long Version { get; init; } = 1;

    /// <summary>What stands in the draft.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether every target has its finding.</summary>
    public bool Filled { get; init; }

    /// <summary>Revision of the answer, as its decider has read it.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>How the columns of the staged table were named.</summary>
    public IReadOnlyDictionary<string, int> Mapping { get; init; } = new Dictionary<string, int>();

    /// <summary>Whether somebody decides on an answer or has approved one: the request keeps what it was written for.</summary>
    public bool DecidedOn => Answer is AnswerState.AwaitingApproval or AnswerState.Approved;

    /// <summary>What people read out; empty for a draft.</summary>
    public string Reference { get; set; } = "";

    public override string ToString() => Name;
}

/// <summary>Somebody who knocks, and how they stand to the requests of the world.</summary>
internal sealed record Person(string Name, Account? Account)
{
    public Role Role => Account?.Role ?? Role.Anonymous;

    public override string ToString() => Name;
}

/// <summary>Johanna's requests, one in each state and with everything that can hang on one, and everybody who could knock.</summary>
internal sealed class World
{
    public List<Scene> Scenes { get; } = [];

    public List<Person> People { get; } = [];

    public Account Officer { get; private set; } = null!;

    public string Team => "europe";

    public Scene? Of(RequestId request) => Scenes.Find(scene => scene.Request == request);

    public Scene The(string name) => Scenes.Single(scene => scene.Name == name);

    /// <summary>The scene an id hangs on.</summary>
    public Scene? WhoHas(string kind, Guid id) => Scenes.Find(scene => scene.Ids.TryGetValue(kind, out var own) && own == id.ToString());

    public Person Person(string name) => People.Single(person => person.Name == name);

    public static async Task<World> BuildAsync(TestPortal portal)
    {
        var world = new World();
        world.Meet(portal);
        var (johanna, signe) = (portal.Present("Johanna Muster"), portal.Present("Signe Lindqvist"));
        await world.EarlyAsync(portal, johanna, signe);
        await world.WorkedOnAsync(portal, johanna, signe);
        await world.AnsweredAsync(portal, johanna, signe);
        foreach (var scene in world.Scenes)
        {
            scene.Ids["id"] = scene.Request.ToString();
            if (scene.State == RequestState.Draft)
                continue;
            var page = await portal.GetAsync(new GetMyRequest(scene.Request), johanna);
            (scene.Reference, scene.Ids["document"]) = (page.Header.Reference.Text, page.Contents.Document.Id.ToString());
            page.Header.State.ShouldBe(scene.State);
        }

        return world;
    }

    private void Meet(TestPortal portal)
    {
        Officer = portal.Person("Johanna Muster");
        People.AddRange(
        [
            new("nobody", null), new("the officer", Officer), new("a colleague", portal.Person("Lukas Beispiel")), new("a supervisor", portal.Person("Renate Vorlage")),
            new("an officer elsewhere", portal.Person("見本 花子")), new("the claimant", portal.Person("Signe Lindqvist")), new("a team-mate", portal.AnotherLike("Signe Lindqvist", "Nils Nebenan")),
            new("an investigator elsewhere", portal.Person("Amira Haddad")), new("counsel", portal.Person("Clara Nowak")), new("an approver", portal.Person("Daniel Ferreira")),
            new("a second approver", portal.Person("Helen Park")), new("a manager", portal.Person("Marguerite Stone")), new("a registrar", portal.Person("Oskar Wieland")),
            new("an administrator", portal.Person("Ravi Menon")), new("an auditor", portal.Person("Ingrid Solheim")),
        ]);
    }

    private async Task EarlyAsync(TestPortal portal, Actor johanna, Actor signe)
    {
        foreach (var (name, draft) in new[] { ("draft", await portal.ADraftAsync(johanna)), ("data draft", await portal.ADataDraftAsync(johanna)) })
        {
            var page = await portal.GetAsync(new GetDraft(draft), johanna);
            Scenes.Add(new(name, draft, RequestState.Draft, null) { Ids = { ["document"] = page.Typed["Document"] }, Freeze = page.Kind == RequestKind.Freeze, Version = page.Version, Typed = page.Typed });
        }

        var submitted = await portal.ASubmittedFreezeAsync(johanna);
        Scenes.Add(new("submitted", submitted, RequestState.Submitted, null));
        var verifying = await portal.ASubmittedFreezeAsync(johanna);
        await portal.GetAsync(new ClaimRequest(verifying), signe);
        Scenes.Add(new("verifying", verifying, RequestState.Verifying, signe.Id));
        // A hold that waits outlives its request.
        var withdrawn = await portal.AFreezeInReviewAsync(johanna, signe);
        var left = await portal.AHoldAsync(withdrawn, signe);
        await portal.GetAsync(new WithdrawRequest(withdrawn, "mistake"), johanna);
        Scenes.Add(new("withdrawn", withdrawn, RequestState.Withdrawn, signe.Id) { Ids = { ["hold"] = left.ToString() }, Hold = PlacementState.AwaitingApproval });
        var superseded = await portal.ASubmittedFreezeAsync(johanna);
        (await portal.OnRequestAsync(superseded, request => request.Supersede(johanna.Id, submitted, portal.Time.GetUtcNow()))).Succeeded.ShouldBeTrue();
        Scenes.Add(new("superseded", superseded, RequestState.Superseded, null));
    }

    private async Task WorkedOnAsync(TestPortal portal, Actor johanna, Actor signe)
    {
        var review = await portal.AFreezeInReviewAsync(johanna, signe);
        var (waits, written) = (await portal.AHoldAsync(review, signe), await portal.AnAnswerAsync(review, signe));
        Scenes.Add(new("in review", review, RequestState.InReview, signe.Id)
        {
            Ids = { ["hold"] = waits.ToString(), ["answer"] = written.ToString() }, Hold = PlacementState.AwaitingApproval, Answer = AnswerState.Prepared, Kind = AnswerKind.Final,
        });

        var asked = await portal.AFreezeInReviewAsync(johanna, signe);
        var (ordered, begun) = (await portal.AHoldAsync(asked, signe), await portal.AnAnswerAsync(asked, signe, AnswerKind.Decline));
        Scenes.Add(new("awaiting the agency", asked, RequestState.AwaitingAgency, signe.Id)
        {
            Ids = { ["hold"] = ordered.ToString(), ["answer"] = begun.ToString(), ["question"] = (await portal.AQuestionAsync(asked, signe)).ToString() },
            Hold = PlacementState.AwaitingApproval, Answer = AnswerState.Prepared, Kind = AnswerKind.Decline,
        });

        var complete = await portal.AFreezeInReviewAsync(johanna, signe);
        var full = await portal.AnAnswerAsync(complete, signe);
        await portal.GetAsync(new FillFindings(complete, full, Outcome.NothingHeld, ""), signe);
        Scenes.Add(new("written", complete, RequestState.InReview, signe.Id) { Ids = { ["answer"] = full.ToString() }, Answer = AnswerState.Prepared, Kind = AnswerKind.Final, Filled = true });

        var declined = await portal.AFreezeInReviewAsync(johanna, signe);
        Scenes.Add(await ToDecideAsync(portal, "to decide", declined, RequestState.InReview, signe));

        var escalated = await portal.AFreezeInReviewAsync(johanna, signe);
        Scenes.Add(await ToDecideAsync(portal, "escalated", escalated, RequestState.InReview, signe, "privilege"));

        var data = await portal.AVerifiedDataRequestAsync(johanna, signe);
        var produced = await portal.AnAnswerAsync(data, signe);
        var file = await portal.ADataFileAsync(data, produced, signe, Given.ManyDeposits(Given.Target(1), GetAnswerFileRows.PageSize + 1));
        var import = await portal.AStagedTableAsync(data, produced, signe, Given.Deposits(Given.Target(2)));
        Scenes.Add(new("data", data, RequestState.InReview, signe.Id)
        {
            Ids = { ["answer"] = produced.ToString(), ["file"] = file.ToString(), ["import"] = import.ToString() }, Freeze = false, Answer = AnswerState.Prepared, Kind = AnswerKind.Final,
            Mapping = await portal.MappingAsync(data, produced, import, signe),
        });
    }

    private static async Task<Scene> ToDecideAsync(TestPortal portal, string name, RequestId request, RequestState state, Actor signe, string escalation = "")
    {
        var answer = await portal.ADeclineToDecideAsync(request, signe, escalation: escalation);
        return new(name, request, state, signe.Id)
        {
            Ids = { ["answer"] = answer.ToString() }, Answer = AnswerState.AwaitingApproval, Kind = AnswerKind.Decline, Escalated = escalation.Length > 0,
            Revision = (await portal.GetAsync(new GetAnswer(request, answer), signe)).Answer.Revision,
        };
    }

    private async Task AnsweredAsync(TestPortal portal, Actor johanna, Actor signe)
    {
        var answered = await portal.AReviewedRequestAsync();
        Scenes.Add(new("answered", answered, RequestState.Answered, signe.Id)
        {
            Ids = { ["answer"] = (await portal.ADisclosedAnswerAsync(answered)).ToString() }, Answer = AnswerState.Disclosed, Kind = AnswerKind.Final, Packet = PacketStanding.Open, Sealed = true,
        });
        var closed = await portal.AReviewedRequestAsync();
        var old = await portal.ADisclosedAnswerAsync(closed);
        await portal.GetAsync(new CloseRequest(closed), signe);
        portal.Database.Run("UPDATE packets SET expires_at = sealed_at WHERE answer = @answer", ("answer", old.Value)).ShouldBe(1);
        Scenes.Add(new("closed", closed, RequestState.Closed, signe.Id) { Ids = { ["answer"] = old.ToString() }, Answer = AnswerState.Disclosed, Kind = AnswerKind.Final, Packet = PacketStanding.Expired, Sealed = true });

        var revoked = await portal.AReviewedRequestAsync();
        var back = await portal.ADisclosedAnswerAsync(revoked, AnswerKind.Interim);
        await portal.GetAsync(new RevokePacket(revoked, back, "wrong-contents"), portal.Present("Daniel Ferreira"));
        Scenes.Add(new("called back", revoked, RequestState.InReview, signe.Id)
        {
            Ids = { ["answer"] = back.ToString(), ["hold"] = portal.AConfirmedHold(revoked).ToString() },
            Answer = AnswerState.Revoked, Kind = AnswerKind.Interim, Packet = PacketStanding.Revoked, Hold = PlacementState.Confirmed, Sealed = true,
        });
        var (open, replaced) = (await FinalCalledBackAsync(portal), await FinalCalledBackAsync(portal));
        Scenes.Add(new("final answer called back", open.Request, RequestState.Answered, signe.Id)
        {
            Ids = { ["answer"] = open.Answer.ToString() }, Answer = AnswerState.Revoked, Kind = AnswerKind.Final, Packet = PacketStanding.Revoked, Sealed = true,
        });
        Scenes.Add(await ToDecideAsync(portal, "another answer to decide", replaced.Request, RequestState.Answered, signe) with { Sealed = true });
        // Last, since a press that runs for another would take it along.
        var approved = await portal.AReviewedRequestAsync();
        Scenes.Add(new("approved", approved, RequestState.InReview, signe.Id) { Ids = { ["answer"] = (await portal.AnApprovedAnswerAsync(approved)).ToString() }, Answer = AnswerState.Approved, Kind = AnswerKind.Final });
        johanna.Id.ShouldBe(Officer.Id);
    }

    private static async Task<(RequestId Request, AnswerId Answer)> FinalCalledBackAsync(TestPortal portal)
    {
        var request = await portal.AReviewedRequestAsync();
        var answer = await portal.ADisclosedAnswerAsync(request);
        await portal.GetAsync(new RevokePacket(request, answer, "wrong-contents"), portal.Present("Daniel Ferreira"));
        return (request, answer);
    }
}
