using MediatR;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;

namespace Portal.Application.Ledger;

/// <summary>How far the ledger has come, and how far it is signed.</summary>
public sealed record GetLedgerState : IQuery<LedgerState>;

/// <param name="Size">Entries.</param>
/// <param name="Root">Root over them, 32 bytes.</param>
/// <param name="Fault">What does not hold; null while the ledger holds. Nothing is added to one that does not.</param>
/// <param name="Unkept">Why it cannot be signed; null while it can.</param>
/// <param name="Checkpoint">The last checkpoint; null where none is kept.</param>
/// <param name="Log">The log's public key as a verifier key; null where there is none.</param>
public sealed record LedgerState(long Size, byte[] Root, FaultView? Fault, UnkeptView? Unkept, CheckpointView? Checkpoint, string? Log);

/// <param name="At">UTC; when it was found.</param>
/// <param name="Entry">The first entry that does not hold.</param>
/// <param name="Text">Why, for the operator, in English.</param>
/// <param name="File">Where it is kept, so that no process adds anything, also after a restart.</param>
public sealed record FaultView(DateTimeOffset At, long Entry, string Text, string File);

/// <param name="Since">UTC.</param>
/// <param name="StillFrom">UTC; from when on nothing is added any more.</param>
/// <param name="StandsStill">Whether that has come.</param>
/// <param name="Text">Why, for the operator, in English.</param>
public sealed record UnkeptView(DateTimeOffset Since, DateTimeOffset StillFrom, bool StandsStill, string Text);

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
        var fault = watch.Fault is { } found ? new FaultView(found.At, found.Entry, found.Text, store.Place.Fault) : null;
        var unkept = watch.Unkept is { } since ? new UnkeptView(since.Since, since.Since + store.Patience, watch.StandsStill, since.Why) : null;
        return new LedgerState(head.Size, head.Root, fault, unkept, signed is null ? null : ViewOf(signed), store.Log?.ToString());
    }

    private static CheckpointView ViewOf(SignedTree signed) =>
        new(signed.Checkpoint.Origin, signed.Checkpoint.Size, signed.Checkpoint.Root, signed.At, signed.Checkpoint.ToBytes());
}
