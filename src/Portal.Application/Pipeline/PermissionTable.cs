using Portal.Application.Accounts;
using Portal.Application.Clocks;
using Portal.Application.Demo;
using Portal.Application.Documents;
using Portal.Application.Ledger;
using Portal.Application.Notices;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;

namespace Portal.Application.Pipeline;

/// <summary>How an actor stands to a request.</summary>
public enum Relation
{
    /// <summary>The message concerns no single request, or the relation does not matter.</summary>
    Anyone,

    /// <summary>The officer who wrote it.</summary>
    Own,

    /// <summary>Anybody at the desk, once it was sent.</summary>
    Desk,

    /// <summary>The team it was routed to.</summary>
    Team,

    /// <summary>The investigator who has it.</summary>
    Claimant,
}

/// <summary>One row: a message, who may send it, in what relation to the request, and while the request is in which state.</summary>
public sealed record Permission(Type Message, IReadOnlyList<Role> Roles, Relation Relation, IReadOnlyList<RequestState> States);

/// <summary>Who may do what. A message without a row is refused to everybody.</summary>
public static class PermissionTable
{
    private static readonly RequestState[] s_any = Enum.GetValues<RequestState>();
    private static readonly RequestState[] s_draft = [RequestState.Draft];
    private static readonly RequestState[] s_sent = [.. s_any.Except(s_draft)];
    private static readonly Role[] s_people = [.. Enum.GetValues<Role>().Except([Role.Anonymous, Role.System])];

    public static IReadOnlyList<Permission> Rows { get; } =
    [
        Row<StartFreezeDraft>(Relation.Anyone, s_any, Role.Officer),
        Row<SaveDraftStep>(Relation.Own, s_draft, Role.Officer),
        Row<AttachDocument>(Relation.Own, s_draft, Role.Officer),
        Row<DiscardDraft>(Relation.Own, s_draft, Role.Officer),
        Row<GetDraft>(Relation.Own, s_draft, Role.Officer),
        // Sent requests are let through so that a resent form is answered with the receipt it already has.
        Row<SubmitFreezeRequest>(Relation.Own, s_any, Role.Officer),
        Row<CheckAddresses>(Relation.Anyone, s_any, Role.Officer),
        Row<ListMyRequests>(Relation.Anyone, s_any, Role.Officer),
        Row<GetMyRequest>(Relation.Own, s_sent, Role.Officer),
        Row<ListQueue>(Relation.Anyone, s_any, Role.Investigator, Role.Counsel, Role.Approver, Role.Manager, Role.Auditor),
        Row<GetCase>(Relation.Desk, s_sent, Role.Investigator, Role.Counsel, Role.Approver, Role.Manager, Role.Auditor),
        Row<ClaimRequest>(Relation.Team, s_sent, Role.Investigator),
        Row<PutBackRequest>(Relation.Claimant, s_sent, Role.Investigator),
        Row<GetDocument>(Relation.Own, s_any, Role.Officer),
        Row<GetDocument>(Relation.Team, s_sent, Role.Investigator),
        Row<GetDocument>(Relation.Claimant, s_sent, Role.Investigator),
        Row<GetDocument>(Relation.Desk, s_sent, Role.Counsel, Role.Approver),
        Row<RaiseDueAlarms>(Relation.Anyone, s_any, Role.System),
        Row<DeliverNotices>(Relation.Anyone, s_any, Role.System),
        Row<ListNotices>(Relation.Anyone, s_any, s_people),
        Row<CountUnreadNotices>(Relation.Anyone, s_any, s_people),
        Row<MarkNoticesRead>(Relation.Anyone, s_any, s_people),
        Row<FoundDemo>(Relation.Anyone, s_any, Role.System),
        Row<FinishDemo>(Relation.Anyone, s_any, Role.System),
        Row<GetDemoState>(Relation.Anyone, s_any, Role.System),
        Row<TouchSession>(Relation.Anyone, s_any, Role.System),
        Row<ListDemoPeople>(Relation.Anyone, s_any, Role.Anonymous, Role.System),
        Row<SignInDemo>(Relation.Anyone, s_any, Role.Anonymous),
        Row<FindSession>(Relation.Anyone, s_any, Role.System),
        Row<VerifyLedger>(Relation.Anyone, s_any, Role.Auditor, Role.System),
        Row<SignOut>(Relation.Anyone, s_any, s_people),
    ];

    /// <summary>The rows of a message for a role.</summary>
    public static IReadOnlyList<Permission> For(Type message, Role role) => [.. Rows.Where(row => row.Message == message && row.Roles.Contains(role))];

    /// <summary>Whether a role may send a message at all; pages use it to leave out what would be refused.</summary>
    public static bool Allows<TMessage>(Role role) => For(typeof(TMessage), role).Count > 0;

    private static Permission Row<TMessage>(Relation relation, RequestState[] states, params Role[] roles) => new(typeof(TMessage), roles, relation, states);
}
