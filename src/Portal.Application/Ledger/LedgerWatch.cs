using Portal.Application.Ports;
using Portal.Ledger;
using Portal.Ledger.Notes;

namespace Portal.Application.Ledger;

/// <summary>What this process knows of its ledger: how far it was read back and signed, and whether it still holds. One for the
/// process. A fault is kept outside the database for every process, and is not taken back while this one runs.</summary>
internal sealed class LedgerWatch(ICheckpointStore store, TimeProvider time)
{
    private volatile SignedTree? _signed;
    private volatile KeptFault? _fault;
    private volatile Unkept? _unkept;
    private volatile bool _faultIsKept;
    private int _waits;

    /// <summary>The tree that was signed last; null before the first.</summary>
    public SignedTree? Signed => _signed;

    /// <summary>Why the ledger does not hold, whichever process found it; null while it does.</summary>
    public KeptFault? Fault => _fault ?? Remember(store.ReadFault());

    /// <summary>Since when and why no checkpoint can be kept; null while that works.</summary>
    public Unkept? Unkept => _unkept;

    /// <summary>Whether nothing is added: the ledger does not hold, or stood unsigned for too long.</summary>
    public bool StandsStill => Fault is not null || (_unkept is { } unkept && time.GetUtcNow() - unkept.Since >= store.Patience);

    /// <summary>Goes on from a tree that was read back whole.</summary>
    public void Advance(SignedTree signed) => _signed = signed;

    /// <summary>Lets nothing more be added, here and wherever the fault that is kept is read.</summary>
    /// <returns>Whether this is the first fault.</returns>
    public bool StandStill(KeptFault fault)
    {
        var first = Interlocked.CompareExchange(ref _fault, fault, null) is null;
        KeepFault();
        return first;
    }

    /// <summary>Lets nothing more be added by this process, which is not to be opened at all. That is found anew at every start, so it is
    /// not kept: the right database opens.</summary>
    /// <returns>Whether this is the first fault.</returns>
    public bool StayClosed(KeptFault fault)
    {
        _faultIsKept = true;
        return Interlocked.CompareExchange(ref _fault, fault, null) is null;
    }

    /// <summary>Writes the fault down where that could not be done before.</summary>
    public void KeepFault()
    {
        if (!_faultIsKept && _fault is { } fault)
            _faultIsKept = store.KeepFault(fault);
    }

    /// <summary>Notes that no checkpoint can be kept.</summary>
    /// <returns>Whether that is news.</returns>
    public bool CannotSign(string why)
    {
        var before = _unkept;
        _unkept = new(before?.Since ?? time.GetUtcNow(), why);
        return before is null;
    }

    /// <summary>Notes that another process was writing. Once is nothing: the next look comes in a second.</summary>
    /// <returns>Whether it is news that no checkpoint can be kept.</returns>
    public bool Waits(string why) => Interlocked.Exchange(ref _waits, 1) == 1 && CannotSign(why);

    /// <summary>Notes that checkpoints are kept as they should be.</summary>
    /// <returns>Whether that is news.</returns>
    public bool CanSign()
    {
        Interlocked.Exchange(ref _waits, 0);
        return Interlocked.Exchange(ref _unkept, null) is not null;
    }

    private KeptFault? Remember(KeptFault? kept)
    {
        if (kept is not null && Interlocked.CompareExchange(ref _fault, kept, null) is null)
            _faultIsKept = true;
        return _fault;
    }
}

/// <summary>A signed tree.</summary>
/// <param name="Checkpoint">The checkpoint.</param>
/// <param name="Tree">The tree itself.</param>
/// <param name="At">UTC; when a process signed it while this one ran, null when that was before.</param>
internal sealed record SignedTree(Checkpoint Checkpoint, TreeHead Tree, DateTimeOffset? At);

/// <summary>No checkpoint can be kept.</summary>
/// <param name="Since">UTC.</param>
/// <param name="Why">What went wrong, where, and what to do, in a sentence.</param>
internal sealed record Unkept(DateTimeOffset Since, string Why);
