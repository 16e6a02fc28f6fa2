using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Ledger;

namespace Portal.Application.Ledger;

/// <summary>Reads the whole ledger and checks it: every entry's bytes, hash, place and columns, the tree and its head.</summary>
public sealed record VerifyLedger : IQuery<LedgerReport>;

/// <summary>What the check found. <see cref="Fault"/> names the first entry that does not hold.</summary>
/// <param name="Entries">Entries that hold.</param>
/// <param name="Root">Root over them.</param>
/// <param name="Fault">Null when everything holds.</param>
public sealed record LedgerReport(long Entries, byte[] Root, LedgerFault? Fault);

internal sealed class VerifyLedgerHandler(IPortalDb db) : IRequestHandler<VerifyLedger, Result<LedgerReport>>
{
    private const int PageSize = 1000;

    public async Task<Result<LedgerReport>> Handle(VerifyLedger query, CancellationToken cancellationToken)
    {
        var verifier = new LedgerVerifier();
        LedgerHead head;
        LedgerFault? fault;
        long before;
        // The portal goes on while the ledger is read: a head that is ahead means that entries were added meanwhile, and they
        // are read too. Where none come, they are missing.
        do
        {
            before = verifier.Count;
            fault = await ReadOnAsync(verifier, cancellationToken);
            head = await db.LedgerHeads.AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? new LedgerHead { Root = MerkleTree.EmptyRoot, Frontier = TreeHead.Empty.ToBytes() };
        }
        while (fault is null && head.Size > verifier.Count && verifier.Count > before);
        fault ??= verifier.End(head.Size, head.Root, head.Frontier);
        return new LedgerReport(verifier.Count, verifier.Root, fault);
    }

    private async Task<LedgerFault?> ReadOnAsync(LedgerVerifier verifier, CancellationToken cancellationToken)
    {
        // Rows before the first place would never be read by their place alone.
        long? after = verifier.Count == 0 ? null : verifier.Count - 1;
        while (true)
        {
            var page = await PageAsync(after, cancellationToken);
            foreach (var row in page)
            {
                if (verifier.Next(row) is { } fault)
                    return fault;
            }

            if (page.Count < PageSize)
                return null;
            after = page[^1].Sequence;
        }
    }

    private async Task<IReadOnlyList<StoredEntry>> PageAsync(long? after, CancellationToken cancellationToken) =>
        await db.Ledger.AsNoTracking().Where(row => after == null || row.Sequence > after).OrderBy(row => row.Sequence).Take(PageSize)
            .Select(row => new StoredEntry(row.Sequence, row.Bytes, row.LeafHash, row.RootAfter, row.At, row.Event, row.SubjectKind, row.Subject, row.Actor))
            .ToListAsync(cancellationToken);
}
