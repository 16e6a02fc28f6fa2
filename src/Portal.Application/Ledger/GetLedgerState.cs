using MediatR;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;

namespace Portal.Application.Ledger;

/// <summary>How far the ledger has come, and how far it is signed.</summary>
public sealed record GetLedgerState : IQuery<LedgerState>;

/// <param name="Size">Entries.</param>
/// <param name="Root">Root over them, 32 bytes.</param>
/// <param name="Holds">Whether what was read back agreed; nothing is added to a ledger that does not hold.</param>
/// <param name="Checkpoint">The last checkpoint; null where none is kept.</param>
/// <param name="Log">The log's public key as a verifier key; null where there is none.</param>
public sealed record LedgerState(long Size, byte[] Root, bool Holds, CheckpointView? Checkpoint, string? Log);

/// <param name="Origin">Name of the log.</param>
/// <param name="Size">Entries that it signs.</param>
/// <param name="Root">Root over them, 32 bytes.</param>
/// <param name="At">UTC; when it was signed, null when that was before the portal was last started.</param>
/// <param name="Note">The signed note itself.</param>
public sealed record CheckpointView(string Origin, long Size, byte[] Root, DateTimeOffset? At, byte[] Note);

internal sealed class GetLedgerStateHandler(LedgerReading reading, LedgerWatch watch, ICheckpointStore store) : IRequestHandler<GetLedgerState, Result<LedgerState>>
{
    public async Task<Result<LedgerState>> Handle(GetLedgerState query, CancellationToken cancellationToken)
    {
        // The checkpoint first: the ledger is never behind it then.
        var signed = watch.Signed;
        var head = await reading.HeadAsync(cancellationToken);
        return new LedgerState(head.Size, head.Root, watch.Fault is null, signed is null ? null : ViewOf(signed), store.Log?.ToString());
    }

    private static CheckpointView ViewOf(SignedTree signed) =>
        new(signed.Checkpoint.Origin, signed.Checkpoint.Size, signed.Checkpoint.Root, signed.At, signed.Checkpoint.ToBytes());
}
