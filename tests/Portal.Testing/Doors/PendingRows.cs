using Microsoft.EntityFrameworkCore;
using Portal.Application.Ports;

namespace Portal.Testing.Doors;

/// <summary>Looks at what a scope is about to commit.</summary>
public static class PendingRows
{
    /// <summary>Kinds of the rows that would be added, changed or removed.</summary>
    public static IEnumerable<string> Pending(this IPortalDb db) => ((DbContext)db).ChangeTracker.Entries()
        .Where(row => row.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).Select(row => row.Metadata.ClrType.Name);
}
