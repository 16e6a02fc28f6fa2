namespace Portal.Application.Ledger;

/// <summary>A value that an entry commits to, kept beside the ledger until it is erased.</summary>
public sealed class LedgerPayload
{
    /// <summary>Name of a person's network address.</summary>
    public const string Address = "address";

    /// <summary>The entry.</summary>
    public long Sequence { get; init; }

    /// <summary>Name of the commitment, once in an entry.</summary>
    public string Name { get; init; } = "";

    public byte[] Salt { get; init; } = [];

    public string Value { get; init; } = "";
}
