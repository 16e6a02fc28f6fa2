namespace Portal.Application.Notices;

/// <summary>What is worked off by whoever leases it, tried again later and later, and laid aside when that is of no use. Each step
/// spends the token: whoever holds an older one has lost the lease, and their commit finds another token and stores nothing.</summary>
public abstract class Delivery
{
    /// <summary>The process that works on it; null when none does.</summary>
    public Guid? LeasedBy { get; private set; }

    /// <summary>By the database's clock. From then on others may work on it.</summary>
    public DateTimeOffset? LeaseEndsAt { get; private set; }

    /// <summary>Grows with each lease and each step.</summary>
    public long Token { get; private set; }

    /// <summary>How often it was tried in vain.</summary>
    public int Tries { get; private set; }

    /// <summary>How many leases in a row ran out without a step: each time the process died or stood still at it. Counted by the
    /// statement that leases it anew, since who dies counts nothing.</summary>
    public int Lost { get; private set; }

    /// <summary>Whether it is not tried again, since it seems to be what the processes die of.</summary>
    public bool IsLost => Lost >= Backoff.MostLost;

    /// <summary>By the portal's clock; null when it came to rest.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }

    /// <summary>When it was laid aside; null while it waits or was delivered.</summary>
    public DateTimeOffset? DiedAt { get; private set; }

    /// <summary>Why not the last time; empty when it was never tried in vain.</summary>
    public string LastCode { get; private set; } = "";

    /// <summary>Whether the holder of that token still has the lease.</summary>
    public bool IsLeasedUnder(long token) => Token == token && LeasedBy is not null;

    /// <summary>It could not be delivered: tried again later, or laid aside.</summary>
    /// <param name="code">Why.</param>
    /// <param name="backoff">How long it waits and how often it is tried.</param>
    /// <param name="chance">64 random bits.</param>
    /// <param name="now">UTC.</param>
    public void Fail(string code, Backoff backoff, ulong chance, DateTimeOffset now)
    {
        // One that is lost was leased once more, and not tried.
        Tries += IsLost ? Lost : Lost + 1;
        LastCode = code;
        var over = IsLost || Tries >= backoff.MostTries;
        DiedAt = over ? now : null;
        NextTryAt = over ? null : now + backoff.Wait(Tries, chance);
        Step();
    }

    /// <summary>What was laid aside is tried again from the beginning.</summary>
    public void Replay(DateTimeOffset now)
    {
        (DiedAt, NextTryAt, Tries, LastCode) = (null, now, 0, "");
        Step();
    }

    /// <summary>It waits for its first try.</summary>
    protected void Begin(DateTimeOffset at) => NextTryAt = at;

    /// <summary>Nothing is left to do.</summary>
    protected void End()
    {
        NextTryAt = null;
        Step();
    }

    private void Step()
    {
        Token++;
        (LeasedBy, LeaseEndsAt, Lost) = (null, null, 0);
    }
}
