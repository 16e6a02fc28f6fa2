using Microsoft.EntityFrameworkCore;
using Portal.Application.Ports;
using Portal.Ledger;

namespace Portal.Application.Ledger;

/// <summary>Reads the stored ledger a page at a time and hands it to a verifier.</summary>
internal sealed class LedgerReading(IPortalDb db)
{
    private const int PageSize = 1000;

    /// <summary>Checks every entry from where the verifier stands, then the head.</summary>
    /// <returns>The head that was read last, and the first fault.</returns>
    public async Task<(LedgerHead Head, LedgerFault? Fault)> CheckAsync(LedgerVerifier verifier, CancellationToken cancellationToken)
    {
        // From the first entry on without a bound: one with a negative number is found too.
        long? last = verifier.Count == 0 ? null : verifier.Count - 1;
        LedgerFault? fault;
        // An entry and the head that counts it come with one commit, so what a head counted is there for whoever reads after it. What
        // is found beyond it was written meanwhile and is counted by a head that has grown, or by none.
        var head = await HeadAsync(cancellationToken);
        while (true)
        {
            (last, fault) = await EntriesAsync(verifier, last, cancellationToken);
            if (fault is not null || verifier.Count <= head.Size)
                break;
            var now = await HeadAsync(cancellationToken);
            if (now.Size == head.Size)
                break;
            head = now;
        }

        return (head, fault ?? verifier.End(head.Size, head.Root, head.Frontier));
    }

    public async Task<LedgerHead> HeadAsync(CancellationToken cancellationToken) =>
        await db.LedgerHeads.AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? new LedgerHead { Root = MerkleTree.EmptyRoot, Frontier = TreeHead.Empty.ToBytes() };

    /// <summary>Root of the tree of a size as its last entry's row has it; null when there is no such row.</summary>
    public async Task<byte[]?> RootAtAsync(long size, CancellationToken cancellationToken) => size == 0
        ? MerkleTree.EmptyRoot
        : await db.Ledger.AsNoTracking().Where(row => row.Sequence == size - 1).Select(row => row.RootAfter).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Checks every entry after the last one that was checked.</summary>
    private async Task<(long? Last, LedgerFault? Fault)> EntriesAsync(LedgerVerifier verifier, long? last, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (entries, unreadable) = await PageAsync(last, cancellationToken);
            var payloads = await PayloadsAsync(entries, cancellationToken);
            foreach (var entry in entries)
            {
                if (verifier.Next(entry, [.. payloads[entry.Sequence]]) is { } fault)
                    return (last, fault);
                last = entry.Sequence;
            }

            if (unreadable is { } sequence)
                return (last, Unreadable(verifier.Count, sequence));
            if (entries.Count < PageSize)
                return (last, null);
        }
    }

    /// <summary>The values beside a page of entries that are not erased and that the reader is shown.</summary>
    private async Task<ILookup<long, StoredPayload>> PayloadsAsync(IReadOnlyList<StoredEntry> entries, CancellationToken cancellationToken)
    {
        // The errand of every second mostly finds nothing new.
        if (entries.Count == 0)
            return Enumerable.Empty<StoredPayload>().ToLookup(_ => 0L);
        var (first, last) = (entries[0].Sequence, entries[^1].Sequence);
        var found = await db.LedgerPayloads.AsNoTracking().Where(payload => payload.Sequence >= first && payload.Sequence <= last).ToListAsync(cancellationToken);
        return found.ToLookup(payload => payload.Sequence, payload => new StoredPayload(payload.Name, payload.Salt, payload.Value));
    }

    private static LedgerFault Unreadable(long expected, long found) => found == expected
        ? new(expected, $"Entry {expected} cannot be read: a column holds what is no value of its kind.")
        : new(expected, $"Entry {expected} is missing: entry {found}, which cannot be read, is in its place.");

    /// <summary>A page of entries. Where it cannot be read as a whole, those before the first that cannot be read, and that one's place.</summary>
    private async Task<(IReadOnlyList<StoredEntry> Entries, long? Unreadable)> PageAsync(long? after, CancellationToken cancellationToken)
    {
        var rows = db.Ledger.AsNoTracking().Where(row => after == null || row.Sequence > after).OrderBy(row => row.Sequence).Take(PageSize);
        try
        {
            return (await Stored(rows).ToListAsync(cancellationToken), null);
        }
        catch (Exception e) when (IsNoValue(e))
        {
            return await OneByOneAsync(await rows.Select(row => row.Sequence).ToListAsync(cancellationToken), cancellationToken);
        }
    }

    private async Task<(IReadOnlyList<StoredEntry> Entries, long? Unreadable)> OneByOneAsync(IReadOnlyList<long> sequences, CancellationToken cancellationToken)
    {
        var entries = new List<StoredEntry>();
        foreach (var sequence in sequences)
        {
            try
            {
                entries.Add(await Stored(db.Ledger.AsNoTracking().Where(row => row.Sequence == sequence)).SingleAsync(cancellationToken));
            }
            catch (Exception e) when (IsNoValue(e))
            {
                return (entries, sequence);
            }
        }

        return (entries, null);
    }

    /// <summary>A stored value that its type does not have; a lost connection is something else.</summary>
    private static bool IsNoValue(Exception e) => e is FormatException or InvalidCastException or ArgumentException or OverflowException;

    private static IQueryable<StoredEntry> Stored(IQueryable<LedgerRow> rows) =>
        rows.Select(row => new StoredEntry(row.Sequence, row.Bytes, row.LeafHash, row.RootAfter, row.At, row.Event, row.SubjectKind, row.Subject, row.Actor));
}
