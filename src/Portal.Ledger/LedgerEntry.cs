namespace Portal.Ledger;

/// <summary>One entry of the log: what happened, to what, by whom, when. Its canonical bytes (form version 1,
/// or 2 when it commits to values) are what is stored and hashed: UTF-8 JSON in the one form of RFC 8785, at most
/// <see cref="MaxBytes"/> long. Two entries are the same when their bytes are; record equality compares lists by reference.</summary>
/// <param name="Sequence">Place in the log, counted from 0 without gaps: the leaf index of RFC 6962, and the size of the tree
/// before this entry. At most <see cref="MaxSequence"/>.</param>
/// <param name="At">When it happened. Written in UTC and cut (not rounded) to whole microseconds.</param>
/// <param name="Event">Code of what happened.</param>
/// <param name="SubjectKind">What kind of thing it happened to.</param>
/// <param name="Subject">Id of the thing it happened to.</param>
/// <param name="Actor">Id of whoever did it.</param>
/// <param name="Role">The role it was done in.</param>
/// <param name="Mark">How the actor was let in when that was not the ordinary way; null otherwise.</param>
/// <param name="Facts">Ids, codes and numbers, each name once. Their order does not matter: they are written by name.</param>
public sealed record LedgerEntry(
    long Sequence,
    DateTimeOffset At,
    string Event,
    string SubjectKind,
    Guid Subject,
    Guid Actor,
    string Role,
    string? Mark,
    IReadOnlyList<LedgerFact> Facts)
{
    /// <summary>Most bytes one entry may have: an entry bundle of C2SP tlog-tiles writes the length in 16 bits.</summary>
    public const int MaxBytes = 65_535;

    /// <summary>Greatest sequence: 2^53 - 1, the greatest whole number that every JSON reader keeps exactly (RFC 7493 §2.2).</summary>
    public const long MaxSequence = 9_007_199_254_740_991;

    /// <summary>Hashes of values that are kept beside the ledger and can be erased, each name once. Their order does not matter:
    /// they are written by name. Without any the entry is written in version 1, with any in version 2.</summary>
    public IReadOnlyList<LedgerCommitment> Committed { get; init; } = [];

    /// <summary>Writes the canonical form, version 1 or 2.</summary>
    /// <exception cref="InvalidOperationException">The entry has no canonical form: sequence out of range, a fact or commitment
    /// named twice, a commitment that is no SHA-256, text with half a surrogate pair, or more than <see cref="MaxBytes"/> bytes.</exception>
    public byte[] ToBytes() => CanonicalForm.Write(this);

    /// <summary>Reads the canonical form, version 1 or 2, and nothing else: whatever is read here is written back byte for
    /// byte. Facts and commitments come back in the order of their names, the instant in UTC.</summary>
    /// <param name="bytes">The exact bytes of one entry.</param>
    /// <exception cref="FormatException">The bytes are not canonical; the message says what was found and at which byte.</exception>
    public static LedgerEntry Parse(ReadOnlySpan<byte> bytes) => CanonicalForm.Read(bytes);
}

/// <summary>One fact of an entry. Never contents, never a person's data: an entry cannot be taken back.</summary>
/// <param name="Name">Name, once in an entry.</param>
/// <param name="Value">Value, as text.</param>
public sealed record LedgerFact(string Name, string Value);

/// <summary>One commitment of an entry: the hash of a value that is kept elsewhere. See <see cref="Commitment"/>.</summary>
/// <param name="Name">Name, once in an entry.</param>
/// <param name="Sha256">The hash in 64 lower-case hexadecimal digits.</param>
public sealed record LedgerCommitment(string Name, string Sha256);
