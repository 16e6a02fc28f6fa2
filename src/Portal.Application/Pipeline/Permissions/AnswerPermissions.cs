namespace Portal.Application.Pipeline;

/// <content>Findings, data files, approval.</content>
public static partial class PermissionTable
{
    private static IEnumerable<Permission> AnswerRows() =>
    [

    ];
}
