namespace Portal.Ledger;

/// <summary>One stored row of the log: the exact bytes of an entry, the hashes taken when it was written, and columns that
/// repeat parts of the entry for look-up.</summary>
/// <param name="Sequence">Place in the log, from 0.</param>
/// <param name="Bytes">Canonical bytes of the entry, as they were hashed.</param>
/// <param name="LeafHash">Hash of <paramref name="Bytes"/> as a leaf, 32 bytes.</param>
/// <param name="RootAfter">Root of the tree whose last leaf is this entry, 32 bytes.</param>
/// <param name="At">Repeats the entry's instant, cut to whole microseconds; any offset, the instant counts.</param>
/// <param name="Event">Repeats the entry's event.</param>
/// <param name="SubjectKind">Repeats the kind of the entry's subject.</param>
/// <param name="Subject">Repeats the id of the entry's subject.</param>
/// <param name="Actor">Repeats the id of the entry's actor.</param>
public sealed record StoredEntry(
    long Sequence,
    byte[] Bytes,
    byte[] LeafHash,
    byte[] RootAfter,
    DateTimeOffset At,
    string Event,
    string SubjectKind,
    Guid Subject,
    Guid Actor);
