using Portal.Application.Holds;
using Portal.Domain.Accounts;
using Portal.Domain.Holds;
using Portal.Domain.Requests;

namespace Portal.Application.Pipeline;

/// <content>Holds and their placement.</content>
public static partial class PermissionTable
{
    private static RequestState[] HoldStates => [RequestState.InReview, RequestState.AwaitingAgency];

    private static IEnumerable<Permission> HoldRows() =>
    [
        Row<PlaceHold>(Relation.Claimant, HoldStates, Role.Investigator),
        Row<ApproveHold>(Relation.Desk, HoldStates, Role.Approver) with { Of = [PlacementState.AwaitingApproval] },
        // What waits can be refused whatever became of its request.
        Row<RejectHold>(Relation.Desk, Sent, Role.Approver) with { Of = [PlacementState.AwaitingApproval] },
        Row<ListHoldsToApprove>(Relation.Anyone, AnyState, Role.Approver),
        Row<GetHolds>(Relation.Team, Sent, Role.Investigator),
        Row<GetHolds>(Relation.Claimant, Sent, Role.Investigator),
        Row<GetHolds>(Relation.Desk, Sent, Role.Counsel, Role.Approver),
        Row<GetHold>(Relation.Team, Sent, Role.Investigator),
        Row<GetHold>(Relation.Claimant, Sent, Role.Investigator),
        Row<GetHold>(Relation.Desk, Sent, Role.Counsel, Role.Approver),
        Row<CountHolds>(Relation.Team, Sent, Role.Investigator),
        Row<CountHolds>(Relation.Claimant, Sent, Role.Investigator),
        Row<CountHolds>(Relation.Desk, Sent, Role.Counsel, Role.Approver),
        // A customer's balance is asked for only once officer, agency and instrument have been verified.
        Row<GetBalance>(Relation.Claimant, HoldStates, Role.Investigator),
        Row<GetBalance>(Relation.Desk, HoldStates, Role.Approver),
        Row<ChaseHolds>(Relation.Anyone, AnyState, Role.System),
        Row<RecordPlacement>(Relation.Anyone, AnyState, Role.System),
        Row<PutHoldOff>(Relation.Anyone, AnyState, Role.System),
    ];
}
