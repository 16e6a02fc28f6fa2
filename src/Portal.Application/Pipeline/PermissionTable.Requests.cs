using Portal.Application.Documents;
using Portal.Application.Ledger;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;

namespace Portal.Application.Pipeline;

/// <content>Drafting, sending, the queue and the case.</content>
public static partial class PermissionTable
{
    private static IEnumerable<Permission> RequestRows() =>
    [
        Row<StartDraft>(Relation.Anyone, AnyState, Role.Officer),
        Row<SaveDraftStep>(Relation.Own, DraftState, Role.Officer),
        Row<AttachDocument>(Relation.Own, DraftState, Role.Officer),
        Row<DiscardDraft>(Relation.Own, DraftState, Role.Officer),
        Row<GetDraft>(Relation.Own, DraftState, Role.Officer),
        // Sent requests are let through so that a resent form is answered with the receipt it already has.
        Row<SubmitFreezeRequest>(Relation.Own, AnyState, RequestTrigger.Submit, Role.Officer),
        Row<SubmitDataRequest>(Relation.Own, AnyState, RequestTrigger.Submit, Role.Officer),
        Row<CheckAddresses>(Relation.Anyone, AnyState, Role.Officer),
        Row<ListMyRequests>(Relation.Anyone, AnyState, Role.Officer),
        Row<ListMeanwhile>(Relation.Own, Sent, Role.Officer),
        Row<ListMeanwhile>(Relation.Desk, Sent, Role.Investigator, Role.Counsel, Role.Approver),
        Row<GetMyRequest>(Relation.Own, Sent, Role.Officer),
        Row<ListQueue>(Relation.Anyone, AnyState, Role.Investigator, Role.Counsel, Role.Approver, Role.Manager, Role.Auditor),
        Row<GetCase>(Relation.Desk, Sent, Role.Investigator, Role.Counsel, Role.Approver, Role.Manager, Role.Auditor),
        Row<ClaimRequest>(Relation.Team, Sent, RequestTrigger.Claim, Role.Investigator),
        Row<PutBackRequest>(Relation.Claimant, Sent, RequestTrigger.PutBack, Role.Investigator),
        Row<ConfirmAuthenticity>(Relation.Claimant, Sent, RequestTrigger.Verify, Role.Investigator),
        Row<CloseRequest>(Relation.Claimant, Sent, RequestTrigger.Close, Role.Investigator),
        Row<GetCaseWork>(Relation.Team, Sent, Role.Investigator),
        Row<GetCaseWork>(Relation.Claimant, Sent, Role.Investigator),
        Row<GetCaseWork>(Relation.Desk, Sent, Role.Counsel, Role.Approver),
        Row<WithdrawRequest>(Relation.Own, Sent, RequestTrigger.Withdraw, Role.Officer),
        Row<CopyRequest>(Relation.Own, Sent, Role.Officer),
        Row<FindSuperseded>(Relation.Own, DraftState, Role.Officer),
        Row<GetDocument>(Relation.Own, AnyState, Role.Officer),
        Row<GetDocument>(Relation.Team, Sent, Role.Investigator),
        Row<GetDocument>(Relation.Claimant, Sent, Role.Investigator),
        Row<GetDocument>(Relation.Desk, Sent, Role.Counsel, Role.Approver),
    ];
}
