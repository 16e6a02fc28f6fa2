using System.Diagnostics.CodeAnalysis;
using Portal.Ledger.Notes;

namespace Portal.Ledger;

/// <summary>Checks a log from its first entry, row by row, in memory that does not grow with it: hand it every row in the
/// order of the sequence, then the stored head. The first fault ends the check: every later call repeats it.</summary>
/// <remarks>Without trusted checkpoints it proves that rows, hashes and head agree with each other, and whoever can rewrite all of
/// them can make them agree. A checkpoint from elsewhere also finds what was rewritten or cut off before its size.</remarks>
/// <param name="trusted">Checkpoints of this log, in any order, whose signatures were checked.</param>
public sealed class LedgerVerifier(params IReadOnlyList<Checkpoint> trusted)
{
    private readonly ILookup<long, Checkpoint> _trusted = trusted.ToLookup(checkpoint => checkpoint.Size);
    private TreeHead _tree = TreeHead.Empty;
    private LedgerFault? _fault;
    private long _vouched;

    /// <summary>Goes on where an earlier check of the log ended, instead of from the first entry.</summary>
    /// <param name="tree">The tree over the entries before, which is taken for true: its root was checked before, or is signed.</param>
    /// <param name="trusted">Checkpoints of this log, in any order, whose signatures were checked; smaller ones than the tree are not looked at.</param>
    public static LedgerVerifier After(TreeHead tree, params IReadOnlyList<Checkpoint> trusted)
    {
        var verifier = new LedgerVerifier(trusted);
        verifier._fault = verifier.Take(tree);
        verifier._vouched = tree.Size;
        return verifier;
    }

    /// <summary>Entries that hold so far.</summary>
    public long Count => _tree.Size;

    /// <summary>Root over the entries that hold so far, 32 bytes.</summary>
    public byte[] Root => _tree.Root;

    /// <summary>Entries up to the largest trusted checkpoint that was reached: what its signer vouches for.</summary>
    public long Vouched => _vouched;

    /// <summary>Commitments whose value was handed over and opens them.</summary>
    public long Opened { get; private set; }

    /// <summary>Commitments whose value was not handed over: erased, or withheld.</summary>
    public long Unopened { get; private set; }

    /// <summary>Checks the next row.</summary>
    /// <param name="row">The row after the last one that was handed over.</param>
    /// <param name="payloads">The values beside it that are not erased, in any order.</param>
    /// <returns>The first fault of the log, or null while it holds.</returns>
    public LedgerFault? Next(StoredEntry row, params IReadOnlyList<StoredPayload> payloads) => _fault ??= Check(row, payloads);

    /// <summary>Checks the next entry of an export, of which there is nothing but the bytes.</summary>
    /// <param name="entry">The exact bytes of the entry after the last one that was handed over.</param>
    /// <returns>The first fault of the log, or null while it holds.</returns>
    public LedgerFault? NextExported(byte[] entry) => _fault ??= CheckExported(entry);

    /// <summary>Checks the stored head after the last row.</summary>
    /// <param name="headSize">Count of entries by the head.</param>
    /// <param name="headRoot">Root hash by the head.</param>
    /// <param name="headFrontier">Frontier by the head, as <see cref="TreeHead.ToBytes"/> wrote it.</param>
    /// <returns>The first fault of the log, or null when all of it holds.</returns>
    public LedgerFault? End(long headSize, byte[] headRoot, byte[] headFrontier) =>
        _fault ??= CheckHead(headSize, headRoot, headFrontier) ?? CheckReached();

    /// <summary>Checks after the last entry of an export that the trusted checkpoints cover it, and no entry more or less.</summary>
    /// <returns>The first fault of the log, or null when all of it holds.</returns>
    public LedgerFault? EndExported() => _fault ??= CheckReached() ??
        (_vouched == Count ? null : new(_vouched, $"No checkpoint covers entry {_vouched}: the largest counts {_vouched}, there are {Count} entries."));

    private LedgerFault? CheckReached() => _trusted.Select(same => same.Key).Where(size => size > Count).Order().Select(size =>
        new LedgerFault(Count, $"Entries are missing at the end: a signed checkpoint counts {size}, there are {Count}.")).FirstOrDefault();

    private LedgerFault? CheckExported(byte[] entry)
    {
        if (!TryParse(entry, out var parsed, out var why))
            return new(Count, $"The bytes of entry {Count} are not canonical. {why}");
        return parsed.Sequence == Count ? Take(_tree.Append(MerkleTree.LeafHash(entry))) : new(Count, $"The bytes of entry {Count} say that it is entry {parsed.Sequence}.");
    }

    /// <summary>Goes on to the next tree, unless the log signed another one of its size.</summary>
    private LedgerFault? Take(TreeHead next)
    {
        if (_trusted.Contains(next.Size))
        {
            var root = next.Root;
            if (_trusted[next.Size].Any(checkpoint => !checkpoint.Root.AsSpan().SequenceEqual(root)))
                return new(_vouched, $"One of the entries {_vouched} to {next.Size - 1} is not what it was: a signed checkpoint of {next.Size} entries has another root.");
            _vouched = next.Size;
        }

        _tree = next;
        return null;
    }

    private LedgerFault? Check(StoredEntry row, IReadOnlyList<StoredPayload> payloads)
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
        return ChangedPayload(entry, payloads) is { } payload ? new(Count, payload) : Take(next);
    }

    private string? ChangedPayload(LedgerEntry entry, IReadOnlyList<StoredPayload> payloads)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var payload in payloads)
        {
            if (entry.Committed.FirstOrDefault(one => one.Name == payload.Name) is not { } commitment || !names.Add(payload.Name))
                return $"A value '{payload.Name}' is stored beside entry {Count}, which does not commit to it, or once more.";
            if (!Commitment.Opens(commitment, payload.Value, payload.Salt))
                return $"The value '{payload.Name}' that is stored beside entry {Count} is not the one that the entry commits to.";
        }

        (Opened, Unopened) = (Opened + payloads.Count, Unopened + entry.Committed.Count - payloads.Count);
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
