using Portal.Application.Answers;
using Portal.Application.Documents;
using Portal.Application.Holds;
using Portal.Application.Notices;
using Portal.Application.Packets;
using Portal.Application.Pipeline;
using Portal.Application.Questions;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;

namespace Portal.Web.Tests.Doors.Sweeps;

/// <summary>The bugs that the sweep has to find.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<Plant> Plants { get; } =
    [
        new("an investigator may call packets back", "RevokePacket") { Rows = With<RevokePacket>(row => row with { Roles = [.. row.Roles, Role.Investigator] }) },
        new("counsel is forgotten among those who see the work on a case", "GetCaseWork") { Rows = With<GetCaseWork>(row => row with { Roles = [.. row.Roles.Except([Role.Counsel])] }) },
        new("any officer reads any request", "GetMyRequest") { Rows = With<GetMyRequest>(row => row with { Relation = Relation.Anyone }) },
        new("investigators of other teams see the work on a case", "GetCaseWork") { Rows = With<GetCaseWork>(row => row.Relation == Relation.Team ? row with { Relation = Relation.Desk } : row) },
        new("the whole team begins answers, not the claimant alone", "PrepareAnswer") { Rows = With<PrepareAnswer>(row => row with { Relation = Relation.Team }) },
        new("any officer takes any request back", "WithdrawRequest") { Rows = With<WithdrawRequest>(row => row with { Relation = Relation.Anyone }) },
        new("a balance is shown before the request was found genuine", "GetBalance") { Rows = With<GetBalance>(row => row with { States = [.. row.States, RequestState.Verifying] }) },
        new("holds are ordered before the request was found genuine", "PlaceHold") { Rows = With<PlaceHold>(row => row with { States = [.. row.States, RequestState.Verifying] }) },
        new("a packet is not handed out once its request was closed", "FetchPacket") { Rows = With<FetchPacket>(row => row with { States = [.. row.States.Except([RequestState.Closed])] }) },
        new("a sent request is written on as if it were a draft", "SaveDraftStep") { Rows = With<SaveDraftStep>(row => row with { States = Enum.GetValues<RequestState>() }) },
        new("the administrator lists the queue", "ListQueue") { Rows = With<ListQueue>(row => row with { Roles = [.. row.Roles, Role.Administrator] }) },
        new("the row of a message is lost", "MarkNoticesRead") { Rows = rows => [.. rows.Where(row => row.Message != typeof(MarkNoticesRead))] },
        new("nobody asks the table about drafts", "GetDraft") { Unchecked = typeof(GetDraft) },
        new("nobody asks the table who fetches a packet", "FetchPacket") { Unchecked = typeof(FetchPacket) },
        new("holds are approved without a proof of presence", "ApproveHold") { Absent = typeof(ApproveHold) },
        new("a document is found by its id alone", "/documents/") { Believes = (message, world) => message is GetDocument get && world.WhoHas("document", get.Document.Value) is { } scene ? get with { Request = scene.Request } : null },
        new("an answer is found by its id alone", "/answers/") { Believes = (message, world) => message is GetAnswer get && world.WhoHas("answer", get.Answer.Value) is { } scene ? get with { Request = scene.Request } : null },
        new("a hold is found by its id alone", "/holds/") { Believes = (message, world) => message is GetHold get && world.WhoHas("hold", get.Hold.Value) is { } scene ? get with { Request = scene.Request } : null },
        new("a question that a form names is believed to be of its request", "/desk/requests/{id:guid}") { Believes = (message, world) => message is RetractQuestion retract && world.WhoHas("question", retract.Question.Value) is { } scene ? retract with { Request = scene.Request } : null },
        new("the list of one's requests is everybody's", "/agency/requests") { TakesFor = (message, world) => message is ListMyRequests ? world.Officer.AsActor() : null },
        new("everybody at the desk sees the contents", "/desk/requests/{id:guid}") { TakesFor = (message, world) => message is GetCase ? world.Person("the claimant").Account!.AsActor() : null },
        new("a page without a policy", "/desk/queue") { Opens = "/desk/queue" },
        new("a policy that has forgotten counsel", "/desk/queue") { Shuts = Role.Counsel },
        new("403 behind another's door, and not 404", "/desk/queue") { Forbids = true },
        new("strangers are told the state of a request", "/agency/requests/{id:guid}") { TellsState = true },
        new("strangers are told that others acted meanwhile", "/agency/requests/{id:guid}") { TellsMeanwhile = true },
        new("a header tells strangers that there is such a request", "/agency/requests/{id:guid}") { Marks = true },
        new("a form is read without its token", "/ask") { Tokenless = "/ask" },
    ];

    private static Func<IReadOnlyList<Permission>, IReadOnlyList<Permission>> With<TMessage>(Func<Permission, Permission> change) =>
        rows => [.. rows.Select(row => row.Message == typeof(TMessage) ? change(row) : row)];
}
