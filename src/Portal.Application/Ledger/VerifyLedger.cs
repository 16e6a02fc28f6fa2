using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Ledger;
using Portal.Ledger.Notes;

namespace Portal.Application.Ledger;

/// <summary>Reads the whole ledger and checks it: every entry's bytes, hash, place and columns, the tree and its head.</summary>
/// <param name="Trusted">Checkpoints from outside the database that the ledger must have passed through, their signatures checked.</param>
public sealed record VerifyLedger(params IReadOnlyList<Checkpoint> Trusted) : IQuery<LedgerReport>;

/// <summary>What the check found. <see cref="Fault"/> names the first entry that does not hold.</summary>
/// <param name="Entries">Entries that hold.</param>
/// <param name="Root">Root over them.</param>
/// <param name="Vouched">How many of them the largest trusted checkpoint covers.</param>
/// <param name="Fault">Null when everything holds.</param>
public sealed record LedgerReport(long Entries, byte[] Root, long Vouched, LedgerFault? Fault);

internal sealed class VerifyLedgerHandler(IPortalDb db) : IRequestHandler<VerifyLedger, Result<LedgerReport>>
{
    private const int PageSize = 1000;

    public async Task<Result<LedgerReport>> Handle(VerifyLedger query, CancellationToken cancellationToken)
    {
        var verifier = new LedgerVerifier(query.Trusted);
        long? last = null;
        LedgerFault? fault;
        LedgerHead head;
        long before;
        do
        {
            before = verifier.Count;
            (last, fault) = await EntriesAsync(verifier, last, cancellationToken);
            head = await HeadAsync(cancellationToken);
        }
        while (fault is null && head.Size > verifier.Count && verifier.Count > before); // the portal went on writing meanwhile

        fault ??= verifier.End(head.Size, head.Root, head.Frontier);
        return new LedgerReport(verifier.Count, verifier.Root, verifier.Vouched, fault);
    }

    /// <summary>Checks every entry after the last one that was checked.</summary>
    private async Task<(long? Last, LedgerFault? Fault)> EntriesAsync(LedgerVerifier verifier, long? last, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (entries, unreadable) = await PageAsync(last, cancellationToken);
            foreach (var entry in entries)
            {
                if (verifier.Next(entry) is { } fault)
                    return (last, fault);
                last = entry.Sequence;
            }

            if (unreadable is { } sequence)
                return (last, Unreadable(verifier.Count, sequence));
            if (entries.Count < PageSize)
                return (last, null);
        }
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

    private async Task<LedgerHead> HeadAsync(CancellationToken cancellationToken) =>
        await db.LedgerHeads.AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? new LedgerHead { Root = MerkleTree.EmptyRoot, Frontier = TreeHead.Empty.ToBytes() };

    private static IQueryable<StoredEntry> Stored(IQueryable<LedgerRow> rows) =>
        rows.Select(row => new StoredEntry(row.Sequence, row.Bytes, row.LeafHash, row.RootAfter, row.At, row.Event, row.SubjectKind, row.Subject, row.Actor));
}
