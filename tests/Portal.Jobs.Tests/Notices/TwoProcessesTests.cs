using Portal.CrashHost;
using Portal.Domain.Accounts;
using Portal.Testing;
using Portal.Testing.Engines;
using Xunit.Abstractions;

namespace Portal.Jobs.Tests.Notices;

/// <summary>Workers in processes of their own, and what is left when one is killed.</summary>
public sealed class TwoProcessesTests(ITestOutputHelper output) : IDisposable
{
    private readonly DirectoryInfo _mails = Directory.CreateTempSubdirectory("portal-relay-");

    public void Dispose() => _mails.Delete(recursive: true);

    [PostgreSqlFact]
    public async Task Two_processes_on_one_PostgreSQL_of_which_one_is_killed_midway_tell_everybody_once()
    {
        var messages = Sizes.Of(quick: 600, full: 5000);
        await using var portal = await TestPortal.StartAsync(Engine.PostgreSql);
        await WaitingAsync(portal, messages);
        using var lives = await RelayProcess.StartAsync(Errand(portal));
        using var dies = await RelayProcess.StartAsync(Errand(portal));
        await Task.WhenAll(dies.BeginAsync(), lives.BeginAsync());

        (await dies.RoundsAsync(3)).ShouldBeTrue("it was to die midway");
        dies.Kill();
        var left = portal.Database.Count("outbox WHERE next_try_at IS NOT NULL") + portal.Database.Count("mails WHERE next_try_at IS NOT NULL");

        (await dies.EndAsync(), await lives.EndAsync()).ShouldBe((RelayProcess.Killed, 0));
        EverybodyWasToldOnce(portal, messages, messages);
        var handed = _mails.GetFiles().GroupBy(file => Path.GetFileNameWithoutExtension(file.Name)).ToList();
        handed.Count.ShouldBe(messages, "every mail was handed over");
        var twice = handed.Count(mail => mail.Count() > 1);
        twice.ShouldBeLessThanOrEqualTo(1, "but for the one that was on its way at the kill, once; that one under one id");
        left.ShouldBeGreaterThan(0, "it was killed after everything was done");
        output.WriteLine(
            $"{messages} messages and as many mails: the killed process said {dies.Said.Told} told and {dies.Said.Mailed} mailed, then {left} rows were left; the other said {lives.Said.Told} and {lives.Said.Mailed}. " +
            $"Notices {portal.Database.Count("notices")}, mails handed over {handed.Count}, of these twice {twice}.");
    }

    [PostgreSqlFact]
    public async Task Two_processes_that_live_share_the_work_and_hand_no_mail_over_twice()
    {
        const int Messages = 400;
        await using var portal = await TestPortal.StartAsync(Engine.PostgreSql);
        await WaitingAsync(portal, Messages);
        using var one = await RelayProcess.StartAsync(Errand(portal) with { LeaseSeconds = 60 });
        using var two = await RelayProcess.StartAsync(Errand(portal) with { LeaseSeconds = 60 });
        await Task.WhenAll(one.BeginAsync(), two.BeginAsync());

        (await Task.WhenAll(one.EndAsync(), two.EndAsync())).ShouldBe([0, 0]);

        EverybodyWasToldOnce(portal, Messages, Messages);
        (one.Said.Told + two.Said.Told, one.Said.Mailed + two.Said.Mailed).ShouldBe((Messages, Messages));
        _mails.GetFiles().Length.ShouldBe(Messages);
        portal.Database.Count("outbox WHERE token <> 2").ShouldBe(0, "each was leased once and delivered once");
    }

