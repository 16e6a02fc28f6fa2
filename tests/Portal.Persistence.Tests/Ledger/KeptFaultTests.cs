using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Accounts;
using Portal.Application.Ledger;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Persistence.Tests.Ledger;

/// <summary>A fault outlives the process that found it, and the others hear of it.</summary>
public sealed class KeptFaultTests : IDisposable
{
    private readonly LogFolder _log = new LogFolder().Begun();

    public void Dispose() => _log.Dispose();

    [Theory, EveryEngine]
    public async Task A_fault_that_one_process_found_stops_the_others_at_once_and_every_later_start(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine, _log.AddTo);
        await using var other = portal.Restart(_log.AddTo);
        var size = (await SignAsync(portal)).Size;
        await SignAsync(other);
        (await AddAsync(other)).Succeeded.ShouldBeTrue();
        Damage(portal, size);

        (await SignAsync(portal)).Fault.ShouldNotBeNull();
        (await AddAsync(other)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("ledger.stands-still");
        await using var later = portal.Restart(_log.AddTo);
        var signed = await SignAsync(later);

        (signed.Fault.ShouldNotBeNull(), signed.MayOpen).ShouldBe((File.ReadAllLines(_log.Fault)[2], true), "it opens to be read");
        (await AddAsync(later)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("ledger.stands-still");
        portal.Database.Count("ledger_entries").ShouldBe(size + 1);
        File.ReadAllLines(_log.Fault)[..2].ShouldBe(["2026-11-24T09:00:00.0000000+00:00", $"entry {size}"]);
    }

    [Fact]
    public async Task The_page_of_the_ledger_says_what_where_and_since_when()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite, _log.AddTo);
        var size = (await SignAsync(portal)).Size;
        (await portal.GetAsync(new GetLedgerState(), portal.Person(Role.Auditor).AsActor())).Fault.ShouldBeNull();
        await AddAsync(portal);
        Damage(portal, size);
        await SignAsync(portal);

        await using var later = portal.Restart(_log.AddTo);
        var fault = (await later.GetAsync(new GetLedgerState(), portal.Person(Role.Auditor).AsActor())).Fault.ShouldNotBeNull();

        (fault.At, fault.Entry, fault.File).ShouldBe((portal.Time.GetUtcNow(), size, _log.Fault));
        fault.Text.ShouldContain($"entry {size}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("stop\n")]
    [InlineData("2026-11-24\nentry 4\nwhy\n")]
    public async Task A_file_that_says_nothing_readable_stops_the_ledger_as_well(string text)
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite, _log.AddTo);
        await SignAsync(portal);
        File.WriteAllText(_log.Fault, text);

        (await AddAsync(portal)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("ledger.stands-still");
        (await SignAsync(portal)).Fault.ShouldNotBeNull().ShouldContain("says nothing that can be read");
    }

    [Fact]
    public async Task A_fault_that_cannot_be_written_down_at_first_is_written_down_later()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite, _log.AddTo);
        var size = (await SignAsync(portal)).Size;
        await AddAsync(portal);
        Damage(portal, size);
        using (new Meanwhile(portal.Database, "ledger_head", times: 1, () => Task.Run(TakeAway)))
            (await SignAsync(portal)).Fault.ShouldNotBeNull();
        File.Delete(_log.Checkpoints);
        Directory.Move(_log.Checkpoints + ".away", _log.Checkpoints);
        File.Exists(_log.Fault).ShouldBeFalse();
        await SignAsync(portal);

        File.ReadAllLines(_log.Fault)[1].ShouldBe($"entry {size}");
    }

    [Theory, EveryEngine]
    public async Task A_fault_that_another_machine_wrote_into_the_ledger_stops_those_that_keep_their_checkpoints_elsewhere(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine, _log.AddTo);
        await SignAsync(portal);
        var elsewhere = _log.Choice with { Checkpoints = _log.Checkpoints + "-2" };
        Directory.CreateDirectory(elsewhere.Checkpoints);
        foreach (var file in Directory.GetFiles(_log.Checkpoints))
            File.Copy(file, Path.Combine(elsewhere.Checkpoints, Path.GetFileName(file)));
        await using var other = portal.Restart(services => services.AddCheckpoints(elsewhere));
        (await SignAsync(other)).Fault.ShouldBeNull();
        Damage(portal, 3);

        (await portal.GetAsync(new ScrubLedger(), Actor.Portal)).Fault.ShouldNotBeNull();
        var told = (await SignAsync(other)).Fault;

        told.ShouldNotBeNull().ShouldContain("does not hold at entry 3");
        File.ReadAllLines(Path.Combine(elsewhere.Checkpoints, "fault"))[1].ShouldBe("entry 3");
    }

    [Theory, EveryEngine]
    public async Task An_entry_that_tells_of_a_fault_and_names_no_place_is_the_fault_itself(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine, _log.AddTo);
        var size = (await SignAsync(portal)).Size;
        await using (var scope = portal.OpenScope())
        {
            var unit = scope.ServiceProvider.GetRequiredService<IUnitOfWork>();
            await unit.BeginAsync(CancellationToken.None);
            await unit.CommitAsync([new Planted()], Actor.Portal, portal.Time.GetUtcNow(), CancellationToken.None);
        }

        (await SignAsync(portal)).Fault.ShouldNotBeNull().ShouldContain($"does not hold at entry {size}");
        (await SignAsync(portal)).Size.ShouldBe(size);
    }

    [Fact]
    public async Task Whatever_keeps_the_ledger_from_being_read_back_is_shown_and_ends_by_itself()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite, _log.AddTo);
        var size = (await SignAsync(portal)).Size;
        await AddAsync(portal);
        portal.Database.UnlockLedger();
        portal.Database.Run("ALTER TABLE ledger_entries RENAME TO away");

        await SignAsync(portal);
        (await portal.GetAsync(new GetLedgerHealth(), Actor.Nobody)).ShouldBe(LedgerHealth.Unkept);

        portal.Database.Run("ALTER TABLE away RENAME TO ledger_entries");
        (await SignAsync(portal)).ShouldBe(new(size + 1, null));
        (await portal.GetAsync(new GetLedgerHealth(), Actor.Nobody)).ShouldBe(LedgerHealth.Sound);
    }

    private sealed class Planted : IEvent
    {
        public string Name => "ledger.fault-found";

        public string SubjectKind => "portal";

        public Guid Subject => Guid.Empty;

        public IReadOnlyList<(string Name, string Value)> Facts => [];
    }

    /// <summary>A folder that is gone and cannot be made: a file has its name.</summary>
    private void TakeAway()
    {
        Directory.Move(_log.Checkpoints, _log.Checkpoints + ".away");
        File.WriteAllText(_log.Checkpoints, "");
    }

    private static void Damage(TestPortal portal, long entry)
    {
        portal.Database.UnlockLedger();
        portal.Database.Run("UPDATE ledger_entries SET event = 'accounts.closed' WHERE sequence = @entry", ("entry", entry)).ShouldBe(1);
    }

    private static Task<Result<SessionOpened>> AddAsync(TestPortal portal) => portal.SendAsync(new SignInDemo(portal.Person(Role.Officer).Id), Actor.Nobody);

    private static Task<CheckpointSigned> SignAsync(TestPortal portal) => portal.GetAsync(new SignCheckpoint(), Actor.Portal);
}
