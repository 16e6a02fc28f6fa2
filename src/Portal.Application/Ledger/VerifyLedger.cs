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
        LedgerFault? fault = null;
        for (long? after = null; fault is null;)
        {
            var page = await PageAsync(after, cancellationToken);
            for (var i = 0; i < page.Count && fault is null; i++)
                fault = verifier.Next(page[i]);
            if (page.Count < PageSize)
                break;
            after = page[^1].Sequence;
        }

        var head = await db.LedgerHeads.AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? new LedgerHead { Root = MerkleTree.EmptyRoot, Frontier = TreeHead.Empty.ToBytes() };
        fault ??= verifier.End(head.Size, head.Root, head.Frontier);
        return new LedgerReport(verifier.Count, verifier.Root, fault);
    }

    private async Task<IReadOnlyList<StoredEntry>> PageAsync(long? after, CancellationToken cancellationToken) =>
        await db.Ledger.AsNoTracking().Where(row => after == null || row.Sequence > after).OrderBy(row => row.Sequence).Take(PageSize)
            .Select(row => new StoredEntry(row.Sequence, row.Bytes, row.LeafHash, row.RootAfter, row.At, row.Event, row.SubjectKind, row.Subject, row.Actor))
            .ToListAsync(cancellationToken);
}
