namespace Portal.Application.Pipeline;

/// <content>Holds and their placement.</content>
public static partial class PermissionTable
{
    private static IEnumerable<Permission> HoldRows() =>
    [

    ];
}
