using Portal.Application.Accounts;
using Portal.Application.Ledger;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Persistence.Tests.Ledger;

/// <summary>A disk that is full, or a folder that was taken away: nothing is wrong with the ledger, and nothing vouches for it.</summary>
public sealed class UnkeptTests : IDisposable
{
    private readonly LogFolder _log = new LogFolder().Begun();

    public void Dispose() => _log.Dispose();

    [Theory, EveryEngine]
    public async Task A_full_disk_is_shown_and_after_a_while_nothing_is_added_until_there_is_room_again(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine, _log.AddTo);
        var size = (await SignAsync(portal)).Size;
        (await StateAsync(portal)).Unkept.ShouldBeNull();
        var since = portal.Time.GetUtcNow();
        using (_log.Fill())
        {
            (await AddAsync(portal)).Succeeded.ShouldBeTrue();
            (await SignAsync(portal)).ShouldBe(new(size, null));
            var shown = (await StateAsync(portal)).Unkept.ShouldNotBeNull();
            (shown.Since, shown.StillFrom, shown.StandsStill).ShouldBe((since, since.AddMinutes(10), false));
            shown.Text.ShouldContain($"No checkpoint can be written to {_log.Checkpoints}");
            portal.Log.Lines.ShouldContain(line => line.Contains("No checkpoint can be kept (UnauthorizedAccessException)", StringComparison.Ordinal));

            portal.Time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
            (await AddAsync(portal)).Succeeded.ShouldBeTrue();
            portal.Time.Advance(TimeSpan.FromSeconds(1));
            await SignAsync(portal);
            (await AddAsync(portal)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("ledger.stands-still");
            (await StateAsync(portal)).Unkept.ShouldNotBeNull().StandsStill.ShouldBeTrue();
        }

        (await SignAsync(portal)).ShouldBe(new(size + 2, null));

        (await AddAsync(portal)).Succeeded.ShouldBeTrue();
        (await StateAsync(portal)).Unkept.ShouldBeNull();
        portal.Log.Lines.Count(line => line.Contains("No checkpoint can be kept", StringComparison.Ordinal)).ShouldBe(1, "once, and not every second");
        portal.Log.Lines.ShouldContain(line => line.Contains("Checkpoints are kept again", StringComparison.Ordinal));
        File.Exists(_log.Fault).ShouldBeFalse("nothing is wrong with the ledger");
    }

    [Fact]
    public async Task A_folder_and_a_key_that_are_taken_away_from_a_running_portal_are_missed_and_not_made_anew()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite, _log.AddTo);
        await SignAsync(portal);
        Directory.Delete(_log.Checkpoints, recursive: true);
        File.Delete(_log.Key);
        await AddAsync(portal);

        (await SignAsync(portal)).Fault.ShouldBeNull();

        (await StateAsync(portal)).Unkept.ShouldNotBeNull().Text.ShouldContain("were taken away while the portal runs");
        (File.Exists(_log.Key), File.Exists(_log.Latest)).ShouldBe((false, false));
    }

    [Fact]
    public async Task A_process_that_never_lets_go_of_the_folder_does_not_stay_unnoticed()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite, _log.AddTo);
        var size = (await SignAsync(portal)).Size;
        await AddAsync(portal);
        using (new FileStream(Path.Combine(_log.Checkpoints, "lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            (await SignAsync(portal)).ShouldBe(new(size, null));
            (await StateAsync(portal)).Unkept.ShouldBeNull("once is nothing: somebody writes");
            (await SignAsync(portal)).ShouldBe(new(size, null));
            (await StateAsync(portal)).Unkept.ShouldNotBeNull().Text.ShouldContain("Another process holds the lock");
        }

        (await SignAsync(portal)).ShouldBe(new(size + 1, null));
        (await StateAsync(portal)).Unkept.ShouldBeNull();
    }

    private static Task<LedgerState> StateAsync(TestPortal portal) => portal.GetAsync(new GetLedgerState(), portal.Person(Role.Auditor).AsActor());

    private static Task<Result<SessionOpened>> AddAsync(TestPortal portal) => portal.SendAsync(new SignInDemo(portal.Person(Role.Officer).Id), Actor.Nobody);

    private static Task<CheckpointSigned> SignAsync(TestPortal portal) => portal.GetAsync(new SignCheckpoint(), Actor.Portal);
}
