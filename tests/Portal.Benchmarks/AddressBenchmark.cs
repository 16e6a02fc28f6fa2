using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Portal.Domain.Targets;

namespace Portal.Benchmarks;

/// <summary>A paste of 1,000 addresses, 40 of them broken: how long until every line has its verdict.</summary>
internal static class AddressBenchmark
{
    private const int Lines = 1000;
    private const int Broken = 40;
    private const int Runs = 15;
    private const int LimitMilliseconds = 1000;

    public static bool Run(TextWriter output)
    {
        var pasted = Paste();
        var first = Measure(pasted);
        var runs = Enumerable.Range(0, Runs).Select(_ => Measure(pasted)).OrderBy(run => run.Milliseconds).ToArray();
        var (verdicts, refused) = (runs[0].Verdicts.Count, runs[0].Verdicts.Count(line => line.Verdict.Standing == AddressStanding.Refused));
        var holds = verdicts == Lines && refused == Broken && first.Milliseconds <= LimitMilliseconds && runs[^1].Milliseconds <= LimitMilliseconds;

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"addresses: {Lines} lines, median {runs[Runs / 2].Milliseconds:F2} ms, min {runs[0].Milliseconds:F2} ms, max {runs[^1].Milliseconds:F2} ms of {Runs} runs, first {first.Milliseconds:F2} ms; limit {LimitMilliseconds} ms"));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"addresses: {verdicts} verdicts of {Lines}, {refused} refused of {Broken}: {(holds ? "holds" : "DOES NOT HOLD")}"));
        return holds;
    }

    private static (double Milliseconds, IReadOnlyList<LineVerdict> Verdicts) Measure(string pasted)
    {
        var started = Stopwatch.GetTimestamp();
        var verdicts = AddressLines.Check(pasted);
        return (Stopwatch.GetElapsedTime(started).TotalMilliseconds, verdicts);
    }

    /// <summary>Distinct addresses made from the line's number, so that no two runs differ: the hexadecimal forms give the
    /// account, the check of TRON's gives its Base58 form. Every 25th line loses its checksum.</summary>
    public static string Paste()
    {
        var lines = new StringBuilder();
        for (var i = 0; i < Lines; i++)
        {
            var line = Make(i);
            lines.AppendLine(i % (Lines / Broken) == 0 ? Break(line) : line);
        }

        return lines.ToString();
    }

    private static string Make(int number)
    {
        var account = Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(number)).AsSpan(0, 20));
        return (number % 5) switch
        {
            0 or 1 => Address.Check($"41{account}").Normal!,
            2 => $"0x{account}",
            3 => Known[number % Known.Length],
            _ => $"41{account}",
        };
    }

    private static readonly string[] Known =
    [
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
        "X7AcgcsBL6XDcUb289X4mJ8djcdyKaGZMhc9YTE92ehJ2Fu", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh", "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v",
        "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
    ];

    private static string Break(string address) => address[..^1] + (address[^1] == '2' ? '3' : '2');
}
