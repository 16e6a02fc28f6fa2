using Portal.Application.Questions;
using Portal.Domain.Accounts;

namespace Portal.Application.Pipeline;

/// <content>What the desk asks the agency.</content>
public static partial class PermissionTable
{
    private static IEnumerable<Permission> QuestionRows() =>
    [
        Row<AskAgency>(Relation.Claimant, Sent, Role.Investigator),
        Row<RetractQuestion>(Relation.Claimant, Sent, Role.Investigator),
        Row<ReplyToQuestion>(Relation.Own, Sent, Role.Officer),
    ];
}
