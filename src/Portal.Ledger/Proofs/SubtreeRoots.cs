using System.Collections.Concurrent;
using System.Numerics;

namespace Portal.Ledger.Proofs;

/// <summary>Remembers roots of complete subtrees, which never change in a log that only grows: with it only the first proof
/// reads every leaf, each later one at most a few blocks. One for each log; may be used by several provers at once.</summary>
/// <remarks>About 64 bytes for every <see cref="Block"/> leaves. What is handed to it must be committed: it never forgets.</remarks>
public sealed class SubtreeRoots
{
    /// <summary>Leaves in a block when nothing else is said.</summary>
    public const int UsualBlock = 1024;

    private readonly ConcurrentDictionary<(long Start, long Count), byte[]> _roots = new();

    /// <summary>Remembers nothing yet.</summary>
    /// <param name="block">Leaves in the smallest subtree that is remembered, and the most that are read at a time; a power of two.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not a power of two.</exception>
    public SubtreeRoots(int block = UsualBlock)
    {
        if (block < 1 || !BitOperations.IsPow2(block))
            throw new ArgumentOutOfRangeException(nameof(block), block, "A block has a power of two of leaves.");
        Block = block;
    }

    /// <summary>Leaves in the smallest subtree that is remembered, and the most that are read at a time.</summary>
    public int Block { get; }

    internal byte[]? Find(long start, long count) => _roots.GetValueOrDefault((start, count));

    /// <summary>Keeps the root when the stretch is a complete subtree that is worth it.</summary>
    internal void Keep(long start, long count, byte[] root)
    {
        if (count >= Block && BitOperations.IsPow2(count) && start % count == 0)
            _roots.TryAdd((start, count), root);
    }
}
