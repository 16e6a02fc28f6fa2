using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Ledger;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Benchmarks;

/// <summary>Appends through the portal's own commit, each in a scope of its own, beside the least that a durable append is: one row a
/// commit, on PostgreSQL behind one locked head. Then the whole ledger verified, beside its bytes read in order and hashed.</summary>
internal static class LedgerBenchmark
{
    private const int Appends = 300;
    private const int Verified = 20_000;

    public static bool Run(TextWriter output) => RunAsync(output).GetAwaiter().GetResult();

    private static async Task<bool> RunAsync(TextWriter output)
    {
        InTurn.OnDisk();
        var holds = await OnAsync(output, Engine.Sqlite, new("P4", 0.25, 0.5), clients: 1);
        holds &= await OnAsync(output, Engine.PostgreSql, new("P4", 0.35, 0.6), clients: 1);
        return holds & await OnAsync(output, Engine.PostgreSql, new("P4", 0.35, 0.6), clients: 8);
    }

    private static async Task<bool> OnAsync(TextWriter output, Engine engine, Goal goal, int clients)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var floor = new RawLedger(engine, clients);
        var holds = await InTurn.RunAsync(
            output, $"ledger: appends/s, {engine}, {clients} clients", () => RateAsync(clients, client => Task.Run(() => floor.Append(client))), () => RateAsync(clients, _ => AppendAsync(portal, 1)), goal);
        if (clients > 1)
            return holds;
        for (var entries = 0; entries < Verified; entries += 100)
            await AppendAsync(portal, 100);
        return holds & await VerifyAsync(output, portal);
    }

    private static async Task<double> RateAsync(int clients, Func<int, Task> append)
    {
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(async client =>
        {
            for (var i = 0; i < Appends / clients; i++)
                await append(client);
        }));
        return Appends / clients * clients / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task AppendAsync(TestPortal portal, int events)
    {
        await using var scope = portal.OpenScope();
        var unit = scope.ServiceProvider.GetRequiredService<IUnitOfWork>();
        await unit.BeginAsync(CancellationToken.None);
        await unit.CommitAsync([.. Enumerable.Range(0, events).Select(_ => new Measured())], Actor.Portal, portal.Time.GetUtcNow(), CancellationToken.None);
    }

    private static async Task<bool> VerifyAsync(TextWriter output, TestPortal portal)
    {
        var raw = new Raw(portal.Database);
        var entries = portal.Database.Count("ledger_entries");
        var bytes = portal.Database.List("SELECT bytes FROM ledger_entries ORDER BY sequence").Cast<byte[]>().ToList();
        var started = Stopwatch.GetTimestamp();
        bytes.ForEach(entry => SHA256.HashData(entry));
        var hashed = entries / Stopwatch.GetElapsedTime(started).TotalSeconds;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ledger: SHA-256 of the same {entries} entries in memory: {hashed:F0} entries/s"));
        return await InTurn.RunAsync(output, $"ledger: entries verified/s, {portal.Database.Engine}", Floor, Portal, new("P17", 0.4, 0.8));

        Task<double> Floor()
        {
            using var connection = raw.Open();
            var begun = Stopwatch.GetTimestamp();
            using var command = Raw.Command(connection, "SELECT bytes FROM ledger_entries ORDER BY sequence");
            using var reader = command.ExecuteReader();
            while (reader.Read())
                SHA256.HashData(reader.GetFieldValue<byte[]>(0));
            return Task.FromResult(entries / Stopwatch.GetElapsedTime(begun).TotalSeconds);
        }

        async Task<double> Portal()
        {
            var begun = Stopwatch.GetTimestamp();
            var report = await portal.GetAsync(new VerifyLedger(), Actor.Portal);
            if (report.Fault is not null || report.Entries != entries)
                throw new InvalidOperationException($"The ledger did not verify: {report}.");
            return entries / Stopwatch.GetElapsedTime(begun).TotalSeconds;
        }
    }

    /// <summary>An event of the size that most have.</summary>
    private sealed class Measured : IEvent
    {
        public string Name => "benchmarks.measured";

        public string SubjectKind => "request";

        public Guid Subject { get; } = Guid.NewGuid();

        public IReadOnlyList<(string Name, string Value)> Facts { get; } = [("team", "freeze-desk"), ("rule", "freeze-any"), ("policy", "2026-11-01")];
    }
}
