namespace Portal.Ledger.Tests;

public sealed class LedgerVerifierTests
{
    private const int Length = 60;
    private static readonly List<StoredEntry> Log = Logs.Rows(Length);
    private static readonly TreeHead Head = Logs.Head(Log);

    private static List<StoredEntry> With(int index, Func<StoredEntry, StoredEntry> change)
    {
        var rows = new List<StoredEntry>(Log);
        rows[index] = change(rows[index]);
        return rows;
    }

    private static byte[] Flip(byte[] bytes, int bit)
    {
        var changed = bytes.ToArray();
        changed[bit / 8] ^= (byte)(1 << (bit % 8));
        return changed;
    }

    private static void ShouldName(LedgerFault? fault, long sequence, string reason)
    {
        fault.ShouldNotBeNull();
        fault.Reason.ShouldContain(reason, Case.Sensitive);
        fault.Sequence.ShouldBe(sequence, fault.Reason);
    }

    [Fact]
    public void A_true_log_holds()
    {
        var verifier = new LedgerVerifier();
        foreach (var row in Log)
            verifier.Next(row).ShouldBeNull();
        verifier.Count.ShouldBe(Length);
        verifier.Root.ShouldBe(Log[^1].RootAfter);
        verifier.End(Head.Size, Head.Root, Head.ToBytes()).ShouldBeNull();
    }

    [Fact]
    public void An_empty_log_holds() => Logs.Verify([], TreeHead.Empty).ShouldBeNull();

    [Theory]
    [InlineData(0), InlineData(30), InlineData(Length - 1)]
    public void Every_flipped_bit_of_an_entry_is_found_and_names_it(int index)
    {
        for (var bit = 0; bit < Log[index].Bytes.Length * 8; bit++)
        {
            var fault = Logs.Verify(With(index, row => row with { Bytes = Flip(row.Bytes, bit) }), Head);
            fault.ShouldNotBeNull($"bit {bit}");
            fault.Sequence.ShouldBe(index, $"bit {bit}");
        }
    }

    [Fact]
    public void Every_flipped_bit_of_its_hashes_is_found_and_names_it()
    {
        for (var bit = 0; bit < 256; bit++)
        {
            ShouldName(Logs.Verify(With(30, row => row with { LeafHash = Flip(row.LeafHash, bit) }), Head), 30, "stored leaf hash");
            ShouldName(Logs.Verify(With(30, row => row with { RootAfter = Flip(row.RootAfter, bit) }), Head), 30, "stored root");
        }
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(30), InlineData(Length - 1)]
    public void Every_edited_column_is_named(int index)
    {
        void Edit(string reason, Func<StoredEntry, StoredEntry> change) => ShouldName(Logs.Verify(With(index, change), Head), index, reason);

        Edit("'sequence'", row => row with { Sequence = row.Sequence + 100 });
        Edit("'sequence'", row => row with { Sequence = row.Sequence + 1 });
        Edit("'sequence'", row => row with { Sequence = row.Sequence - 1 });
        Edit("'at'", row => row with { At = row.At.AddMicroseconds(1) });
        Edit("'event'", row => row with { Event = row.Event + " " });
        Edit("'subject kind'", row => row with { SubjectKind = "Request" });
        Edit("'subject'", row => row with { Subject = Guid.Empty });
        Edit("'actor'", row => row with { Actor = row.Subject });
        Edit("not canonical", row => row with { Bytes = [] });
        Edit("not canonical", row => row with { Bytes = [.. row.Bytes, 0x0A] });
        Edit("leaf hash", row => row with { LeafHash = [] });
        Edit("stored root", row => row with { RootAfter = row.RootAfter[..31] });
    }

    [Theory]
    [InlineData(100, "Entry 30 is missing")]
    [InlineData(-1, "'sequence'")]
    public void An_edited_sequence_is_named_when_the_rows_are_read_in_its_order(long edited, string reason)
    {
        var rows = With(30, row => row with { Sequence = edited }).OrderBy(row => row.Sequence).ToList();
        ShouldName(Logs.Verify(rows, Head), 30, reason);
    }

