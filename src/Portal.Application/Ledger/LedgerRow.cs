namespace Portal.Application.Ledger;

/// <summary>A stored ledger entry. <see cref="Bytes"/> is the entry; the columns beside it repeat parts of it for finding
/// entries, and the verifier checks that they agree.</summary>
public sealed class LedgerRow
{
    /// <summary>Place in the tree, from 0, without gaps.</summary>
    public long Sequence { get; init; }

    /// <summary>The entry in canonical form, exactly as hashed.</summary>
    public byte[] Bytes { get; init; } = [];

    public byte[] LeafHash { get; init; } = [];

    /// <summary>Root of the tree right after this entry.</summary>
    public byte[] RootAfter { get; init; } = [];

    public DateTimeOffset At { get; init; }

    public string Event { get; init; } = "";

    public string SubjectKind { get; init; } = "";

    public Guid Subject { get; init; }

    public Guid Actor { get; init; }
}
