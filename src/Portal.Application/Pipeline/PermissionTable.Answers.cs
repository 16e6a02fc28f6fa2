using Portal.Application.Answers;
using Portal.Domain.Accounts;

namespace Portal.Application.Pipeline;

/// <content>Findings, data files, approval.</content>
public static partial class PermissionTable
{
    private static IEnumerable<Permission> AnswerRows() =>
    [
        Row<PrepareAnswer>(Relation.Claimant, Open, Role.Investigator),
        Row<RecordFindings>(Relation.Claimant, Open, Role.Investigator),
        Row<FillFindings>(Relation.Claimant, Open, Role.Investigator),
        Row<WithholdCategories>(Relation.Claimant, Open, Role.Investigator),
        Row<WriteAnswer>(Relation.Claimant, Open, Role.Investigator),
        Row<StageAnswerTable>(Relation.Claimant, Open, Role.Investigator),
        Row<GetStagedTable>(Relation.Claimant, Open, Role.Investigator),
        Row<DiscardAnswerTable>(Relation.Claimant, Open, Role.Investigator),
        Row<AddAnswerFile>(Relation.Claimant, Open, Role.Investigator),
        Row<RemoveAnswerFile>(Relation.Claimant, Open, Role.Investigator),
        Row<SendAnswerForApproval>(Relation.Claimant, Open, Role.Investigator),
        .. WhoReadsAnswers<GetAnswer>(), .. WhoReadsAnswers<GetAnswerFile>(), .. WhoReadsAnswers<ListAnswers>(),
        Row<ApproveAnswer>(Relation.Desk, Open, Role.Approver, Role.Counsel),
        Row<ReturnAnswer>(Relation.Desk, Open, Role.Approver, Role.Counsel),
        Row<ListApprovals>(Relation.Anyone, AnyState, Role.Approver, Role.Counsel),
        Row<CountApprovals>(Relation.Anyone, AnyState, Role.Approver, Role.Counsel),
    ];

    /// <summary>Those who see the contents of the request.</summary>
    private static Permission[] WhoReadsAnswers<TMessage>() =>
    [
        Row<TMessage>(Relation.Team, Sent, Role.Investigator),
        Row<TMessage>(Relation.Claimant, Sent, Role.Investigator),
        Row<TMessage>(Relation.Desk, Sent, Role.Counsel, Role.Approver),
    ];
}
