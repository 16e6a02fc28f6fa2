using Portal.Application.Answers;
using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Requests;

namespace Portal.Application.Pipeline;

/// <content>Findings, data files, approval.</content>
public static partial class PermissionTable
{
    /// <summary>An answered request takes another answer only in the place of one that was called back, as the law of answers says.</summary>
    private static RequestState[] Answerable => [.. Open, RequestState.Answered];

    private static IEnumerable<Permission> AnswerRows() =>
    [
        Row<PrepareAnswer>(Relation.Claimant, Answerable, [RequestTrigger.Answer, RequestTrigger.Replace], Role.Investigator),
        Row<RecordFindings>(Relation.Claimant, Answerable, AnswerTrigger.Edit, Role.Investigator),
        Row<FillFindings>(Relation.Claimant, Answerable, AnswerTrigger.Edit, Role.Investigator),
        Row<WithholdCategories>(Relation.Claimant, Answerable, AnswerTrigger.Edit, Role.Investigator),
        Row<WriteAnswer>(Relation.Claimant, Answerable, AnswerTrigger.Edit, Role.Investigator),
        Row<StageAnswerTable>(Relation.Claimant, Answerable, AnswerTrigger.Edit, Role.Investigator),
        Row<GetStagedTable>(Relation.Claimant, Answerable, Role.Investigator),
        Row<DiscardAnswerTable>(Relation.Claimant, Answerable, Role.Investigator),
        Row<AddAnswerFile>(Relation.Claimant, Answerable, AnswerTrigger.Edit, Role.Investigator),
        Row<RemoveAnswerFile>(Relation.Claimant, Answerable, AnswerTrigger.Edit, Role.Investigator),
        Row<SendAnswerForApproval>(Relation.Claimant, Answerable, AnswerTrigger.Send, Role.Investigator),
        .. WhoReadsAnswers<GetAnswer>(), .. WhoReadsAnswers<GetAnswerFile>(), .. WhoReadsAnswers<GetAnswerFileRows>(), .. WhoReadsAnswers<ListAnswers>(),
        Row<ApproveAnswer>(Relation.Desk, Answerable, AnswerTrigger.Approve, Role.Approver, Role.Counsel),
        Row<ReturnAnswer>(Relation.Desk, Answerable, AnswerTrigger.Return, Role.Approver, Role.Counsel),
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
