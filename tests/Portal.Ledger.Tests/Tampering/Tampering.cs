namespace Portal.Ledger.Tests.Tampering;

/// <summary>What somebody who can write to the database does to the log.</summary>
/// <param name="Kind">What, in words.</param>
/// <param name="From">The first entry that is not the true one.</param>
/// <param name="Rows">The rows from there on.</param>
/// <param name="Head">The head.</param>
/// <param name="AgreesWithItself">Whether rows and head agree, so that only a checkpoint from elsewhere shows it.</param>
internal sealed record Tampering(string Kind, int From, IEnumerable<StoredEntry> Rows, TreeHead Head, bool AgreesWithItself = false)
{
    private const int Length = SignedLog.Length;

    private static readonly Func<Random, Tampering>[] s_kinds = [Changed, ChangedWithLeafHash, ChangedWithBothHashes, Swapped, Dropped, Inserted, Reordered, HeadAlone, CutBack, random => Rewrite(random.Next(Length), random)];

    public static int Kinds => s_kinds.Length;

    public static Tampering Make(Random random) => s_kinds[random.Next(Kinds)](random);

    /// <summary>Rewrites the log from an entry to the end, head included: one entry changed, left out or put in.</summary>
    public static Tampering Rewrite(int from, Random random)
    {
        var after = SignedLog.Rows.Skip(from).Select(row => LedgerEntry.Parse(row.Bytes)).ToList();
        switch (random.Next(3))
        {
            case 0: after[0] = Forged(after[0], random); break;
            case 1: after.Insert(0, Forged(after[0], random)); break;
            case 2 when after.Count > 1: after.RemoveAt(0); break;
            default: after[0] = Forged(after[0], random); break;
        }

        var (rows, tree) = (new List<StoredEntry>(), SignedLog.Trees[from]);
        foreach (var entry in after)
        {
            (var row, tree) = Logs.Store(tree, entry with { Sequence = tree.Size });
            rows.Add(row);
        }

        return new("log rewritten to the end, head included", from, rows, tree, AgreesWithItself: true);
    }

    private static Tampering Changed(Random random)
    {
        var at = random.Next(Length);
        return With("entry changed", at, row => row with { Bytes = Forged(row, random) });
    }

    private static Tampering ChangedWithLeafHash(Random random) => With("entry changed with its leaf hash", random.Next(Length), row =>
    {
        var bytes = Forged(row, random);
        return row with { Bytes = bytes, LeafHash = MerkleTree.LeafHash(bytes) };
    });

    /// <summary>The root follows, and the columns too; only the next row, or the head, does not.</summary>
    private static Tampering ChangedWithBothHashes(Random random)
    {
        var at = random.Next(Length);
        return With("entry changed with its hashes and columns", at, row => Logs.Store(SignedLog.Trees[at], Forged(LedgerEntry.Parse(row.Bytes), random)).Row);
    }

    private static Tampering Swapped(Random random)
    {
        var (from, to) = Two(random);
        var rows = SignedLog.Rows.Skip(from).ToList();
        (rows[0], rows[to - from]) = random.Next(2) == 0
            ? (rows[to - from], rows[0])
            : (rows[to - from] with { Sequence = from }, rows[0] with { Sequence = to });
        return new("two rows swapped", from, rows, SignedLog.Head);
    }

    private static Tampering Dropped(Random random)
    {
        var (from, to) = Two(random);
        return new("rows dropped", from, SignedLog.Rows.Skip(random.Next(2) == 0 ? from + 1 : to).SkipWhile(row => row.Sequence == from), SignedLog.Head);
    }

    private static Tampering Inserted(Random random)
    {
        var at = random.Next(Length);
        var forged = Logs.Store(SignedLog.Trees[at], Forged(LedgerEntry.Parse(SignedLog.Rows[at].Bytes), random)).Row;
        return new("row put in", at, SignedLog.Rows.Skip(at).Prepend(random.Next(2) == 0 ? forged : SignedLog.Rows[random.Next(Length)] with { Sequence = random.Next(Length) }), SignedLog.Head);
    }

    private static Tampering Reordered(Random random)
    {
        var (from, to) = Two(random);
        var part = SignedLog.Rows[from..(to + 1)].ToArray();
        do
            random.Shuffle(part);
        while (part[0].Sequence == from);
        return new("rows reordered", from, [.. part, .. SignedLog.Rows.Skip(to + 1)], SignedLog.Head);
    }

    private static Tampering HeadAlone(Random random) => new("head changed", Length, [], random.Next(2) == 0
        ? SignedLog.Trees[random.Next(Length)]
        : SignedLog.Trees[Length - 1].Append(MerkleTree.LeafHash([(byte)random.Next(256)])));

    private static Tampering CutBack(Random random)
    {
        var at = random.Next(Length);
        return new("log cut, head set back", at, [], SignedLog.Trees[at], AgreesWithItself: true);
    }

    private static Tampering With(string kind, int at, Func<StoredEntry, StoredEntry> change) =>
        new(kind, at, SignedLog.Rows.Skip(at + 1).Prepend(change(SignedLog.Rows[at])), SignedLog.Head);

    private static (int From, int To) Two(Random random)
    {
        var (one, other) = (random.Next(Length), random.Next(Length - 1));
        return other >= one ? (one, other + 1) : (other, one);
    }

    private static byte[] Forged(StoredEntry row, Random random) => random.Next(2) == 0
        ? Forged(LedgerEntry.Parse(row.Bytes), random).ToBytes()
        : SignedLog.Flip(row.Bytes, random.NextInt64(row.Bytes.Length * 8L));

    /// <summary>Another well-formed entry.</summary>
    private static LedgerEntry Forged(LedgerEntry entry, Random random) => random.Next(5) switch
    {
        0 => entry with { Role = entry.Role + "x" },
        1 => entry with { At = entry.At.AddMicroseconds(random.Next(1, 1_000_000)) },
        2 => entry with { Facts = [.. entry.Facts, new("x", "1")] },
        3 => entry with { Mark = entry.Mark is null ? "demo" : null },
        _ => entry with { Actor = entry.Subject },
    };
}
