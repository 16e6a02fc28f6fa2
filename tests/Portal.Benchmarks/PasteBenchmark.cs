using System.Diagnostics;
using System.Globalization;
using Portal.Application.Requests;
using Portal.Domain.Requests;
using Portal.Domain.Targets;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Benchmarks;

/// <summary>The same paste through the portal: kept in the draft by one commit on SQLite, judged, and read back with a
/// verdict for each line, as sending the addresses' page does.</summary>
internal static class PasteBenchmark
{
    private const int Runs = 9;
    private const int LimitMilliseconds = 1000;

    public static bool Run(TextWriter output) => RunAsync(output).GetAwaiter().GetResult();

    private static async Task<bool> RunAsync(TextWriter output)
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var officer = portal.Person("Johanna Muster").AsActor();
        var draft = new RequestId(Guid.NewGuid());
        await portal.GetAsync(new StartDraft(draft, RequestKind.Freeze), officer);
        var pasted = AddressBenchmark.Paste();
        var times = new List<double>();
        var (kept, verdicts, refused) = (true, 0, 0);
        for (var run = 0; run < Runs; run++)
        {
            var started = Stopwatch.GetTimestamp();
            await portal.GetAsync(new SaveDraftStep(draft, "addresses", new Dictionary<string, string> { ["Addresses"] = pasted }), officer);
            var page = await portal.GetAsync(new GetDraft(draft), officer);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            (kept, verdicts, refused) = (kept && page.Typed["Addresses"] == pasted, page.Lines.Count, page.Lines.Count(line => line.Verdict.Standing == AddressStanding.Refused));
        }

        var (first, sorted) = (times[0], times.Order().ToList());
        var holds = kept && verdicts == 1000 && refused == 40 && sorted[^1] <= LimitMilliseconds;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"paste: 1000 lines saved and judged, median {sorted[Runs / 2]:F1} ms, min {sorted[0]:F1} ms, max {sorted[^1]:F1} ms of {Runs} runs, first {first:F1} ms; limit {LimitMilliseconds} ms"));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"paste: {verdicts} verdicts, {refused} refused, every character kept: {kept}: {(holds ? "holds" : "DOES NOT HOLD")}"));
        return holds;
    }
}
