using System.Diagnostics.CodeAnalysis;

namespace Portal.Ledger.Notes;

/// <summary>How one key's signature on a checkpoint stands.</summary>
public enum SignatureStanding
{
    /// <summary>No line bears the key's name and id.</summary>
    Absent,

    /// <summary>A line bears them and does not verify: the whole checkpoint is to be rejected (c2sp.org/signed-note, Signatures).</summary>
    False,

    /// <summary>The key signed this text.</summary>
    True,
}

/// <summary>A log's statement of its size and root, as a signed note (c2sp.org/tlog-checkpoint). Immutable. It has one spelling:
/// what is read is written back byte for byte. Nothing in it holds until <see cref="StandingOf"/> said so.</summary>
public sealed class Checkpoint
{
    private readonly SignedNote _note;
    private readonly byte[] _root;

    private Checkpoint(SignedNote note, string origin, long size, byte[] root, IReadOnlyList<string> extensions) =>
        (_note, Origin, Size, _root, Extensions) = (note, origin, size, root, extensions);

    /// <summary>Name of the log.</summary>
    public string Origin { get; }

    /// <summary>Count of entries.</summary>
    public long Size { get; }

    /// <summary>Root over them (RFC 6962 §2.1), 32 bytes; the caller's own copy.</summary>
    public byte[] Root => [.. _root];

    /// <summary>Lines after the root, which mean nothing here.</summary>
    public IReadOnlyList<string> Extensions { get; }

    /// <summary>The signature lines, known and unknown, in their order.</summary>
    public IReadOnlyList<NoteSignature> Signatures => _note.Signatures;

    /// <summary>What is signed: the lines before the signatures, with the last line feed and without the empty line.</summary>
    public string Text => _note.Text;

    internal byte[] TextBytes => StrictUtf8.Encoding.GetBytes(_note.Text);

    /// <summary>Signs a checkpoint.</summary>
    /// <param name="origin">Name of the log, and of its key: not empty, without white space, plus and control characters.</param>
    /// <param name="size">Count of entries.</param>
    /// <param name="root">Root over them, 32 bytes.</param>
    /// <param name="key">The log's key.</param>
    /// <exception cref="ArgumentException">No such origin, a negative size, a root of another length, or another root of no entries.</exception>
    public static Checkpoint Sign(string origin, long size, ReadOnlySpan<byte> root, ICheckpointKey key)
    {
        var name = NoteKey.Of(NoteKeyKind.Log, origin, key.PublicKey);
        var text = $"{origin}\n{TreeNumber.Write(size)}\n{Convert.ToBase64String(root)}\n";
        var note = new SignedNote(text, [new(origin, name.KeyId, key.Sign(StrictUtf8.Encoding.GetBytes(text)))]);
        return TryRead(note, out var checkpoint, out var refusal) ? checkpoint : throw new ArgumentException(refusal);
    }

    /// <summary>Reads a checkpoint. Never throws.</summary>
    /// <param name="bytes">The whole note.</param>
    /// <param name="checkpoint">The checkpoint, when it is one.</param>
    /// <param name="refusal">Otherwise why not, in a sentence.</param>
    public static bool TryParse(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out Checkpoint? checkpoint, out string refusal)
    {
        checkpoint = null;
        return SignedNote.TryParse(bytes, out var note, out refusal) && TryRead(note, out checkpoint, out refusal);
    }

    /// <summary>The whole note.</summary>
    public byte[] ToBytes() => _note.ToBytes();

    /// <summary>How the key's signature stands. A log's key signs for the origin of its own name alone.</summary>
    /// <param name="key">The key, got from elsewhere.</param>
    public SignatureStanding StandingOf(NoteKey key)
    {
        if ((key.Kind == NoteKeyKind.Log && key.Name != Origin) || Signatures.FirstOrDefault(key.Owns) is not { } signature)
            return SignatureStanding.Absent;
        return key.Verifies(TextBytes, signature) ? SignatureStanding.True : SignatureStanding.False;
    }

    /// <summary>The same checkpoint with one more signature, which is not checked here. A line of the same name and key id is replaced.</summary>
    /// <param name="signature">A witness's.</param>
    /// <exception cref="ArgumentException">There would be more lines or bytes than a note may have.</exception>
    public Checkpoint With(NoteSignature signature)
    {
        var others = Signatures.Where(other => other.KeyName != signature.KeyName || other.KeyId != signature.KeyId);
        return TryParse(new SignedNote(Text, [.. others, signature]).ToBytes(), out var signed, out var refusal) ? signed : throw new ArgumentException(refusal);
    }

    private static bool TryRead(SignedNote note, [NotNullWhen(true)] out Checkpoint? checkpoint, out string refusal)
    {
        (checkpoint, refusal) = (null, "");
        var lines = note.Text.Split('\n')[..^1];
        if (lines.Length < 3 || lines.Any(line => line.Length == 0))
            refusal = "Not a checkpoint: not three or more lines that are not empty.";
        else if (!TreeNumber.TryRead(lines[1], out var size))
            refusal = "Not a checkpoint: the second line is no size in decimal.";
        else if (!StrictBase64.TryRead(lines[2], out var root) || root.Length != MerkleTree.HashLength)
            refusal = "Not a checkpoint: the third line is no hash of 32 bytes in base 64.";
        else if (size == 0 && !root.AsSpan().SequenceEqual(MerkleTree.EmptyRoot))
            refusal = "Not a checkpoint: no entries, and not the root of no entries.";
        else
            checkpoint = new(note, lines[0], size, root, lines[3..]);
        return checkpoint is not null;
    }
}
