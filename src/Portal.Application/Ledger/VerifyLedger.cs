using MediatR;
using Portal.Application.Pipeline;
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

internal sealed class VerifyLedgerHandler(LedgerReading reading) : IRequestHandler<VerifyLedger, Result<LedgerReport>>
{
    public async Task<Result<LedgerReport>> Handle(VerifyLedger query, CancellationToken cancellationToken)
    {
        var verifier = new LedgerVerifier(query.Trusted);
        var (_, fault) = await reading.CheckAsync(verifier, cancellationToken);
        return new LedgerReport(verifier.Count, verifier.Root, verifier.Vouched, fault);
    }
}
