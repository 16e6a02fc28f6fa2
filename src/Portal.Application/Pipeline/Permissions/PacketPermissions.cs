namespace Portal.Application.Pipeline;

/// <content>Pressing, fetching, renewing, calling back.</content>
public static partial class PermissionTable
{
    private static IEnumerable<Permission> PacketRows() =>
    [

    ];
}
