using Portal.Application.Pipeline;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;
using Portal.Testing.Doors;

namespace Portal.Application.Tests.Pipeline;

/// <summary>The permissions table once more, by hand and the other way round: from who people are and where a request stands to
/// what may be sent. Nothing here is read from the table.</summary>
public sealed class PermissionRowsTests
{
    private const string Nobody = "Anonymous", Portal = "System", Officer = "Officer", Desk = "Counsel Approver", Case = "Investigator Counsel Approver";
    private const string Figures = "Manager Auditor Counsel Approver", Everybody = "Officer Supervisor Investigator Counsel Approver Manager Registrar Administrator Auditor";

    private static readonly Dictionary<string, string> s_phases = new()
    {
        ["draft"] = "Draft",
        ["sent"] = "Submitted Verifying InReview AwaitingAgency Answered Closed Withdrawn Superseded",
        ["any"] = "Draft Submitted Verifying InReview AwaitingAgency Answered Closed Withdrawn Superseded",
        ["answerable"] = "Submitted Verifying InReview AwaitingAgency Answered",
        ["verified"] = "InReview AwaitingAgency",
    };

    /// <summary>Roles → messages about no single request.</summary>
    private static readonly (string Roles, string Messages)[] s_general =
    [
        (Nobody, "TouchSession SignInDemo FindSession"),
        ("Anonymous System", "ListDemoPeople"),
        (Portal, "RaiseDueAlarms DeliverNotices DiscardOldForms FillInboxes RecordUndelivered FoundDemo FinishDemo GetDemoState SignCheckpoint ScrubLedger RecordScrub RecordOperatorStep"),
        (Portal, "ChaseHolds PutHoldOff RecordPlacement PressPackets DisclosePacket SendMails RecordMail"),
        ($"{Nobody} {Everybody}", "GetLedgerHealth"),
        (Everybody, "GetLedgerSize ListNotices CountUnreadNotices MarkNoticesRead ConfirmPresence SignOut"),
        (Officer, "StartDraft CheckAddresses ListMyRequests"),
        ("Manager Auditor", "ListDeadLetters CountDeadLetters GetLedgerState"),
        ("Manager", "ReplayDeadLetter ReplayDeadLetters"),
        ("Auditor System", "FindDisclosure VerifyLedger"),
        ("Investigator Counsel Approver Manager Auditor", "ListQueue"),
        (Desk, "ListApprovals CountApprovals"),
        ("Approver", "ListHoldsToApprove"),
        ("Investigator Counsel Approver Manager", "GetPressState"),
        (Figures, "GetResponseTimes ListResponseTimes ListUnansweredRequests"),
    ];

    /// <summary>Relation, roles, states that let in → messages about a request.</summary>
    private static readonly (string Relation, string Roles, string Phase, string Messages)[] s_aboutRequests =
    [
        ("Own", Officer, "draft", "SaveDraftStep AttachDocument DiscardDraft GetDraft FindSuperseded"),
        ("Own", Officer, "any", "SubmitFreezeRequest SubmitDataRequest GetDocument"),
        ("Own", Officer, "sent", "ListMeanwhile GetMyRequest WithdrawRequest CopyRequest ReplyToQuestion"),
        ("Own", Officer, "sent", "ListMyAnswers GetMyAnswer FetchPacket GetPacketProof AskPacketRenewal"),
        ("Team", "Investigator", "sent", "ClaimRequest"),
        ("Claimant", "Investigator", "sent", "PutBackRequest ConfirmAuthenticity CloseRequest AskAgency RetractQuestion RenewPacket"),
        ("Claimant", "Investigator", "answerable", "PrepareAnswer RecordFindings FillFindings WithholdCategories WriteAnswer AddAnswerFile RemoveAnswerFile"),
        ("Claimant", "Investigator", "answerable", "StageAnswerTable GetStagedTable DiscardAnswerTable SendAnswerForApproval"),
        ("Claimant", "Investigator", "verified", "PlaceHold GetBalance"),
        ("Desk", "Approver", "verified", "ApproveHold GetBalance"),
        ("Desk", "Approver", "sent", "RejectHold RevokePacket"),
        ("Desk", Desk, "answerable", "ApproveAnswer ReturnAnswer"),
        ("Desk", "Counsel", "sent", "ErasePayloads"),
        ("Desk", Case, "sent", "ListMeanwhile"),
        ("Desk", "Investigator Counsel Approver Manager Auditor", "sent", "GetCase"),
        .. Contents("GetCaseWork GetDocument GetHolds GetHold CountHolds GetAnswer GetAnswerFile GetAnswerFileRows ListAnswers"),
        ("Claimant", "Investigator", "sent", "ListPackets"),
        ("Desk", Desk, "sent", "ListPackets"),
    ];

