using Portal.Ledger.Notes;

namespace Portal.Ledger.Tests.Tampering;

/// <summary>A stored log of 1,000 entries, the trees before each, and checkpoints that were kept elsewhere.</summary>
internal static class SignedLog
{
    public const int Length = 1000;

    private static readonly EcdsaCheckpointKey Key = EcdsaCheckpointKey.Create();

    public static List<StoredEntry> Rows { get; } = Logs.Rows(Length);

    /// <summary>The tree before each entry, and after the last.</summary>
    public static IReadOnlyList<TreeHead> Trees { get; } = Rows.Aggregate(new List<TreeHead> { TreeHead.Empty }, (trees, row) => [.. trees, trees[^1].Append(row.LeafHash)]);

    public static TreeHead Head => Trees[^1];

    public static IReadOnlyList<Checkpoint> Checkpoints { get; } =
        [.. ((int[])[1, 250, 777, Length]).Select(size => Checkpoint.Sign("docket.example/ledger", size, Trees[size].Root, Key))];

    /// <summary>Checks the log from an entry on; those before it are the true ones, so their check would end with this tree.</summary>
    public static LedgerFault? Verify(int from, IEnumerable<StoredEntry> rows, TreeHead head, IReadOnlyList<Checkpoint> trusted)
    {
        var verifier = LedgerVerifier.After(Trees[from], trusted);
        foreach (var row in rows)
        {
            if (verifier.Next(row) is { } fault)
                return fault;
        }

        return verifier.End(head.Size, head.Root, head.ToBytes());
    }

    public static byte[] Flip(byte[] bytes, long bit)
    {
        byte[] changed = [.. bytes];
        changed[bit / 8] ^= (byte)(1 << (int)(bit % 8));
        return changed;
    }
}
