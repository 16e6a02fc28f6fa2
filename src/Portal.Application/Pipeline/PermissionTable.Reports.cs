using Portal.Application.Reports;
using Portal.Domain.Accounts;

namespace Portal.Application.Pipeline;

/// <content>Response times. They show headers only, which all of these may see.</content>
public static partial class PermissionTable
{
    private static IEnumerable<Permission> ReportRows() =>
    [
        Row<GetResponseTimes>(Relation.Anyone, AnyState, Role.Manager, Role.Auditor, Role.Counsel, Role.Approver),
        Row<ListResponseTimes>(Relation.Anyone, AnyState, Role.Manager, Role.Auditor, Role.Counsel, Role.Approver),
        Row<ListUnansweredRequests>(Relation.Anyone, AnyState, Role.Manager, Role.Auditor, Role.Counsel, Role.Approver),
    ];
}
