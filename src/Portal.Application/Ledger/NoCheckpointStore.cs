using Portal.Application.Ports;
using Portal.Ledger;
using Portal.Ledger.Notes;

namespace Portal.Application.Ledger;

/// <summary>No place was set up: the ledger stands on the database alone.</summary>
internal sealed class NoCheckpointStore : ICheckpointStore
{
    public bool IsSetUp => false;

    public NoteKey? Log => null;

    public CheckpointPlace Place { get; } = new("", "", "");

    public long? BeginAnewAt => null;

    public TimeSpan Patience => Timeout.InfiniteTimeSpan;

    public KeptCheckpoint? Read() => null;

    public Checkpoint? Keep(TreeHead tree, Checkpoint? known, out bool waits) => throw new CheckpointException("No checkpoints are kept here.");

    public KeptFault? ReadFault() => null;

    public bool KeepFault(KeptFault fault) => true;
}
