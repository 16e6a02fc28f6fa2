using Portal.Application.Questions;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;

namespace Portal.Application.Pipeline;

/// <content>What the desk asks the agency.</content>
public static partial class PermissionTable
{
    private static IEnumerable<Permission> QuestionRows() =>
    [
        Row<AskAgency>(Relation.Claimant, Sent, RequestTrigger.Ask, Role.Investigator),
        Row<RetractQuestion>(Relation.Claimant, Sent, RequestTrigger.Retract, Role.Investigator),
        Row<ReplyToQuestion>(Relation.Own, Sent, RequestTrigger.Reply, Role.Officer),
    ];
}
