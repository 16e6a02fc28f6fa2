using System.Diagnostics.CodeAnalysis;

namespace Portal.Ledger;

/// <summary>Checks a log from its first entry, row by row, in memory that does not grow with it: hand it every row in the
/// order of the sequence, then the stored head. The first fault ends the check: every later call repeats it.</summary>
/// <remarks>It proves that rows, hashes and head agree with each other. Whoever can rewrite all of them can make them agree.</remarks>
public sealed class LedgerVerifier
{
    private TreeHead _tree = TreeHead.Empty;
    private LedgerFault? _fault;

    /// <summary>Entries that hold so far.</summary>
    public long Count => _tree.Size;

    /// <summary>Root over the entries that hold so far, 32 bytes.</summary>
    public byte[] Root => _tree.Root;

    /// <summary>Checks the next row.</summary>
    /// <param name="row">The row after the last one that was handed over.</param>
    /// <returns>The first fault of the log, or null while it holds.</returns>
    public LedgerFault? Next(StoredEntry row) => _fault ??= Check(row);

    /// <summary>Checks the stored head after the last row.</summary>
    /// <param name="headSize">Count of entries by the head.</param>
    /// <param name="headRoot">Root hash by the head.</param>
    /// <param name="headFrontier">Frontier by the head, as <see cref="TreeHead.ToBytes"/> wrote it.</param>
    /// <returns>The first fault of the log, or null when all of it holds.</returns>
    public LedgerFault? End(long headSize, byte[] headRoot, byte[] headFrontier) =>
        _fault ??= CheckHead(headSize, headRoot, headFrontier);

    private LedgerFault? Check(StoredEntry row)
    {
        if (row.Sequence != Count)
            return OutOfSequence(row);
        if (!TryParse(row.Bytes, out var entry, out var why))
            return new(Count, $"The bytes of entry {Count} are not canonical. {why}");
        var leafHash = MerkleTree.LeafHash(row.Bytes);
        if (!leafHash.AsSpan().SequenceEqual(row.LeafHash))
            return new(Count, $"The bytes of entry {Count} do not have the stored leaf hash.");
        var next = _tree.Append(leafHash);
        if (!next.Root.AsSpan().SequenceEqual(row.RootAfter))
            return new(Count, $"The tree up to entry {Count} does not have the stored root: it was changed, or the entry together with its leaf hash.");
        if (entry.Sequence != Count)
            return new(Count, $"The bytes of entry {Count} say that it is entry {entry.Sequence}.");
        if (ChangedColumn(row, entry) is { } column)
            return new(Count, $"The column '{column}' of entry {Count} differs from the entry's bytes.");
        _tree = next;
        return null;
    }

    /// <summary>A row that is not the next one. Its bytes tell a changed number from a row that is missing or out of place.</summary>
    private LedgerFault OutOfSequence(StoredEntry row)
    {
        var inside = TryParse(row.Bytes, out var entry, out _) ? entry.Sequence : row.Sequence;
        if (inside == Count || (row.Sequence < Count && inside != row.Sequence))
            return new(inside, $"The column 'sequence' of entry {inside} says {row.Sequence}.");
        return row.Sequence < Count
            ? new(row.Sequence, $"Entry {row.Sequence} comes again, or too late: entry {Count} is expected here.")
            : new(Count, $"Entry {Count} is missing: entry {row.Sequence} is in its place.");
    }

    private LedgerFault? CheckHead(long headSize, byte[] headRoot, byte[] headFrontier)
    {
        if (headSize > Count)
            return new(Count, $"Entries are missing at the end: the head counts {headSize}, there are {Count}.");
        if (headSize < Count)
            return new(Math.Max(headSize, 0), $"Entry {headSize} is not covered by the head: it counts {headSize}, there are {Count}.");
        var last = Math.Max(Count - 1, 0);
        if (!_tree.Root.AsSpan().SequenceEqual(headRoot))
            return new(last, $"The head's root is not the root over the {Count} entries, although each of them holds.");
        return _tree.ToBytes().AsSpan().SequenceEqual(headFrontier)
            ? null
            : new(last, $"The head's frontier is not the frontier of the {Count} entries, although each of them holds.");
    }

    private static string? ChangedColumn(StoredEntry row, LedgerEntry entry) => row switch
    {
        _ when row.At != entry.At => "at",
        _ when row.Event != entry.Event => "event",
        _ when row.SubjectKind != entry.SubjectKind => "subject kind",
        _ when row.Subject != entry.Subject => "subject",
        _ when row.Actor != entry.Actor => "actor",
        _ => null,
    };

    private static bool TryParse(byte[] bytes, [NotNullWhen(true)] out LedgerEntry? entry, out string why)
    {
        try
        {
            (entry, why) = (LedgerEntry.Parse(bytes), "");
            return true;
        }
        catch (FormatException found)
        {
            (entry, why) = (null, found.Message);
            return false;
        }
    }
}
