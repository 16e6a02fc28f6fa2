using System.Data.Common;
using Portal.Application.Ledger;
using Portal.Application.Ports;
using Portal.Ledger;
using Portal.Persistence.Engines;
using Portal.Persistence.Migrations;

namespace Portal.Persistence.Checkpoints;

/// <summary>Asks before a migration changes anything whether the database is the one that the kept checkpoint signs. It reads two rows in
/// plain SQL, which is the same in every version of the schema.</summary>
internal sealed class CheckpointGate(IEngine engine, Migrator migrator)
{
    /// <exception cref="InvalidOperationException">It is not; the message says what to do.</exception>
    public async Task CheckAsync(ICheckpointStore store, CancellationToken cancellationToken)
    {
        var kept = store.Read()?.Checkpoint;
        var (size, root) = await LedgerAsync(kept?.Size ?? 0, cancellationToken);
        if ((kept is null ? LedgerStart.RefusalToBegin(store, size) : LedgerStart.Refusal(store.Place, kept, size, root)) is { } refusal)
        {
            // Another process may have begun the log, and added to it, between the two looks.
            if (kept is not null || store.Read() is null)
                throw new CheckpointException(refusal);
            await CheckAsync(store, cancellationToken);
            return;
        }

        if (store.ReadFault() is not null && size > 0 && await migrator.CheckAsync(cancellationToken) is { Count: > 0 } pending)
            throw new CheckpointException($"The ledger does not hold ({store.Place.Fault} says at which entry), so the database is not changed. {string.Join(' ', pending)} Look into the fault first, with the program that ran before.");
    }

    /// <returns>Entries, and the root at a size; null where the ledger does not reach it.</returns>
    private async Task<(long Size, byte[]? Root)> LedgerAsync(long at, CancellationToken cancellationToken)
    {
        await using var connection = engine.OwnerConnection();
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (engine.ActAsPortal is { } actAsPortal)
            await AskAsync(connection, transaction, actAsPortal, 0, cancellationToken);
        // The first migration made the ledger.
        if (await AskAsync(connection, transaction, engine.HistoryExists, 0, cancellationToken) is null)
            return (0, at == 0 ? MerkleTree.EmptyRoot : null);
        var size = await AskAsync(connection, transaction, "SELECT size FROM ledger_head", 0, cancellationToken) as long? ?? 0;
        var root = at == 0 ? MerkleTree.EmptyRoot : await AskAsync(connection, transaction, "SELECT root_after FROM ledger_entries WHERE sequence = @last", at - 1, cancellationToken) as byte[];
        return (size, root);
    }

    private static async Task<object?> AskAsync(DbConnection connection, DbTransaction transaction, string sql, long last, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, sql);
        if (sql.Contains("@last", StringComparison.Ordinal))
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("last", last);
            command.Parameters.Add(parameter);
        }

        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
