using System.Diagnostics;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Portal.Application.Ledger;
using Portal.CrashHost;
using Portal.Domain.Accounts;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Packets.Tests.Crashes;

/// <summary>A process that approves, presses and fetches is killed with kill -9 at every point on the way; another goes on.</summary>
public sealed class KillTests
{
    /// <summary>How a process ends that SIGKILL ended: 128 + 9.</summary>
    private const int Killed = 137;

    [Theory, EveryEngine]
    public async Task Wherever_it_dies_nothing_is_lost_disclosed_twice_or_disclosed_without_its_entry(Engine engine)
    {
        KillPoint.All.Count.ShouldBeGreaterThanOrEqualTo(10);
        foreach (var point in KillPoint.All)
        {
            await using var portal = await TestPortal.StartAsync(engine);
            var (johanna, signe) = (portal.Person("Johanna Muster").AsActor(), portal.Person("Signe Lindqvist").AsActor());
            var request = await portal.AVerifiedFreezeAsync(johanna, signe);
            var answer = await portal.ADeclineToDecideAsync(request, signe);
            var folder = Directory.CreateTempSubdirectory("portal-kill-");
            var errand = new CrashErrand(
                portal.Database.Choice, Path.Combine(folder.FullName, "seal"), request.Value, answer.Value, portal.Person(Role.Approver).Id.Value,
                portal.Person("Johanna Muster").Id.Value, portal.Person("Johanna Muster").Agency!.Value.Value, Path.Combine(folder.FullName, "packet.pdf"), point);

            (await RunAsync(errand)).ShouldBe(Killed, point);
            NothingIsOutWithoutItsEntry(portal.Database, errand.Download, point);
            portal.Database.EndLeases();
            (await RunAsync(errand with { Point = "" })).ShouldBe(0, point);

            Once(portal.Database, point);
            NothingIsOutWithoutItsEntry(portal.Database, errand.Download, point);
            Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(errand.Download))).ShouldBe(Text(portal.Database, "SELECT sha256 FROM packets"), point);
            (await portal.GetAsync(new VerifyLedger(), Actor.Portal)).Fault.ShouldBeNull(point);
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Whatever reached the officer's disk stands in the ledger, by its hash, together with its fetching.</summary>
    private static void NothingIsOutWithoutItsEntry(TestDatabase database, string download, string point)
    {
        if (!File.Exists(download))
            return;
        database.Count("ledger_entries WHERE event = 'packets.fetched'").ShouldBeGreaterThan(0, point);
        database.Count("packet_downloads").ShouldBe(database.Count("ledger_entries WHERE event = 'packets.fetched'"), point);
        database.Count("ledger_entries WHERE event = 'answers.disclosure-intended'").ShouldBe(1, point);
        var intended = System.Text.Encoding.UTF8.GetString((byte[])database.List("SELECT bytes FROM ledger_entries WHERE event = 'answers.disclosure-intended'").ShouldHaveSingleItem());
        intended.ShouldContain(Text(database, "SELECT sha256 FROM packets"), Case.Sensitive, point);
    }

    private static void Once(TestDatabase database, string point)
    {
        database.Count("packets").ShouldBe(1, point);
        database.Count("packet_contents").ShouldBe(1, point);
        foreach (var happened in new[] { "answers.approved", "answers.disclosure-intended", "answers.disclosed", "requests.answered" })
            database.Count($"ledger_entries WHERE event = '{happened}'").ShouldBe(1, $"{point}: {happened}");
        database.Count("answers WHERE state = 'Disclosed'").ShouldBe(1, point);
        database.Count("requests WHERE state = 'Answered'").ShouldBe(1, point);
        database.Count("outbox WHERE topic = 'answer-ready'").ShouldBe(1, point);
    }

    private static string Text(TestDatabase database, string sql) => (string)database.List(sql).ShouldHaveSingleItem();

    private static async Task<int> RunAsync(CrashErrand errand)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "Portal.CrashHost", "bin", Configuration, "net10.0", "Portal.CrashHost.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.GetFullPath(program), JsonSerializer.Serialize(errand)]) { RedirectStandardError = true, UseShellExecute = false })!;
        var complaint = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        (process.ExitCode is 0 or Killed).ShouldBeTrue(complaint);
        return process.ExitCode;
    }

    private static string Configuration => typeof(KillTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
}