    /// <summary>States of the request in which a message does something, where these are fewer than those that let it in.</summary>
    private static readonly Dictionary<string, string> s_works = new()
    {
        ["SubmitFreezeRequest"] = "Draft",
        ["SubmitDataRequest"] = "Draft",
        ["ClaimRequest"] = "Submitted",
        ["PutBackRequest"] = "Verifying InReview",
        ["ConfirmAuthenticity"] = "Verifying",
        ["CloseRequest"] = "Answered",
        ["WithdrawRequest"] = "Submitted Verifying InReview AwaitingAgency",
        ["AskAgency"] = "InReview",
        ["RetractQuestion"] = "AwaitingAgency",
        ["ReplyToQuestion"] = "AwaitingAgency",
        ["PrepareAnswer"] = "Verifying InReview AwaitingAgency Answered",
    };

    /// <summary>States of the answer, hold or packet in which a message does something.</summary>
    private static readonly (string States, string Messages)[] s_of =
    [
        ("Prepared AwaitingApproval Approved", "RecordFindings FillFindings WithholdCategories WriteAnswer StageAnswerTable AddAnswerFile RemoveAnswerFile"),
        ("Prepared", "SendAnswerForApproval"),
        ("AwaitingApproval", "ApproveAnswer ReturnAnswer ApproveHold RejectHold"),
        ("Open", "FetchPacket"),
        ("Expired", "AskPacketRenewal RenewPacket"),
        ("Open Expired", "RevokePacket"),
    ];

    [Fact]
    public void What_concerns_no_single_request_is_for_those_roles_and_no_others() =>
        PermissionTable.Rows.Where(row => row.Relation == Relation.Anyone).Select(row => $"{row.Message.Name} {Set(row.Roles)}")
            .ShouldBe(s_general.SelectMany(line => Words(line.Messages).Select(message => $"{message} {Set(Words(line.Roles))}")), ignoreOrder: true);

    [Fact]
    public void What_concerns_a_request_is_for_those_roles_in_that_relation_in_those_states_and_no_others() =>
        PermissionTable.Rows.Where(row => row.Relation != Relation.Anyone).Select(row => $"{row.Message.Name} {row.Relation} {Set(row.Roles)} {Set(row.States)}")
            .ShouldBe(s_aboutRequests.SelectMany(line => Words(line.Messages).Select(message => $"{message} {line.Relation} {Set(Words(line.Roles))} {Set(Words(s_phases[line.Phase]))}")), ignoreOrder: true);

    [Fact]
    public void What_concerns_no_single_request_looks_at_no_state() =>
        PermissionTable.Rows.Where(row => row.Relation == Relation.Anyone).ShouldAllBe(row => row.States.SequenceEqual(Enum.GetValues<RequestState>()) && row.Of.Count == 0 && row.Steps.Count == 0);

    [Fact]
    public void A_message_works_where_the_lifecycle_has_its_step_and_elsewhere_is_only_let_in()
    {
        foreach (var row in PermissionTable.Rows)
            Set(row.Works).ShouldBe(s_works.TryGetValue(row.Message.Name, out var works) ? Set(Words(works)) : Set(row.States), row.Message.Name);
    }

