namespace Portal.Application.Pipeline;

/// <content>What the desk asks the agency.</content>
public static partial class PermissionTable
{
    private static IEnumerable<Permission> QuestionRows() =>
    [

    ];
}
