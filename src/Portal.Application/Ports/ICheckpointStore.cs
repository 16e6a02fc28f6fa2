using Portal.Ledger;
using Portal.Ledger.Notes;

namespace Portal.Application.Ports;

/// <summary>Keeps signed checkpoints of the ledger where whoever can rewrite the database cannot rewrite them.</summary>
public interface ICheckpointStore
{
    /// <summary>Whether checkpoints are kept at all.</summary>
    bool IsSetUp { get; }

    /// <summary>The log's public key with its name; null until the first checkpoint is kept.</summary>
    NoteKey? Log { get; }

    /// <summary>The last checkpoint; null where none was ever kept.</summary>
    /// <exception cref="InvalidOperationException">Key or checkpoint is missing, damaged, or not the other's; the message says what to do.</exception>
    KeptCheckpoint? Read();

    /// <summary>Signs a tree and keeps the checkpoint in the place of the last one. Returns when it outlasts a loss of power.</summary>
    /// <exception cref="IOException">It could not be written; the last one stands.</exception>
    Checkpoint Keep(TreeHead tree);
}

/// <summary>The last checkpoint.</summary>
/// <param name="Checkpoint">Signed by the log's key.</param>
/// <param name="Tree">The tree it signs, as far as it is needed to go on; null where that was not kept whole.</param>
public sealed record KeptCheckpoint(Checkpoint Checkpoint, TreeHead? Tree);
