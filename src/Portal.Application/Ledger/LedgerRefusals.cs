using Portal.Domain;

namespace Portal.Application.Ledger;

/// <summary>Why nothing is added to the ledger, or erased beside it.</summary>
internal static class LedgerRefusals
{
    /// <summary>Nothing is kept that could be erased.</summary>
    public static Refusal NothingToErase { get; } = new("ledger.nothing-to-erase");

    /// <summary>It does not hold: whatever was added now would stand on what was changed.</summary>
    public static Refusal StandsStill { get; } = new("ledger.stands-still");
}
