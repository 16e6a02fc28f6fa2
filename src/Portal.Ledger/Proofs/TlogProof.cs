using System.Diagnostics.CodeAnalysis;
using Portal.Ledger.Notes;

namespace Portal.Ledger.Proofs;

/// <summary>What a proof file shows for an entry.</summary>
public enum TlogProofStanding
{
    /// <summary>The log signed a tree that has these very bytes as the entry of this index.</summary>
    Holds,

    /// <summary>The named log did not sign the checkpoint.</summary>
    NotSigned,

    /// <summary>The checkpoint bears the log's name and key id, and the signature is false.</summary>
    FalseSignature,

    /// <summary>The log's tree does not have these bytes there: another entry, another place, or a proof that was changed.</summary>
    NotIncluded,
}

/// <summary>Shows offline that an entry is in the log (c2sp.org/tlog-proof@v1): its index, the inclusion proof and a checkpoint.
/// Kept in a file that ends in <c>.tlog-proof</c>. Immutable.</summary>
public sealed class TlogProof
{
    private const string First = "c2sp.org/tlog-proof@v1";
    private const string ExtraLine = "extra ";
    private const string IndexLine = "index ";

    private readonly HashedNote _note;
    private readonly byte[]? _extra;

    private TlogProof(HashedNote note, long index, byte[]? extra) => (_note, Index, _extra) = (note, index, extra);

    /// <summary>Place of the entry in the log, from 0.</summary>
    public long Index { get; }

    /// <summary>The inclusion proof (RFC 6962 §2.1.1): siblings from the leaf's up to the root's child, 32 bytes each.</summary>
    public IReadOnlyList<byte[]> Path => _note.Hashes;

    /// <summary>The log's checkpoint, with the cosignatures of witnesses if it has any.</summary>
    public Checkpoint Checkpoint => _note.Checkpoint;

    /// <summary>Data beside the proof that nothing vouches for; null when there is none.</summary>
    public byte[]? Extra => _extra is null ? null : [.. _extra];

    /// <summary>Puts a proof together. Whether it proves anything is not checked here.</summary>
    /// <param name="index">Place of the entry, from 0.</param>
    /// <param name="path">What <see cref="MerkleProver.InclusionAsync"/> made for this place and the checkpoint's size.</param>
    /// <param name="checkpoint">A checkpoint of the log whose size is greater than the index.</param>
    /// <param name="extra">Data beside the proof; null for none.</param>
    /// <exception cref="ArgumentException">It has no form: a negative index, a hash of another length, or too many of them.</exception>
    public static TlogProof Of(long index, IReadOnlyList<byte[]> path, Checkpoint checkpoint, byte[]? extra = null)
    {
        string[] extraLine = extra is null ? [] : [ExtraLine + Convert.ToBase64String(extra)];
        var note = new HashedNote([First, .. extraLine, IndexLine + TreeNumber.Write(index)], path, checkpoint);
        return TryParse(note.ToBytes(), out var proof, out var refusal) ? proof : throw new ArgumentException(refusal);
    }

    /// <summary>Reads a proof file. Never throws; what is read is written back byte for byte.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="proof">The proof, when it is one.</param>
    /// <param name="refusal">Otherwise why not, in a sentence.</param>
    public static bool TryParse(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out TlogProof? proof, out string refusal)
    {
        proof = null;
        var indexAt = 1;
        if (!HashedNote.TryParse(bytes, (at, line) => IsHead(at, line, ref indexAt), out var note, out refusal))
            refusal = $"Not a proof: {refusal}";
        else if (note.Head.Count == 0 || note.Head[0] != First)
            refusal = $"Not a proof: the first line is not {First}.";
        else if (!TryReadExtra(note.Head, out var extra) || !TreeNumber.TryRead(note.Head[^1].AsSpan(Math.Min(IndexLine.Length, note.Head[^1].Length)), out var index) || !note.Head[^1].StartsWith(IndexLine, StringComparison.Ordinal))
            refusal = "Not a proof: no index in decimal, or extra data that is not in base 64.";
        else
            proof = new(note, index, extra);
        return proof is not null;
    }

    /// <summary>The whole file.</summary>
    public byte[] ToBytes() => _note.ToBytes();

    /// <summary>What the file shows for an entry. Witnesses are asked for by <see cref="Checkpoint.StandingOf"/>.</summary>
    /// <param name="entry">The exact bytes of the entry.</param>
    /// <param name="log">The log's key, got from elsewhere.</param>
    public TlogProofStanding StandingOf(ReadOnlySpan<byte> entry, NoteKey log) => Checkpoint.StandingOf(log) switch
    {
        SignatureStanding.Absent => TlogProofStanding.NotSigned,
        SignatureStanding.False => TlogProofStanding.FalseSignature,
        _ when log.Kind != NoteKeyKind.Log => TlogProofStanding.NotSigned,
        _ => MerkleProof.Includes(Index, Checkpoint.Size, MerkleTree.LeafHash(entry), Path, Checkpoint.Root) ? TlogProofStanding.Holds : TlogProofStanding.NotIncluded,
    };

    /// <summary>The first line, the extra line where there is one, and the index.</summary>
    private static bool IsHead(int at, string line, ref int indexAt)
    {
        if (at == 1 && line.StartsWith(ExtraLine, StringComparison.Ordinal))
            indexAt = 2;
        return at <= indexAt;
    }

    private static bool TryReadExtra(IReadOnlyList<string> head, out byte[]? extra)
    {
        extra = null;
        return head.Count == 2 || (head.Count == 3 && StrictBase64.TryRead(head[1][ExtraLine.Length..], out extra));
    }
}
