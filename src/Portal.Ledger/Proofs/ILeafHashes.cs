namespace Portal.Ledger.Proofs;

/// <summary>Hands out leaf hashes of a log a stretch at a time, so that a proof is made without the whole log in memory.</summary>
public interface ILeafHashes
{
    /// <summary>Reads a stretch.</summary>
    /// <param name="start">Index of the first leaf.</param>
    /// <param name="count">How many, at least 1 and never more than <see cref="SubtreeRoots.Block"/>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Exactly that many hashes of 32 bytes, in the order of the log; fewer when the log ends before.</returns>
    Task<IReadOnlyList<byte[]>> ReadAsync(long start, int count, CancellationToken cancellationToken);
}
