using Portal.Ledger;
using Portal.Ledger.Notes;

namespace Portal.Application.Ports;

/// <summary>Keeps signed checkpoints of the ledger, and a fault that was found in it, where whoever can rewrite the database cannot
/// rewrite them. Several processes may keep theirs in one place.</summary>
public interface ICheckpointStore
{
    /// <summary>Whether checkpoints are kept at all.</summary>
    bool IsSetUp { get; }

    /// <summary>The log's public key with its name; null until the first checkpoint is kept.</summary>
    NoteKey? Log { get; }

    /// <summary>Where the last checkpoint and the log's key are, for the operator.</summary>
    CheckpointPlace Place { get; }

    /// <summary>Entries of the ledger over which the operator wants a new log begun; null for none.</summary>
    long? BeginAnewAt { get; }

    /// <summary>How long entries may stay unsigned before nothing is added any more.</summary>
    TimeSpan Patience { get; }

    /// <summary>The last checkpoint, by whichever process; null where none was ever kept.</summary>
    /// <exception cref="CheckpointException">Key or checkpoint is missing, damaged, or not the other's; the message says what to do.</exception>
    KeptCheckpoint? Read();

    /// <summary>Signs a tree and keeps the checkpoint in the place of a smaller one. Returns when it outlasts a loss of power.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="known">The checkpoint that the tree was found to go on from; null where there was none. Another one is not replaced.</param>
    /// <param name="waits">Whether another process is writing at this moment.</param>
    /// <returns>The checkpoint that now stands there: this tree's, or one of at least its size that was there and stays. Null where
    /// another process writes or wrote one that is not known: look again.</returns>
    /// <exception cref="CheckpointException">It could not be written; the last one stands.</exception>
    Checkpoint? Keep(TreeHead tree, Checkpoint? known, out bool waits);

    /// <summary>The fault that is kept; null while the ledger holds. Asked before every commit, so it must be cheap.</summary>
    KeptFault? ReadFault();

    /// <summary>Keeps a fault, for every process and for later starts, until the operator takes it away. The first one stays.</summary>
    /// <returns>Whether one is kept now; false when it could not be written.</returns>
    bool KeepFault(KeptFault fault);
}

/// <summary>The last checkpoint.</summary>
/// <param name="Checkpoint">Signed by the log's key.</param>
/// <param name="Tree">The tree it signs, as far as it is needed to go on; null where that was not kept whole.</param>
public sealed record KeptCheckpoint(Checkpoint Checkpoint, TreeHead? Tree);

/// <summary>Where things are kept: paths.</summary>
/// <param name="Latest">The last checkpoint.</param>
/// <param name="KeyFile">The log's private key.</param>
/// <param name="Fault">The fault.</param>
public sealed record CheckpointPlace(string Latest, string KeyFile, string Fault);

/// <summary>What does not hold.</summary>
/// <param name="At">UTC; when it was found.</param>
/// <param name="Entry">The first entry that does not hold.</param>
/// <param name="Text">Why, and what to do, in a sentence or two of one line.</param>
public sealed record KeptFault(DateTimeOffset At, long Entry, string Text);

/// <summary>Checkpoints cannot be read or kept; the ledger itself may well hold. The message says where, and what to do.</summary>
public sealed class CheckpointException(string message, Exception? inner = null) : InvalidOperationException(message, inner);
