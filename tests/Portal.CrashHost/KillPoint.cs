using System.Diagnostics;

namespace Portal.CrashHost;

/// <summary>Where the process dies, without a word and without unwinding: kill -9.</summary>
public sealed class KillPoint(string point)
{
    /// <summary>Every point between approval and download.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "approve begins", "approve commits", "approve committed", "press renders", "press sealed", "disclose begins", "disclose commits", "disclose committed",
        "fetch begins", "fetch commits", "fetch committed", "fetch half sent", "fetch sent",
    ];

    /// <summary>What is being done now.</summary>
    public string Stage { get; set; } = "";

    /// <summary>Dies here when this is the point.</summary>
    public void Reach(string step)
    {
        if ($"{Stage} {step}" == point)
            Die();
    }

    /// <summary>Dies.</summary>
    public static void Die()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
        using var never = new ManualResetEventSlim();
        never.Wait();
    }
}
