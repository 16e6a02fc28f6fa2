using Portal.Application.Answers;
using Portal.Application.Documents;
using Portal.Application.Holds;
using Portal.Application.Ledger;
using Portal.Application.Notices;
using Portal.Application.Packets;
using Portal.Application.Pipeline;
using Portal.Application.Reports;
using Portal.Application.Requests;
using Portal.Domain.Answers;
using Portal.Domain.Requests;
using Portal.Testing.Doors;

namespace Portal.Web.Tests.Doors.Sweeps;

/// <summary>What one must be let to send in order to see a page at all, and what else must be there.</summary>
internal sealed record Gate(params Type[] Asks)
{
    /// <summary>Names of the ids that the request must have.</summary>
    public string[] Needs { get; init; } = [];

    /// <summary>What else the page wants of the request; null for nothing.</summary>
    public Func<Scene, Person, Oracle, bool>? And { get; init; }
}

/// <summary>The gates of all addresses. An address that is missing here fails the sweep.</summary>
internal static class Expectations
{
    private const string Mine = "/agency/requests/{id:guid}";
    private const string Case = "/desk/requests/{id:guid}";
    private const string Answer = Case + "/answers/{answer:guid}";

    public static IReadOnlyDictionary<string, Gate> Gates { get; } = new Dictionary<string, Gate>
    {
        ["/"] = new(),
        ["/sign-in"] = new(),
        ["/language/{lang}"] = new(),
        ["/theme/{theme}"] = new(),
        ["/health"] = new(),
        ["/error/{code:int}"] = new(),
        ["/notices"] = new(typeof(ListNotices)),
        ["/presence"] = new(),
        ["/sign-out"] = new(),
        ["/agency/requests"] = new(typeof(ListMyRequests)),
        ["/agency/requests/new"] = new(typeof(StartDraft)),
        [Mine] = new(typeof(GetMyRequest)),
        [Mine + "/receipt"] = new(typeof(GetMyRequest)),
        [Mine + "/reply"] = new(typeof(GetMyRequest)),
        [Mine + "/withdraw"] = new(typeof(GetMyRequest)),
        [Mine + "/replace"] = new(typeof(GetMyRequest)),
        [Mine + "/answers/{answer:guid}"] = new(typeof(GetMyAnswer)) { Needs = ["answer"], And = (scene, _, _) => scene.Packet is not null },
        [Mine + "/documents/{document:guid}"] = new(typeof(GetDocument)) { Needs = ["document"] },
        [Mine + "/draft"] = new(typeof(GetDraft)),
        [Mine + "/draft/{step}"] = new(typeof(GetDraft)),
        [Mine + "/check"] = new(typeof(GetDraft)),
        [Mine + "/discard"] = new(typeof(GetDraft)),
        ["/desk/queue"] = new(typeof(ListQueue)),
        ["/desk/holds"] = new(typeof(ListHoldsToApprove)),
        ["/desk/approvals"] = new(typeof(ListApprovals)),
        ["/desk/response-times"] = new(typeof(GetResponseTimes)),
        ["/desk/response-times/requests"] = new(typeof(ListResponseTimes)),
        ["/desk/response-times/unanswered"] = new(typeof(ListUnansweredRequests)),
        ["/desk/ledger"] = new(typeof(GetLedgerState)),
        ["/desk/undelivered"] = new(typeof(ListDeadLetters)),
        [Case] = new(typeof(GetCase)),
        [Case + "/ask"] = new(typeof(GetCase)),
        [Case + "/documents/{document:guid}"] = new(typeof(GetDocument)) { Needs = ["document"] },
        [Case + "/packets"] = new(typeof(ListPackets)),
        [Case + "/holds"] = new(typeof(GetHolds)) { And = (scene, _, _) => scene.Freeze },
        [Case + "/holds/place/{line:int}"] = new(typeof(GetHolds)) { And = (scene, person, _) => scene.Freeze && PermissionTable.Allows<PlaceHold>(person.Role) },
        [Case + "/holds/{hold:guid}"] = new(typeof(GetHold)) { Needs = ["hold"] },
        [Case + "/answers/new"] = new(typeof(ListAnswers), typeof(PrepareAnswer)) { And = (scene, person, oracle) => oracle.Works(typeof(PrepareAnswer), person, scene) && !TakesNoAnswer(scene) },
        [Answer] = new(typeof(GetAnswer)) { Needs = ["answer"] },
        [Answer + "/review"] = new(typeof(GetAnswer)) { Needs = ["answer"] },
        [Answer + "/files/{file:guid}"] = new(typeof(GetAnswerFile)) { Needs = ["answer", "file"] },
        [Answer + "/files/{file:guid}/rows"] = new(typeof(GetAnswerFileRows)) { Needs = ["answer", "file"] },
        [Answer + "/import"] = new(typeof(GetAnswer)) { Needs = ["answer"], And = (scene, person, oracle) => !scene.Freeze && oracle.Works(typeof(StageAnswerTable), person, scene) },
        [Answer + "/import/{import:guid}"] = new(typeof(GetStagedTable)) { Needs = ["answer", "import"] },
    };