    [Fact]
    public void A_message_about_a_part_of_a_request_works_in_those_states_of_it_and_in_no_others()
    {
        var of = s_of.SelectMany(line => Words(line.Messages).Select(message => (message, line.States))).ToDictionary();

        foreach (var row in PermissionTable.Rows)
            Set(row.Of).ShouldBe(of.TryGetValue(row.Message.Name, out var states) ? Set(Words(states)) : "", row.Message.Name);
    }

    [Fact]
    public void A_row_that_names_states_of_a_part_works_on_these_and_one_that_names_none_on_all()
    {
        var named = new Permission(typeof(GetCase), [Role.Officer], Relation.Own, [RequestState.Draft]) { Of = [RequestState.Answered, RequestState.Closed] };

        Enum.GetValues<RequestState>().Where(state => named.WorksOn(state)).ShouldBe([RequestState.Answered, RequestState.Closed]);
        var unnamed = named with { Of = [] };
        Enum.GetValues<RequestState>().ShouldAllBe(state => unnamed.WorksOn(state));
    }

    [Fact]
    public void A_message_of_two_steps_works_where_the_lifecycle_has_either()
    {
        var row = new Permission(typeof(GetCase), [Role.Officer], Relation.Own, [RequestState.Draft, RequestState.Submitted, RequestState.Verifying, RequestState.Closed]);

        (row with { Steps = [RequestTrigger.Submit, RequestTrigger.Claim] }).Works.ShouldBe([RequestState.Draft, RequestState.Submitted]);
        (row with { Steps = [RequestTrigger.Reply] }).Works.ShouldBeEmpty();
        row.Works.ShouldBe(row.States);
    }

    [Fact]
    public void A_message_is_looked_up_with_its_role_and_neither_alone_is_enough()
    {
        Permission[] rows =
        [
            new(typeof(GetCase), [Role.Officer, Role.Counsel], Relation.Own, [RequestState.Draft]), new(typeof(GetCase), [Role.Counsel], Relation.Desk, [RequestState.Draft]),
            new(typeof(GetDraft), [Role.Officer], Relation.Own, [RequestState.Draft]),
        ];
        var permissions = new Permissions(rows);

        permissions.For(typeof(GetCase), Role.Counsel).ShouldBe([rows[0], rows[1]]);
        permissions.For(typeof(GetCase), Role.Officer).ShouldBe([rows[0]]);
        permissions.For(typeof(GetDraft), Role.Officer).ShouldBe([rows[2]]);
        permissions.For(typeof(GetDraft), Role.Counsel).ShouldBeEmpty();
        permissions.For(typeof(ListQueue), Role.Counsel).ShouldBeEmpty();
        new Permissions([]).For(typeof(GetCase), Role.Counsel).ShouldBeEmpty();
    }

    [Fact]
    public void Pages_ask_the_same_table_for_every_message_and_role()
    {
        var permissions = new Permissions(PermissionTable.Rows);
        foreach (var role in Enum.GetValues<Role>())
        {
            foreach (var message in EveryMessage.Types)
                PermissionTable.For(message, role).ShouldBe(permissions.For(message, role), $"{message.Name} {role}");
        }

        (PermissionTable.Allows<GetDraft>(Role.Officer), PermissionTable.Allows<GetDraft>(Role.Approver)).ShouldBe((true, false));
        (PermissionTable.Allows<ListQueue>(Role.Officer), PermissionTable.Allows<ListQueue>(Role.Approver)).ShouldBe((false, true));
    }

    /// <summary>Contents of a sent request: its team's investigators, the one who has it, counsel and approvers.</summary>
    private static (string Relation, string Roles, string Phase, string Messages)[] Contents(string messages) =>
        [("Team", "Investigator", "sent", messages), ("Claimant", "Investigator", "sent", messages), ("Desk", Desk, "sent", messages)];

    private static string[] Words(string text) => text.Split(' ');

    private static string Set<T>(IEnumerable<T> members) => string.Join(' ', members.Select(member => $"{member}").Order(StringComparer.Ordinal));
}
