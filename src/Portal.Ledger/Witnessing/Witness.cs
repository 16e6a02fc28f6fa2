using System.Globalization;
using Portal.Ledger.Notes;
using Portal.Ledger.Proofs;

namespace Portal.Ledger.Witnessing;

/// <summary>Cosigns a log's checkpoints as long as each continues the one before (c2sp.org/tlog-witness): it refuses a smaller
/// tree, one that does not continue the last, and a second one of the same size. Calls wait for each other.</summary>
public sealed class Witness
{
    private readonly Lock _turn = new();
    private readonly ICheckpointKey _key;
    private readonly IReadOnlyList<NoteKey> _logs;
    private readonly IWitnessMemory _memory;
    private readonly TimeProvider _clock;

    /// <summary>Sets up a witness.</summary>
    /// <param name="name">Its name: not empty, without white space and plus.</param>
    /// <param name="key">Its key, which signs nothing else.</param>
    /// <param name="logs">Keys of the logs that it knows; a log may have several.</param>
    /// <param name="memory">What it remembers, which no other witness writes to.</param>
    /// <param name="clock">The time that it states.</param>
    /// <exception cref="ArgumentException">No such name, a key of a log that is no log's, or the witness's own.</exception>
    public Witness(string name, ICheckpointKey key, IReadOnlyList<NoteKey> logs, IWitnessMemory memory, TimeProvider clock)
    {
        Identity = NoteKey.Of(NoteKeyKind.Witness, name, key.PublicKey);
        if (logs.Any(log => log.Kind != NoteKeyKind.Log))
            throw new ArgumentException("A witness trusts keys of logs.", nameof(logs));
        if (logs.Any(log => log.PublicKey.AsSpan().SequenceEqual(Identity.PublicKey)))
            throw new ArgumentException("A log's own key cannot witness it.", nameof(logs));
        (_key, _logs, _memory, _clock) = (key, logs, memory, clock);
    }

    /// <summary>The key that others check its cosignatures with.</summary>
    public NoteKey Identity { get; }

    /// <summary>Considers a checkpoint. What it cosigns is in its memory before the cosignature is made.</summary>
    /// <param name="submission">The checkpoint and how it continues the last one.</param>
    public WitnessAnswer Consider(CheckpointSubmission submission)
    {
        var checkpoint = submission.Checkpoint;
        if (Stranger(checkpoint) is { } stranger)
            return stranger;
        lock (_turn)
        {
            var last = _memory.Recall(checkpoint.Origin);
            if (Refusal(submission, last) is { } refusal)
                return refusal;
            _memory.Keep(checkpoint);
            return new(WitnessVerdict.Cosigned, "It continues what was cosigned before.", Cosignature.Sign(checkpoint, Identity.Name, _key, _clock.GetUtcNow()));
        }
    }

    private WitnessAnswer? Stranger(Checkpoint checkpoint)
    {
        var known = _logs.Where(log => log.Name == checkpoint.Origin).ToList();
        if (known.Count == 0)
            return new(WitnessVerdict.UnknownLog, "No log of this origin is known.");
        var standings = known.ConvertAll(checkpoint.StandingOf);
        if (standings.Contains(SignatureStanding.False))
            return new(WitnessVerdict.NotSigned, "It bears a signature of a known key that does not verify.");
        return standings.Contains(SignatureStanding.True) ? null : new(WitnessVerdict.NotSigned, "No known key of this log signed it.");
    }

    /// <summary>Why it is not cosigned, in the order of the specification.</summary>
    private static WitnessAnswer? Refusal(CheckpointSubmission submission, Checkpoint? last)
    {
        var (checkpoint, size) = (submission.Checkpoint, last?.Size ?? 0);
        if (submission.OldSize > checkpoint.Size)
            return new(WitnessVerdict.Malformed, "It is smaller than the tree that it is said to continue.");
        if (submission.OldSize != size)
            return new(WitnessVerdict.Stale, string.Create(CultureInfo.InvariantCulture, $"The last cosigned size is {size}, not {submission.OldSize}."), CosignedSize: size);
        var root = last?.Root ?? MerkleTree.EmptyRoot;
        if (size == checkpoint.Size && !root.AsSpan().SequenceEqual(checkpoint.Root))
            return new(WitnessVerdict.Stale, string.Create(CultureInfo.InvariantCulture, $"Another tree of {size} entries was cosigned."));
        return MerkleProof.Continues(size, root, checkpoint.Size, checkpoint.Root, submission.Proof)
            ? null
            : new(WitnessVerdict.Inconsistent, string.Create(CultureInfo.InvariantCulture, $"The proof does not show that it continues the tree of {size} entries."));
    }
}
