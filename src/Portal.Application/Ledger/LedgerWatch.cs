using Portal.Ledger;
using Portal.Ledger.Notes;

namespace Portal.Application.Ledger;

/// <summary>What this process knows of its ledger: how far it was read back and signed, and whether it still holds. One for the
/// process. A fault is never taken back: whoever has looked into it starts the portal again.</summary>
internal sealed class LedgerWatch
{
    private volatile SignedTree? _signed;
    private volatile string? _fault;

    /// <summary>The tree that was signed last; null before the first.</summary>
    public SignedTree? Signed => _signed;

    /// <summary>Why the ledger does not hold, in a sentence; null while it does. Nothing is added to one that does not.</summary>
    public string? Fault => _fault;

    /// <summary>Goes on from a tree that was read back whole.</summary>
    public void Advance(SignedTree signed) => _signed = signed;

    /// <summary>Lets nothing more be added.</summary>
    /// <returns>Whether this is the first fault.</returns>
    public bool StandStill(string fault) => Interlocked.CompareExchange(ref _fault, fault, null) is null;
}

/// <summary>A signed tree.</summary>
/// <param name="Checkpoint">The checkpoint.</param>
/// <param name="Tree">The tree itself.</param>
/// <param name="At">UTC; when this process signed it, null when an earlier one did.</param>
internal sealed record SignedTree(Checkpoint Checkpoint, TreeHead Tree, DateTimeOffset? At);
