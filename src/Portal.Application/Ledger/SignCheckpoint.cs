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
/// signs it when bytes, hashes, columns and head agree, and when the ledger is the one that the kept checkpoint signs, whichever
/// process kept it. What does not hold is not signed, and nothing is added to it any more.</summary>
public sealed record SignCheckpoint : IErrand<CheckpointSigned>;

/// <summary>Where the ledger stands.</summary>
/// <param name="Size">Entries that are signed.</param>
/// <param name="Fault">Why it does not hold and what to do, in a sentence; null while it holds.</param>
/// <param name="MayOpen">Whether a portal may open on it to be read. It may not on another ledger than the kept checkpoint's.</param>
public sealed record CheckpointSigned(long Size, string? Fault, bool MayOpen = true);

internal sealed partial class SignCheckpointHandler(
    ICheckpointStore store, LedgerWatch watch, LedgerReading reading, LedgerFaults faults, IMediator mediator, TimeProvider time, ILogger<SignCheckpointHandler> log)
    : IRequestHandler<SignCheckpoint, Result<CheckpointSigned>>
{
    /// <summary>Whether another process was writing.</summary>
    private bool _waits;

    public async Task<Result<CheckpointSigned>> Handle(SignCheckpoint errand, CancellationToken cancellationToken)
    {
        if (!store.IsSetUp)
            return new CheckpointSigned(0, null);
        watch.KeepFault();
        var mayOpen = true;
        if (watch.Fault is null)
        {
            try
            {
                mayOpen = await LookAsync(cancellationToken);
                // Mostly for a moment; who holds it for longer keeps entries unsigned.
                if (_waits && watch.Waits($"Another process holds the lock beside {store.Place.Latest}. If it does so for long, end it."))
                    CannotSign(log, "lock");
                else if (!_waits && watch.CanSign())
                    SignsAgain(log);
            }
            // Whatever is in the way, entries stay unsigned. Before the first checkpoint was read, the portal is not open yet and says so
            // by not opening.
            catch (Exception unkept) when (!cancellationToken.IsCancellationRequested && (watch.Signed is not null || watch.Unkept is not null))
            {
                var kind = (unkept as CheckpointException)?.InnerException?.GetType().Name ?? unkept.GetType().Name;
                if (watch.CannotSign(unkept is CheckpointException ? unkept.Message : $"The ledger could not be read back ({kind}). See that the database answers; the portal tries again every second."))
                    CannotSign(log, kind);
            }
        }

        return new CheckpointSigned(watch.Signed?.Checkpoint.Size ?? 0, watch.Fault?.Text, mayOpen);
    }

    /// <returns>Whether the ledger is the kept checkpoint's.</returns>
    private async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        var signed = watch.Signed;
        // The checkpoint first: whatever it signs was committed before, so it is in what is read next.
        var kept = store.Read();
        if (kept is null)
        {
            // Another process may have begun it meanwhile.
            if (!await BeginsAsync(cancellationToken))
                return await LookAsync(cancellationToken);
        }
        else if (!IsOf(kept.Checkpoint, signed?.Tree) && await RefusalAsync(kept.Checkpoint, cancellationToken) is { } refusal)
            return Refuse(kept.Checkpoint.Size, refusal, opened: signed is not null);
        if (await FaultAsync(signed, kept, cancellationToken) is { } fault)
            StandStill(fault.Entry, fault.Text);
        return true;
    }

    /// <summary>Only over an empty ledger, or where the operator wants it.</summary>
    /// <returns>Whether there still is no log.</returns>
    private async Task<bool> BeginsAsync(CancellationToken cancellationToken)
    {
        var size = (await reading.HeadAsync(cancellationToken)).Size;
        if (LedgerStart.RefusalToBegin(store, size) is { } refusal)
            return store.Read() is null ? throw new CheckpointException(refusal) : false;
        if (size > 0)
            _ = (await mediator.Send(new RecordOperatorStep(OperatorStep.LogBegunAnew, size), cancellationToken)).Value;
        return true;
    }

    private async Task<string?> RefusalAsync(Checkpoint kept, CancellationToken cancellationToken) =>
        LedgerStart.Refusal(store.Place, kept, (await reading.HeadAsync(cancellationToken)).Size, await reading.RootAtAsync(kept.Size, cancellationToken));

    private async Task<(long Entry, string Text)?> FaultAsync(SignedTree? signed, KeptCheckpoint? kept, CancellationToken cancellationToken)
    {
        var from = signed?.Tree ?? kept?.Tree;
        IReadOnlyList<Checkpoint> trusted = kept is null ? [] : [kept.Checkpoint];
        var (head, found) = await reading.CheckAsync(from is null ? new LedgerVerifier(trusted) : LedgerVerifier.After(from, trusted), cancellationToken);
        if (found is not null)
            return (found.Sequence, $"The ledger does not hold. {found.Reason}");
        if (head.Size > (from?.Size ?? 0) && await faults.ToldSinceAsync(from?.Size ?? 0, cancellationToken) is { } told)
            return (told, string.Create(CultureInfo.InvariantCulture, $"The ledger does not hold at entry {told}: the daily reading of all entries found it and wrote it down."));
        // The frontier is the database's own word, and was just found to be that of the entries read.
        var now = TreeHead.Parse(head.Frontier);
        var stands = kept is null || now.Size > kept.Checkpoint.Size ? store.Keep(now, kept?.Checkpoint, out _waits) : kept.Checkpoint;
        // Another process wrote meanwhile: the next look reads what it signed.
        if (stands is null || stands.Size > now.Size)
            return null;

        if (!IsOf(stands, now))
            return (now.Size, string.Create(CultureInfo.InvariantCulture, $"Two ledgers were signed: the checkpoint at {store.Place.Latest} has another root over {now.Size} entries than this database."));
        if (signed is null || now.Size > signed.Tree.Size)
            watch.Advance(new(stands, now, signed is null && kept?.Checkpoint.Size == now.Size ? null : time.GetUtcNow()));
        return null;
    }

    private bool Refuse(long size, string refusal, bool opened)
    {
        if (opened)
            StandStill(size, refusal);
        else if (watch.StayClosed(new(time.GetUtcNow(), size, refusal)))
            DoesNotHold(log, size);
        return opened;
    }

    private void StandStill(long entry, string text)
    {
        if (watch.StandStill(new(time.GetUtcNow(), entry, text)))
            DoesNotHold(log, entry);
    }

    private static bool IsOf(Checkpoint checkpoint, TreeHead? tree) => tree is not null && checkpoint.Size == tree.Size && checkpoint.Root.AsSpan().SequenceEqual(tree.Root);

    [LoggerMessage(50, LogLevel.Critical, "The ledger does not hold at entry {Sequence}: nothing more is added to it")]
    private static partial void DoesNotHold(ILogger log, long sequence);

    [LoggerMessage(52, LogLevel.Error, "No checkpoint can be kept ({Kind}): the page of the ledger says why")]
    private static partial void CannotSign(ILogger log, string kind);

    [LoggerMessage(53, LogLevel.Information, "Checkpoints are kept again")]
    private static partial void SignsAgain(ILogger log);
}
