using System.Numerics;
using System.Security.Cryptography;

namespace Portal.Ledger;

/// <summary>The hashes of RFC 6962 §2.1 with SHA-256. Every hash is 32 bytes and the caller's own copy.</summary>
public static class MerkleTree
{
    /// <summary>Bytes of one hash.</summary>
    public const int HashLength = SHA256.HashSizeInBytes;

    /// <summary>Root of the tree without leaves: the hash of no bytes.</summary>
    public static byte[] EmptyRoot => SHA256.HashData([]);

    /// <summary>Hash of a leaf: SHA-256 of <c>0x00</c> and the entry. The leading byte keeps a leaf from passing for a node.</summary>
    /// <param name="entry">The exact bytes of the entry.</param>
    public static byte[] LeafHash(ReadOnlySpan<byte> entry)
    {
        var input = new byte[entry.Length + 1];
        entry.CopyTo(input.AsSpan(1));
        return SHA256.HashData(input);
    }

    /// <summary>Hash of an inner node: SHA-256 of <c>0x01</c>, the left hash and the right hash.</summary>
    /// <param name="left">32 bytes.</param>
    /// <param name="right">32 bytes.</param>
    /// <exception cref="ArgumentException">A hash is not 32 bytes long.</exception>
    public static byte[] NodeHash(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        CheckLength(left);
        CheckLength(right);
        Span<byte> input = stackalloc byte[1 + (2 * HashLength)];
        input[0] = 0x01;
        left.CopyTo(input[1..]);
        right.CopyTo(input[(1 + HashLength)..]);
        return SHA256.HashData(input);
    }

    /// <summary>Root over all leaves, by the definition itself: slow and plain, to check the fast one against.</summary>
    /// <param name="leafHashes">Leaf hashes of 32 bytes, in the order of the log.</param>
    /// <exception cref="ArgumentException">A hash is not 32 bytes long.</exception>
    public static byte[] Root(IReadOnlyList<byte[]> leafHashes) =>
        leafHashes.Count == 0 ? EmptyRoot : Root(leafHashes, 0, leafHashes.Count);

    internal static void CheckLength(ReadOnlySpan<byte> hash)
    {
        if (hash.Length != HashLength)
            throw new ArgumentException($"A hash has {HashLength} bytes, not {hash.Length}.", nameof(hash));
    }

    private static byte[] Root(IReadOnlyList<byte[]> leafHashes, int start, int count)
    {
        if (count == 1)
        {
            CheckLength(leafHashes[start]);
            return [.. leafHashes[start]];
        }

        // The left part has the greatest power of two of leaves that is smaller than the count.
        var left = 1 << BitOperations.Log2((uint)count - 1);
        return NodeHash(Root(leafHashes, start, left), Root(leafHashes, start + left, count - left));
    }
}
