using System.Buffers.Binary;
using System.Numerics;

namespace Portal.Ledger;

/// <summary>A tree of RFC 6962 as far as it is needed to grow it: its size and the roots of its complete subtrees, at most 63
/// of them. Immutable: <see cref="Append"/> returns the next head and leaves this one as it was.</summary>
public sealed class TreeHead
{
    private const int SizeLength = sizeof(long);

    /// <summary>Roots of the complete subtrees, largest first: one for each binary 1 in the size.</summary>
    private readonly byte[][] _subtrees;

    private TreeHead(long size, byte[][] subtrees) => (Size, _subtrees) = (size, subtrees);

    /// <summary>The tree without leaves.</summary>
    public static TreeHead Empty { get; } = new(0, []);

    /// <summary>Count of leaves; the sequence of the next entry.</summary>
    public long Size { get; }

    /// <summary>Root hash (RFC 6962 §2.1), 32 bytes; computed on each call and the caller's own copy.</summary>
    public byte[] Root
    {
        get
        {
            if (_subtrees.Length == 0)
                return MerkleTree.EmptyRoot;
            byte[] root = [.. _subtrees[^1]];
            for (var i = _subtrees.Length - 2; i >= 0; i--)
                root = MerkleTree.NodeHash(_subtrees[i], root);
            return root;
        }
    }

    /// <summary>The head after one more leaf.</summary>
    /// <param name="leafHash">Hash of the leaf, 32 bytes; copied.</param>
    /// <exception cref="ArgumentException">The hash is not 32 bytes long.</exception>
    public TreeHead Append(byte[] leafHash)
    {
        MerkleTree.CheckLength(leafHash);

        // Binary addition of one: each trailing 1 of the size is a subtree that the new one joins.
        var joined = BitOperations.TrailingZeroCount(~Size);
        var kept = _subtrees.Length - joined;
        byte[] last = [.. leafHash];
        for (var i = _subtrees.Length - 1; i >= kept; i--)
            last = MerkleTree.NodeHash(_subtrees[i], last);
        return new(checked(Size + 1), [.. _subtrees.AsSpan(0, kept), last]);
    }

    /// <summary>The stored frontier: the size in 8 bytes, most significant first, then the subtree roots, largest first.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[SizeLength + (_subtrees.Length * MerkleTree.HashLength)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Size);
        for (var i = 0; i < _subtrees.Length; i++)
            _subtrees[i].CopyTo(bytes, SizeLength + (i * MerkleTree.HashLength));
        return bytes;
    }

    /// <summary>Reads a stored frontier. It cannot tell a changed hash from a true one: that is the verifier's work.</summary>
    /// <param name="bytes">What <see cref="ToBytes"/> wrote.</param>
    /// <exception cref="FormatException">Too short for a size, a negative size, or not one hash for each binary 1 in the size.</exception>
    public static TreeHead Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < SizeLength)
            throw new FormatException($"A stored frontier begins with a size of {SizeLength} bytes; there are {bytes.Length}.");
        var size = BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (size < 0)
            throw new FormatException("The size of a stored frontier is negative.");
        var hashes = bytes[SizeLength..];
        var count = BitOperations.PopCount((ulong)size);
        if (hashes.Length != count * MerkleTree.HashLength)
            throw new FormatException($"A frontier of size {size} has {count} hashes of {MerkleTree.HashLength} bytes; there are {hashes.Length} bytes.");
        var subtrees = new byte[count][];
        for (var i = 0; i < count; i++)
            subtrees[i] = hashes.Slice(i * MerkleTree.HashLength, MerkleTree.HashLength).ToArray();
        return new(size, subtrees);
    }
}
