using System.Globalization;
using MediatR;
using Microsoft.Extensions.Logging;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Ledger;
using Portal.Ledger.Notes;

namespace Portal.Application.Ledger;

/// <summary>Reads back what was added to the ledger since the last checkpoint, over another connection than it was written on, and
/// signs it when bytes, hashes, columns and head agree. The first time in a process it also asks whether the ledger still is the one
/// that the kept checkpoint signs. What does not hold is not signed, and nothing is added to it any more.</summary>
public sealed record SignCheckpoint : IErrand<CheckpointSigned>;

/// <summary>Where the ledger stands.</summary>
/// <param name="Size">Entries that are signed.</param>
/// <param name="Fault">Why it does not hold and what to do, in a sentence; null while it holds.</param>
public sealed record CheckpointSigned(long Size, string? Fault);

internal sealed partial class SignCheckpointHandler(ICheckpointStore store, LedgerWatch watch, LedgerReading reading, TimeProvider time, ILogger<SignCheckpointHandler> log)
    : IRequestHandler<SignCheckpoint, Result<CheckpointSigned>>
{
    private const string Remedy = "Restore the newest backup whose ledger reaches the checkpoint. To go on with this database all the same, move checkpoints and log key "
        + "away, out of the database's reach, and start again: the portal then begins with a new key, which everybody who kept a checkpoint will see.";

    public async Task<Result<CheckpointSigned>> Handle(SignCheckpoint errand, CancellationToken cancellationToken)
    {
        if (!store.IsSetUp)
            return new CheckpointSigned(0, null);
        if (watch.Fault is null && await FaultAsync(cancellationToken) is { } fault && watch.StandStill(fault.Text))
            DoesNotHold(log, fault.Sequence);
        return new CheckpointSigned(watch.Signed?.Checkpoint.Size ?? 0, watch.Fault);
    }

    private async Task<(long Sequence, string Text)?> FaultAsync(CancellationToken cancellationToken)
    {
        var signed = watch.Signed;
        var kept = signed is null ? store.Read() : new(signed.Checkpoint, signed.Tree);
        if (signed is null && kept is not null && await BrokenOffAsync(kept.Checkpoint, cancellationToken) is { } broken)
            return (kept.Checkpoint.Size, broken);
        var verifier = kept switch
        {
            null => new LedgerVerifier(),
            { Tree: { } tree } => LedgerVerifier.After(tree, kept.Checkpoint),
            _ => new LedgerVerifier(kept.Checkpoint),
        };
        var (head, fault) = await reading.CheckAsync(verifier, cancellationToken);
        if (fault is not null)
            return (fault.Sequence, $"The ledger does not hold. {fault.Reason} Run portal verify ledger, and restore a backup whose ledger holds.");
        // The frontier is the database's own word, and was just found to be that of the entries read.
        var now = TreeHead.Parse(head.Frontier);
        if (kept is null || now.Size > kept.Checkpoint.Size)
            watch.Advance(new(store.Keep(now), now, time.GetUtcNow()));
        else if (signed is null)
            watch.Advance(new(kept.Checkpoint, now, null));
        return null;
    }

    /// <summary>A ledger that is behind its checkpoint, or another one.</summary>
    private async Task<string?> BrokenOffAsync(Checkpoint kept, CancellationToken cancellationToken)
    {
        var size = (await reading.HeadAsync(cancellationToken)).Size;
        if (size < kept.Size)
        {
            return string.Create(
                CultureInfo.InvariantCulture, $"The kept checkpoint of {kept.Origin} counts {kept.Size} ledger entries, and the database has {size}: it is an older copy, or entries were cut off. {Remedy}");
        }

        return await reading.RootAtAsync(kept.Size, cancellationToken) is { } root && root.AsSpan().SequenceEqual(kept.Root)
            ? null
            : string.Create(
                CultureInfo.InvariantCulture, $"The database's ledger is not the one that the kept checkpoint of {kept.Origin} signs: its first {kept.Size} entries have another root. {Remedy}");
    }

    [LoggerMessage(50, LogLevel.Critical, "The ledger does not hold at entry {Sequence}: nothing more is added to it")]
    private static partial void DoesNotHold(ILogger log, long sequence);
}
