using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Portal.Persistence;

/// <summary>Holds a scope to the connection on which its transaction began. EF opens one that was lost anew without a word and goes on
/// outside the transaction, where each later statement would be kept for itself: entries without their effect.</summary>
internal sealed class HeldConnection : DbConnectionInterceptor
{
    /// <summary>Whether a transaction is under way.</summary>
    public bool Held { get; set; }

    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        Held ? throw new ConnectionLostException() : result;

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        Held ? throw new ConnectionLostException() : ValueTask.FromResult(result);
}

/// <summary>The connection was lost inside a transaction; nothing of it was stored. Trying later makes sense.</summary>
public sealed class ConnectionLostException() : DbException("The connection to the database was lost inside a transaction. Nothing of it was stored; try again.")
{
    public override bool IsTransient => true;
}