    [Theory, EveryEngine]
    public async Task Wherever_a_process_dies_between_effect_and_completion_the_next_one_delivers_once(Engine engine)
    {
        foreach (var point in new[] { "round 1 begins", "round 1 commits", "round 1 committed", "round 2 commits", "round 2 committed" })
        {
            await using var portal = await TestPortal.StartAsync(engine);
            // Mails are handed over one by one and would take most of the time; the tests above have them.
            portal.Database.Run("UPDATE accounts SET email = ''");
            await WaitingAsync(portal, 150);

            (await RunAsync(Errand(portal) with { Point = point })).ShouldBe(RelayProcess.Killed, point);
            portal.Database.Count("outbox WHERE leased_by IS NOT NULL").ShouldBe(point == "round 1 begins" || point == "round 1 commits" ? 100 : point == "round 2 commits" ? 50 : 0, point);
            portal.Database.Count("notices").ShouldBe(portal.Database.Count("outbox WHERE delivered_at IS NOT NULL"), point);
            portal.Database.EndLeases();
            (await RunAsync(Errand(portal))).ShouldBe(0, point);

            EverybodyWasToldOnce(portal, 150, mails: 0);
        }
    }

    [Theory, EveryEngine]
    public async Task A_message_that_ends_every_process_which_tells_it_is_laid_aside_after_four_and_all_others_are_told_once(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        portal.Database.Run("UPDATE accounts SET email = ''");
        await WaitingAsync(portal, 150);
        var deadly = new Guid(portal.Database.List("SELECT min(CAST(id AS text)) FROM outbox WHERE topic = 'taken'")[0].ToString()!);
        List<int> ends = [];
        while (ends.LastOrDefault(RelayProcess.Killed) == RelayProcess.Killed && ends.Count < 10)
        {
            ends.Add(await RunAsync(Errand(portal) with { Deadly = deadly }));
            portal.Database.EndLeases();
        }

        ends.ShouldBe([RelayProcess.Killed, RelayProcess.Killed, RelayProcess.Killed, RelayProcess.Killed, 0]);
        portal.Database.Count("outbox WHERE died_at IS NOT NULL AND tries = 4 AND last_code = 'notices.process-ended' AND lost = 0").ShouldBe(1);
        portal.Database.List("SELECT id FROM outbox WHERE died_at IS NOT NULL").Select(id => new Guid(id.ToString()!)).ShouldBe([deadly]);
        portal.Database.Count("notices WHERE topic = 'taken'").ShouldBe(149);
        portal.Database.Count("ledger_entries WHERE event = 'notices.dead-lettered'").ShouldBe(1);
    }

    private static void EverybodyWasToldOnce(TestPortal portal, int messages, int mails)
    {
        portal.Database.Count("notices WHERE topic = 'taken'").ShouldBe(messages);
        portal.Database.Count("(SELECT DISTINCT message FROM notices WHERE topic = 'taken') x").ShouldBe(messages);
        portal.Database.Count("outbox WHERE delivered_at IS NULL").ShouldBe(0);
        portal.Database.Count("outbox WHERE died_at IS NOT NULL OR tries > 0").ShouldBe(0);
        portal.Database.Count("mails WHERE sent_at IS NOT NULL AND tries = 0").ShouldBe(mails);
    }

    private RelayErrand Errand(TestPortal portal) => new(portal.Database.Choice, _mails.FullName, LeaseSeconds: 5, Point: "");

    private static async Task<int> RunAsync(RelayErrand errand)
    {
        using var process = await RelayProcess.StartAsync(errand);
        await process.BeginAsync();
        return await process.EndAsync();
    }

    /// <summary>Messages that each concern the officer alone, who has an address.</summary>
    private static async Task WaitingAsync(TestPortal portal, int messages)
    {
        var request = await portal.ASubmittedFreezeAsync(portal.Person("Johanna Muster").AsActor());
        await portal.GetAsync(new Application.Notices.DeliverNotices(), Actor.Portal);
        var at = portal.Database.Engine == Engine.Sqlite ? "1" : "'2026-11-01T00:00:00Z'";
        foreach (var chunk in Enumerable.Range(0, messages).Chunk(500))
        {
            // SQLite keeps ids as EF writes them.
            var rows = chunk.Select(_ => $"('{Guid.NewGuid().ToString().ToUpperInvariant()}', 'taken', '{request.Value.ToString().ToUpperInvariant()}', {at}, {at})");
            portal.Database.Run($"INSERT INTO outbox (id, topic, request, created_at, next_try_at) VALUES {string.Join(", ", rows)}").ShouldBe(chunk.Length);
        }
    }
}
