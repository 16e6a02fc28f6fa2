namespace Portal.Ledger;

/// <summary>The first place where a log does not hold.</summary>
/// <param name="Sequence">The entry that does not hold, or is missing; where only the stored head is wrong, the last entry (0
/// when there is none).</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record LedgerFault(long Sequence, string Reason);
