using System.Diagnostics.CodeAnalysis;
using Portal.Ledger.Notes;

namespace Portal.Ledger.Witnessing;

/// <summary>What is sent to a witness: the body of add-checkpoint (c2sp.org/tlog-witness).</summary>
/// <param name="OldSize">Size of the last checkpoint that the witness cosigned; 0 for none.</param>
/// <param name="Proof">Consistency proof from it to the checkpoint (RFC 6962 §2.1.2), 32 bytes each; none from 0.</param>
/// <param name="Checkpoint">The checkpoint that is to be cosigned.</param>
public sealed record CheckpointSubmission(long OldSize, IReadOnlyList<byte[]> Proof, Checkpoint Checkpoint)
{
    private const string Old = "old ";

    /// <summary>The most bytes that a submission may have.</summary>
    public const int MaxBytes = SignedNote.MaxBytes + 8192;

    /// <summary>The body of the call.</summary>
    public byte[] ToBytes() => new HashedNote([Old + TreeNumber.Write(OldSize)], Proof, Checkpoint).ToBytes();

    /// <summary>Reads one. Never throws.</summary>
    /// <param name="bytes">The whole body.</param>
    /// <param name="submission">The submission, when it is one.</param>
    /// <param name="refusal">Otherwise why not, in a sentence.</param>
    public static bool TryParse(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out CheckpointSubmission? submission, out string refusal)
    {
        submission = null;
        if (!HashedNote.TryParse(bytes, (at, _) => at == 0, out var note, out refusal))
            refusal = $"Not a submission: {refusal}";
        else if (!note.Head[0].StartsWith(Old, StringComparison.Ordinal) || !TreeNumber.TryRead(note.Head[0].AsSpan(Old.Length), out var size))
            refusal = "Not a submission: the first line is not the old size in decimal.";
        else
            submission = new(size, note.Hashes, note.Checkpoint);
        return submission is not null;
    }
}
