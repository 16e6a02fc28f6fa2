using System.Globalization;

namespace Portal.Ledger.Tests;

/// <summary>Makes entries and whole stored logs.</summary>
internal static class Logs
{
    public static readonly Guid Actor = Guid.Parse("0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b");
    public static readonly Guid Subject = Guid.Parse("0190a1b2-ffff-7000-8000-000000000001");
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static LedgerEntry Entry(long sequence = 0, string? mark = null, params LedgerFact[] facts) =>
        new(sequence, Noon.AddMilliseconds(sequence * 1.5), "request-submitted", "request", Subject, Actor, "officer", mark, facts);

    /// <summary>A log of entries that differ, as the commit step would store it.</summary>
    public static List<StoredEntry> Rows(int count)
    {
        var (rows, tree) = (new List<StoredEntry>(), TreeHead.Empty);
        for (var i = 0; i < count; i++)
        {
            var entry = Entry(i, i % 3 == 0 ? "demo" : null, new("days", i.ToString(CultureInfo.InvariantCulture)), new("kind", "freeze"));
            (var row, tree) = Store(tree, entry);
            rows.Add(row);
        }

        return rows;
    }

    public static TreeHead Head(IEnumerable<StoredEntry> rows) =>
        rows.Aggregate(TreeHead.Empty, (tree, row) => tree.Append(row.LeafHash));

    public static LedgerFault? Verify(IReadOnlyList<StoredEntry> rows, TreeHead head)
    {
        var verifier = new LedgerVerifier();
        foreach (var row in rows)
            verifier.Next(row);
        return verifier.End(head.Size, head.Root, head.ToBytes());
    }

    public static (StoredEntry Row, TreeHead Tree) Store(TreeHead tree, LedgerEntry entry)
    {
        var bytes = entry.ToBytes();
        var leaf = MerkleTree.LeafHash(bytes);
        var next = tree.Append(leaf);
        return (new(entry.Sequence, bytes, leaf, next.Root, entry.At, entry.Event, entry.SubjectKind, entry.Subject, entry.Actor), next);
    }
}
