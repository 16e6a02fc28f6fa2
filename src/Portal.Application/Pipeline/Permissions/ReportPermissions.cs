namespace Portal.Application.Pipeline;

/// <content>Response times.</content>
public static partial class PermissionTable
{
    private static IEnumerable<Permission> ReportRows() =>
    [

    ];
}
