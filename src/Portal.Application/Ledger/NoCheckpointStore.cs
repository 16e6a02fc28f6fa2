using Portal.Application.Ports;
using Portal.Ledger;
using Portal.Ledger.Notes;

namespace Portal.Application.Ledger;

/// <summary>No place was set up: the ledger stands on the database alone.</summary>
internal sealed class NoCheckpointStore : ICheckpointStore
{
    public bool IsSetUp => false;

    public NoteKey? Log => null;

    public KeptCheckpoint? Read() => null;

    public Checkpoint Keep(TreeHead tree) => throw new InvalidOperationException("No checkpoints are kept here.");
}
