namespace Portal.Application.Ledger;

/// <summary>The ledger's one head: how many entries there are, and the root over them. Locked last in a commit.</summary>
public sealed class LedgerHead
{
    /// <summary>There is one.</summary>
    public int Id { get; init; } = 1;

    public long Size { get; set; }

    public byte[] Root { get; set; } = [];

    /// <summary>The complete subtrees, enough to append without reading the entries.</summary>
    public byte[] Frontier { get; set; } = [];
}