    /// <summary>Ids that a form carries in its fields.</summary>
    private static readonly Dictionary<Type, string> s_posted = new()
    {
        [typeof(Application.Questions.RetractQuestion)] = "question", [typeof(Application.Questions.ReplyToQuestion)] = "question", [typeof(RemoveAnswerFile)] = "file",
        [typeof(RenewPacket)] = "answer", [typeof(RevokePacket)] = "answer", [typeof(FetchPacket)] = "answer", [typeof(AskPacketRenewal)] = "answer",
    };

    /// <summary>Whether the form names something of the request in its fields.</summary>
    public static bool Names(PortalRoute route) => route.Commands.Any(s_posted.ContainsKey);

    /// <summary>Pages whose forms are read although the page itself is only shown where its message does something.</summary>
    public static Gate Of(PortalRoute route) => route is { Method: "POST", Address: Case + "/answers/new" } ? new(typeof(PrepareAnswer))
        : route is { Method: "POST", Address: Answer + "/import" } ? new(typeof(GetAnswer)) { Needs = ["answer"] }
        // A table that is not there is thrown away already.
        : route is { Name: "Discard", Address: Answer + "/import/{import:guid}" } ? new(typeof(GetAnswer)) { Needs = ["answer"] }
        : Gates[route.Address];

    /// <summary>Whether the request has everything that the message names; else its handler finds nothing. Everything was delivered in
    /// this world, so that no form can name a letter that was not.</summary>
    public static bool HasPosted(PortalRoute route, Scene? scene) => scene is null
        ? !route.Commands.Contains(typeof(ReplayDeadLetter))
        : route.Commands.All(command => !s_posted.TryGetValue(command, out var id) || scene.Ids.ContainsKey(id)) && (!route.Commands.Any(command => command == typeof(FetchPacket) || command == typeof(AskPacketRenewal) || command == typeof(RenewPacket) || command == typeof(RevokePacket)) || scene.Packet is not null);

    /// <summary>One answer at a time is under way, and nothing follows the one that ended the request until it was called back.</summary>
    public static bool TakesNoAnswer(Scene scene) => scene.Answer is AnswerState.Prepared or AnswerState.AwaitingApproval or AnswerState.Approved
        || scene is { State: RequestState.Answered, Answer: not AnswerState.Revoked };

    /// <summary>Everything that a form could ask for, so that whoever is let in gets as far as the law. Ids that stand in the address are
    /// sent too, and others: a page that believed them would act elsewhere.</summary>
    public static (string Name, string Value)[] Fields(PortalRoute route, Scene? scene)
    {
        var fresh = Guid.NewGuid().ToString();
        var fields = new Dictionary<string, string>
        {
            ["version"] = $"{scene?.Version ?? 1}", ["revision"] = $"{scene?.Revision ?? 1}", ["Kind"] = route.Address.StartsWith("/desk", StringComparison.Ordinal) ? "Decline" : "Freeze", ["Language"] = "en", ["Text"] = "Which of the two transfers is meant?",
            ["Amount"] = "0.1", ["Words"] = "Nothing is held.", ["FillOutcome"] = "NothingHeld", ["CaseNumber"] = "KR-2026/118", ["upTo"] = "2030-01-01T00:00:00Z", ["supersede"] = "false", ["leaveOut"] = "0",
            ["Reason"] = route.Name switch { "Revoke" => "wrong-contents", "Return" => "Name the second account too.", _ => "mistake" },
            ["id"] = fresh, ["draft"] = fresh, ["import"] = fresh, ["hold"] = fresh, ["question"] = Own("question"), ["file"] = Own("file"), ["answer"] = route.Name is "Renew" or "Revoke" ? Own("answer") : fresh,
        };
        // A question of one's own is asked under an id of its own.
        if (route.Address == Case + "/ask")
            fields["question"] = fresh;
        string Own(string kind) => scene?.Ids.GetValueOrDefault(kind) ?? fresh;
        return [.. fields.Select(field => (field.Key, field.Value))];
    }
}
