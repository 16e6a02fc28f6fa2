using System.Numerics;
using System.Runtime.InteropServices;

namespace Portal.Ledger.Proofs;

/// <summary>Makes the proofs of RFC 6962 §2.1.1 and §2.1.2 (RFC 9162 §2.1.3 and §2.1.4) from leaf hashes. A proof has at most
/// 64 hashes of 32 bytes.</summary>
/// <param name="leaves">Where the leaf hashes come from.</param>
/// <param name="roots">What is remembered from one proof to the next.</param>
public sealed class MerkleProver(ILeafHashes leaves, SubtreeRoots roots)
{
    /// <summary>Root of the tree over the first leaves (RFC 6962 §2.1).</summary>
    /// <param name="size">Count of leaves.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative size.</exception>
    public async Task<byte[]> RootAsync(long size, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return size == 0 ? MerkleTree.EmptyRoot : [.. await RootOfAsync(new(0, size), cancellationToken)];
    }

    /// <summary>The inclusion proof PATH(index, D[size]) of RFC 6962 §2.1.1: siblings from the leaf's up to the root's child.</summary>
    /// <param name="index">Index of the leaf, from 0.</param>
    /// <param name="size">Count of leaves of the tree, greater than the index.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index lies outside the tree.</exception>
    public Task<IReadOnlyList<byte[]>> InclusionAsync(long index, long size, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var siblings = new Stack<Stretch>();
        for (var at = new Stretch(0, size); at.Count > 1;)
        {
            var (left, right) = at.Halves;
            siblings.Push(index < right.Start ? right : left);
            at = index < right.Start ? left : right;
        }

        return RootsOfAsync(siblings, cancellationToken);
    }

    /// <summary>The consistency proof PROOF(oldSize, D[newSize]) of RFC 6962 §2.1.2: none of its hashes is needed when the old
    /// tree is empty or the same as the new one.</summary>
    /// <param name="oldSize">Leaves of the earlier tree.</param>
    /// <param name="newSize">Leaves of the later tree, at least as many.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative size, or an earlier tree that is larger.</exception>
    public Task<IReadOnlyList<byte[]>> ConsistencyAsync(long oldSize, long newSize, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(oldSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize, newSize);
        var parts = new Stack<Stretch>();
        if (oldSize == 0)
            return RootsOfAsync(parts, cancellationToken);
        var at = new Stretch(0, newSize);
        while (at.End != oldSize)
        {
            var (left, right) = at.Halves;
            parts.Push(oldSize <= right.Start ? right : left);
            at = oldSize <= right.Start ? left : right;
        }

        // The verifier has the old root itself; any other subtree it must be told.
        if (at.Start > 0)
            parts.Push(at);
        return RootsOfAsync(parts, cancellationToken);
    }

    private async Task<IReadOnlyList<byte[]>> RootsOfAsync(Stack<Stretch> stretches, CancellationToken cancellationToken)
    {
        var hashes = new List<byte[]>(stretches.Count);
        while (stretches.TryPop(out var next))
            hashes.Add([.. await RootOfAsync(next, cancellationToken)]);
        return hashes;
    }

    private async Task<byte[]> RootOfAsync(Stretch stretch, CancellationToken cancellationToken)
    {
        if (roots.Find(stretch.Start, stretch.Count) is { } known)
            return known;
        var root = stretch.Count > roots.Block ? await JoinAsync(stretch, cancellationToken) : await ReadAsync(stretch, cancellationToken);
        roots.Keep(stretch.Start, stretch.Count, root);
        return root;
    }

    private async Task<byte[]> JoinAsync(Stretch stretch, CancellationToken cancellationToken)
    {
        var (left, right) = stretch.Halves;
        var leftRoot = await RootOfAsync(left, cancellationToken);
        var rightRoot = await RootOfAsync(right, cancellationToken);
        return MerkleTree.NodeHash(leftRoot, rightRoot);
    }

    private async Task<byte[]> ReadAsync(Stretch stretch, CancellationToken cancellationToken)
    {
        var read = await leaves.ReadAsync(stretch.Start, (int)stretch.Count, cancellationToken);
        return read.Count == stretch.Count
            ? MerkleTree.Root(read)
            : throw new InvalidOperationException($"The log was to have leaves {stretch.Start} to {stretch.End - 1}; {read.Count} of them were handed out.");
    }

    /// <summary>Leaves from one index to before another.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Stretch(long Start, long Count)
    {
        public long End => Start + Count;

        /// <summary>The left part has the greatest power of two of leaves that is smaller than the count (RFC 6962 §2.1).</summary>
        public (Stretch Left, Stretch Right) Halves
        {
            get
            {
                var left = 1L << BitOperations.Log2((ulong)Count - 1);
                return (new(Start, left), new(Start + left, Count - left));
            }
        }
    }
}
