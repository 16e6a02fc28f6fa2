using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Portal.Persistence.Engines;

/// <summary>Lets SQLite flush the folder too when a commit removes its journal. With less a loss of power can bring the journal back, and
/// with it the state before a commit that was acknowledged. The setting belongs to the connection; a write-ahead log needs no more
/// than what it includes. And lets it write zeros over what is deleted: else an erased value stays in the file until something else
/// happens to be written there.</summary>
internal sealed class DurableConnection : DbConnectionInterceptor
{
    private const string Setting = "PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    /// <summary>Sets an open connection in this way.</summary>
    public static void Set(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Setting;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Setting;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
