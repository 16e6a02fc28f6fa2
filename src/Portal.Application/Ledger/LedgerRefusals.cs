using Portal.Domain;

namespace Portal.Application.Ledger;

/// <summary>Why nothing is added to the ledger.</summary>
internal static class LedgerRefusals
{
    /// <summary>It does not hold: whatever was added now would stand on what was changed.</summary>
    public static Refusal StandsStill { get; } = new("ledger.stands-still");
}
