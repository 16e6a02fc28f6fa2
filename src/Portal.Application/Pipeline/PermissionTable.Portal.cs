using Portal.Application.Accounts;
using Portal.Application.Clocks;
using Portal.Application.Demo;
using Portal.Application.Ledger;
using Portal.Application.Notices;
using Portal.Domain.Accounts;

namespace Portal.Application.Pipeline;

/// <content>Rows that belong to no request: sessions, notices, scheduled work, the ledger.</content>
public static partial class PermissionTable
{
    private static IEnumerable<Permission> PortalRows() =>
    [
        Row<RaiseDueAlarms>(Relation.Anyone, AnyState, Role.System),
        Row<DeliverNotices>(Relation.Anyone, AnyState, Role.System),
        Row<DiscardOldForms>(Relation.Anyone, AnyState, Role.System),
        Row<GetLedgerSize>(Relation.Anyone, AnyState, People),
        Row<FillInboxes>(Relation.Anyone, AnyState, Role.System),
        Row<RecordUndelivered>(Relation.Anyone, AnyState, Role.System),
        Row<ListDeadLetters>(Relation.Anyone, AnyState, Role.Manager, Role.Auditor),
        Row<CountDeadLetters>(Relation.Anyone, AnyState, Role.Manager, Role.Auditor),
        Row<ReplayDeadLetter>(Relation.Anyone, AnyState, Role.Manager),
        Row<ReplayDeadLetters>(Relation.Anyone, AnyState, Role.Manager),
        Row<ListNotices>(Relation.Anyone, AnyState, People),
        Row<CountUnreadNotices>(Relation.Anyone, AnyState, People),
        Row<MarkNoticesRead>(Relation.Anyone, AnyState, People),
        Row<FoundDemo>(Relation.Anyone, AnyState, Role.System),
        Row<FinishDemo>(Relation.Anyone, AnyState, Role.System),
        Row<GetDemoState>(Relation.Anyone, AnyState, Role.System),
        Row<TouchSession>(Relation.Anyone, AnyState, Role.Anonymous),
        Row<ListDemoPeople>(Relation.Anyone, AnyState, Role.Anonymous, Role.System),
        Row<SignInDemo>(Relation.Anyone, AnyState, Role.Anonymous),
        Row<FindSession>(Relation.Anyone, AnyState, Role.Anonymous),
        Row<FindDisclosure>(Relation.Anyone, AnyState, Role.Auditor, Role.System),
        Row<SignCheckpoint>(Relation.Anyone, AnyState, Role.System),
        Row<ScrubLedger>(Relation.Anyone, AnyState, Role.System),
        Row<RecordScrub>(Relation.Anyone, AnyState, Role.System),
        Row<RecordOperatorStep>(Relation.Anyone, AnyState, Role.System),
        Row<GetLedgerHealth>(Relation.Anyone, AnyState, [Role.Anonymous, .. People]),
        Row<GetLedgerState>(Relation.Anyone, AnyState, Role.Manager, Role.Auditor),
        Row<VerifyLedger>(Relation.Anyone, AnyState, Role.Auditor, Role.System),
        Row<ConfirmPresence>(Relation.Anyone, AnyState, People),
        Row<SignOut>(Relation.Anyone, AnyState, People),
    ];
}