    [Fact]
    public void An_entry_rewritten_with_its_leaf_hash_is_named_by_the_root_after_it()
    {
        var bytes = (LedgerEntry.Parse(Log[30].Bytes) with { Role = "administrator" }).ToBytes();
        var rows = With(30, row => row with { Bytes = bytes, LeafHash = MerkleTree.LeafHash(bytes) });
        ShouldName(Logs.Verify(rows, Head), 30, "together with its leaf hash");
    }

    [Fact]
    public void An_entry_rewritten_with_both_its_hashes_breaks_the_root_after_the_next()
    {
        var bytes = (LedgerEntry.Parse(Log[30].Bytes) with { Role = "administrator" }).ToBytes();
        var leaf = MerkleTree.LeafHash(bytes);
        var root = Logs.Head(Log.Take(30)).Append(leaf).Root;
        var rows = With(30, row => row with { Bytes = bytes, LeafHash = leaf, RootAfter = root });
        ShouldName(Logs.Verify(rows, Head), 31, "stored root");
    }

    [Fact]
    public void Bytes_that_say_another_sequence_are_named_even_when_all_hashes_fit()
    {
        var bytes = Logs.Entry(5).ToBytes();
        var leaf = MerkleTree.LeafHash(bytes);
        var tree = TreeHead.Empty.Append(leaf);
        var row = Logs.Rows(1)[0] with { Bytes = bytes, LeafHash = leaf, RootAfter = tree.Root };
        ShouldName(Logs.Verify([row], tree), 0, "say that it is entry 5");
    }

    [Theory]
    [InlineData(0), InlineData(30), InlineData(Length - 2)]
    public void A_removed_row_is_named(int index) =>
        ShouldName(Logs.Verify(Log.Where((_, i) => i != index).ToList(), Head), index, $"Entry {index} is missing");

    [Fact]
    public void Rows_removed_at_the_end_are_named() =>
        ShouldName(Logs.Verify(Log.Take(57).ToList(), Head), 57, "missing at the end: the head counts 60, there are 57");

    [Theory]
    [InlineData(0), InlineData(30), InlineData(Length - 1)]
    public void A_duplicated_row_is_named(int index)
    {
        var rows = new List<StoredEntry>(Log);
        rows.Insert(index, rows[index]);
        ShouldName(Logs.Verify(rows, Head), index, "comes again");
    }

    [Fact]
    public void Rows_in_another_order_are_named()
    {
        var rows = new List<StoredEntry>(Log);
        (rows[30], rows[31]) = (rows[31], rows[30]);
        ShouldName(Logs.Verify(rows, Head), 30, "Entry 30 is missing: entry 31 is in its place");
    }

    [Fact]
    public void Rows_that_exchanged_their_numbers_are_named()
    {
        var rows = new List<StoredEntry>(Log);
        (rows[30], rows[31]) = (rows[31] with { Sequence = 30 }, rows[30] with { Sequence = 31 });
        ShouldName(Logs.Verify(rows, Head), 30, "stored root");
    }

    [Fact]
    public void A_row_beyond_the_head_is_named() =>
        ShouldName(Logs.Verify(Log, Logs.Head(Log.Take(58))), 58, "not covered by the head");

    [Fact]
    public void A_changed_head_is_found()
    {
        static LedgerFault? End(long size, byte[] root, byte[] frontier)
        {
            var verifier = new LedgerVerifier();
            Log.ForEach(row => verifier.Next(row));
            return verifier.End(size, root, frontier);
        }

        ShouldName(End(61, Head.Root, Head.ToBytes()), 60, "the head counts 61");
        ShouldName(End(-1, Head.Root, Head.ToBytes()), 0, "counts -1");
        ShouldName(End(60, Flip(Head.Root, 9), Head.ToBytes()), 59, "head's root");
        ShouldName(End(60, Head.Root, []), 59, "head's frontier");
        for (var bit = 0; bit < Head.ToBytes().Length * 8; bit += 7)
            ShouldName(End(60, Head.Root, Flip(Head.ToBytes(), bit)), 59, "head's frontier");
    }

    [Fact]
    public void The_first_fault_is_kept()
    {
        var verifier = new LedgerVerifier();
        verifier.Next(Log[0]).ShouldBeNull();
        var fault = verifier.Next(Log[2]);
        ShouldName(fault, 1, "missing");
        verifier.Next(Log[1]).ShouldBe(fault);
        verifier.End(1, Log[0].RootAfter, []).ShouldBe(fault);
        verifier.Count.ShouldBe(1);
    }
}
