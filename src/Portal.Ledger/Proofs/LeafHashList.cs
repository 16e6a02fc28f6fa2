namespace Portal.Ledger.Proofs;

/// <summary>Leaf hashes of a log that is small enough to be in memory, such as an export.</summary>
/// <param name="hashes">All of them, 32 bytes each, in the order of the log. Not copied: it may grow.</param>
public sealed class LeafHashList(IReadOnlyList<byte[]> hashes) : ILeafHashes
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<byte[]>> ReadAsync(long start, int count, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<byte[]>>(start >= hashes.Count ? [] : [.. Enumerable.Range((int)start, (int)Math.Min(count, hashes.Count - start)).Select(at => hashes[at])]);
}
