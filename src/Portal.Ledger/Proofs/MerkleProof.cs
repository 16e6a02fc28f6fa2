using System.Numerics;
using System.Runtime.InteropServices;

namespace Portal.Ledger.Proofs;

/// <summary>Checks proofs from root hashes alone. Whatever it is handed, it answers yes or no and throws nothing.</summary>
public static class MerkleProof
{
    /// <summary>Whether the leaf is in the tree at that place (RFC 9162 §2.1.3.2).</summary>
    /// <param name="index">Index of the leaf, from 0.</param>
    /// <param name="size">Count of leaves of the tree.</param>
    /// <param name="leafHash">Hash of the leaf, 32 bytes.</param>
    /// <param name="proof">Siblings from the leaf's up to the root's child, 32 bytes each.</param>
    /// <param name="root">Root of the tree, 32 bytes.</param>
    public static bool Includes(long index, long size, ReadOnlySpan<byte> leafHash, IReadOnlyList<byte[]> proof, ReadOnlySpan<byte> root)
    {
        if (index < 0 || index >= size || !AreHashes(proof) || leafHash.Length != MerkleTree.HashLength)
            return false;
        var climb = new Climb(index, size - 1);
        var hash = leafHash.ToArray();
        foreach (var sibling in proof)
        {
            if (climb.IsDone)
                return false;
            hash = climb.IsRightChild ? MerkleTree.NodeHash(sibling, hash) : MerkleTree.NodeHash(hash, sibling);
            climb = climb.Up();
        }

        return climb.IsDone && root.SequenceEqual(hash);
    }

    /// <summary>Whether the later tree begins with all leaves of the earlier one, unchanged (RFC 9162 §2.1.4.2). Every tree
    /// begins with the empty one, and with itself; both need no hash and allow none.</summary>
    /// <param name="oldSize">Leaves of the earlier tree.</param>
    /// <param name="oldRoot">Root of the earlier tree, 32 bytes.</param>
    /// <param name="newSize">Leaves of the later tree.</param>
    /// <param name="newRoot">Root of the later tree, 32 bytes.</param>
    /// <param name="proof">The hashes of the proof, 32 bytes each.</param>
    public static bool Continues(long oldSize, ReadOnlySpan<byte> oldRoot, long newSize, ReadOnlySpan<byte> newRoot, IReadOnlyList<byte[]> proof)
    {
        if (oldSize < 0 || oldSize > newSize || !AreHashes(proof) || oldRoot.Length != MerkleTree.HashLength || newRoot.Length != MerkleTree.HashLength)
            return false;
        if (oldSize == newSize)
            return proof.Count == 0 && oldRoot.SequenceEqual(newRoot);
        if (oldSize == 0)
            return proof.Count == 0 && oldRoot.SequenceEqual(MerkleTree.EmptyRoot);

        // A complete old tree is a subtree of the new one: the proof leaves its root out.
        var isComplete = BitOperations.IsPow2(oldSize);
        if (!isComplete && proof.Count == 0)
            return false;
        var (older, newer) = isComplete ? (oldRoot.ToArray(), oldRoot.ToArray()) : (proof[0], proof[0]);
        var climb = new Climb(oldSize - 1, newSize - 1).UpWhileRight();
        foreach (var hash in proof.Skip(isComplete ? 0 : 1))
        {
            if (climb.IsDone)
                return false;
            if (climb.IsRightChild)
                (older, newer) = (MerkleTree.NodeHash(hash, older), MerkleTree.NodeHash(hash, newer));
            else
                newer = MerkleTree.NodeHash(newer, hash);
            climb = climb.Up();
        }

        return climb.IsDone && oldRoot.SequenceEqual(older) && newRoot.SequenceEqual(newer);
    }

    private static bool AreHashes(IReadOnlyList<byte[]> proof) => proof.All(hash => hash?.Length == MerkleTree.HashLength);

    /// <summary>The way from a node to the root: its index and that of the last node of its level (fn and sn of RFC 9162).</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Climb(long Node, long Last)
    {
        public bool IsDone => Last == 0;

        /// <summary>Whether the next sibling stands to the left: the node is odd, or the last of its level.</summary>
        public bool IsRightChild => (Node & 1) == 1 || Node == Last;

        /// <summary>To the parent; the last node of a level without a sibling is its own parent, as often as that holds.</summary>
        public Climb Up()
        {
            var levels = (Node & 1) == 1 || Node != Last || Node == 0 ? 0 : BitOperations.TrailingZeroCount(Node);
            return new(Node >> (levels + 1), Last >> (levels + 1));
        }

        public Climb UpWhileRight()
        {
            var levels = BitOperations.TrailingZeroCount(~Node);
            return new(Node >> levels, Last >> levels);
        }
    }
}
