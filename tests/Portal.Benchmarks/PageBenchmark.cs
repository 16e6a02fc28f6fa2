using System.Diagnostics;
using System.Globalization;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Benchmarks;

/// <summary>A page of the desk as a signed-in investigator gets it, over Kestrel on loopback, beside <see cref="RawPage"/> on the same
/// database, which is seeded with many requests. Client, server and, on SQLite, the database are one process.</summary>
internal static class PageBenchmark
{
    private const int Pages = 60;

    public static bool Queue(TextWriter output, int requests) => RunAsync(output, "queue", requests).GetAwaiter().GetResult();

    public static bool Case(TextWriter output, int requests) => RunAsync(output, "case", requests).GetAwaiter().GetResult();

    private static async Task<bool> RunAsync(TextWriter output, string page, int requests)
    {
        InTurn.OnDisk();
        var holds = await OnAsync(output, Engine.Sqlite, page, requests);
        return holds & await OnAsync(output, Engine.PostgreSql, page, requests);
    }

    private static async Task<bool> OnAsync(TextWriter output, Engine engine, string page, int requests)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (johanna, signe) = (portal.Person("Johanna Muster").AsActor(), portal.Person("Signe Lindqvist"));
        var shown = await portal.AVerifiedFreezeAsync(johanna, signe.AsActor());
        var seeding = Stopwatch.GetTimestamp();
        ManyRequests.Add(portal.Database, await portal.ASubmittedFreezeAsync(johanna), requests);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{page}: {portal.Database.Count("requests")} requests, {portal.Database.Count("requests WHERE state <> 'Closed'")} open, seeded in {Stopwatch.GetElapsedTime(seeding).TotalSeconds:F0} s, {engine}"));
        await using var served = new ServedPortal(portal);
        await using var floor = await RawPage.StartAsync(portal.Database, signe.Team!);
        using var desk = await served.SignInAsync(signe.Name);
        using var raw = floor.Client();
        var path = page == "queue" ? "/desk/queue?view=Open" : $"/desk/requests/{shown}";
        var cpu = new Dictionary<HttpClient, List<double>> { [desk] = [], [raw] = [] };
        var holds = await InTurn.RunAsync(output, $"{page}: pages/s, {engine}, 1 client", () => RateAsync(raw, "/"), () => RateAsync(desk, path), goal: null);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{page}: CPU of this process a page, {engine}: portal {Median(cpu[desk]):F2} ms, floor {Median(cpu[raw]):F2} ms (median of the turns, client included)"));
        return holds;

        async Task<double> RateAsync(HttpClient client, string what)
        {
            var (started, before) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            for (var i = 0; i < Pages; i++)
                _ = await client.GetStringAsync(new Uri(what, UriKind.Relative));
            var elapsed = Stopwatch.GetElapsedTime(started);
            cpu[client].Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds / Pages);
            return Pages / elapsed.TotalSeconds;
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
