namespace Portal.Application.Notices;

/// <summary>How long what failed waits, and how often it is tried. Each wait is twice the one before, up to the longest; half of it is
/// chance, so that what failed together does not come back together.</summary>
/// <param name="First">The first wait at most.</param>
/// <param name="Longest">Every wait at most.</param>
/// <param name="MostTries">After so many tries in vain it is laid aside.</param>
public sealed record Backoff(TimeSpan First, TimeSpan Longest, int MostTries)
{
    /// <summary>After so many leases in a row of which nothing came a delivery is laid aside: a message that ends the process would
    /// end it for ever. Fewer than tries in vain, as each costs everybody the portal.</summary>
    public const int MostLost = 4;

    /// <summary>A notice is a row in our own database: what does not work for ten minutes needs a person.</summary>
    public static Backoff Notices { get; } = new(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(10), MostTries: 8);

    /// <summary>Mail servers are away for hours: a day at most.</summary>
    public static Backoff Mails { get; } = new(TimeSpan.FromMinutes(1), TimeSpan.FromHours(1), MostTries: 29);

    /// <summary>The wait after a try in vain.</summary>
    /// <param name="tries">How often it was tried in vain; at least once.</param>
    /// <param name="chance">64 random bits.</param>
    public TimeSpan Wait(int tries, ulong chance)
    {
        var most = First * Math.Pow(2, Math.Min(tries - 1, 30));
        most = most < Longest ? most : Longest;
        return (most / 2) + (most / 2 * (chance / (double)ulong.MaxValue));
    }
}
