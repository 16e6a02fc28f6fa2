using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application;
using Portal.Application.Ledger;
using Portal.Application.Ports;
using Portal.Domain.Accounts;
using Portal.Ledger.Notes;
using Portal.Persistence.Checkpoints;
using Portal.Testing;
using Portal.Testing.Engines;
using Portal.Testing.Time;

namespace Portal.Persistence.Tests.Ledger;

/// <summary>Where a log begins, and which database is opened at all.</summary>
public sealed class BeginningTests : IDisposable
{
    private readonly LogFolder _log = new();

    public void Dispose() => _log.Dispose();

    [Theory, EveryEngine]
    public async Task The_key_is_made_with_the_first_start_for_the_portal_alone_and_its_public_half_for_everybody(Engine engine)
    {
        using var database = TestDatabase.CreateEmpty(engine);
        await using var portal = Node(database, _log.Choice);
        await portal.PrepareDatabaseAsync(default);

        portal.GetRequiredService<ICheckpointStore>().Keep(LogFolder.Tree(0)).ShouldNotBeNull();

        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(_log.Key).ShouldBe(UnixFileMode.UserRead);
        using var key = EcdsaCheckpointKey.FromPem(File.ReadAllText(_log.Key));
        NoteKey.TryParse(File.ReadAllText(Path.Combine(_log.Checkpoints, "log.vkey")).Trim(), out var log).ShouldBeTrue();
        (log.Name, Convert.ToHexString(log.PublicKey)).ShouldBe((LogFolder.Origin, Convert.ToHexString(key.PublicKey)));
    }

    [Theory, EveryEngine]
    public async Task Over_a_filled_ledger_whose_key_and_checkpoints_are_gone_no_log_begins_by_itself(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine, _log.AddTo);
        var size = portal.Database.Count("ledger_entries");

        foreach (var choice in new[] { _log.Choice, _log.Choice with { BeginAnewAt = size - 1 } })
        {
            await using var next = portal.Restart(services => services.AddCheckpoints(choice));
            foreach (var start in new Func<Task>[] { () => SignAsync(next), () => next.Services.PrepareDatabaseAsync(default) })
            {
                var refused = (await Should.ThrowAsync<InvalidOperationException>(start)).Message;
                foreach (var named in new[] { $"The database has {size} ledger entries", _log.Latest, _log.Key, $"set Portal:Ledger:BeginAnewAt to {size}" })
                    refused.ShouldContain(named);
            }
        }

        (File.Exists(_log.Key), File.Exists(_log.Latest)).ShouldBe((false, false));
    }

    [Theory, EveryEngine]
    public async Task An_operator_begins_a_log_anew_once_and_that_is_an_entry_under_its_first_checkpoint(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var size = portal.Database.Count("ledger_entries");
        var anew = _log.Choice with { BeginAnewAt = size };
        await using var first = portal.Restart(services => services.AddCheckpoints(anew));
        await first.Services.PrepareDatabaseAsync(default);

        (await SignAsync(first)).ShouldBe(new(size + 1, null));
        portal.Database.List("SELECT event FROM ledger_entries WHERE sequence >= @from", ("from", size)).ShouldBe(["ledger.begun-anew"]);
        await using var second = portal.Restart(services => services.AddCheckpoints(anew));
        (await SignAsync(second)).ShouldBe(new(size + 1, null), "the setting that stayed does nothing");

        File.Delete(_log.Key);
        File.Delete(_log.Latest);
        await using var third = portal.Restart(services => services.AddCheckpoints(anew));
        await Should.ThrowAsync<InvalidOperationException>(() => SignAsync(third));
    }

    [Theory, EveryEngine]
    public async Task A_log_begun_anew_leaves_behind_the_faults_that_were_told_before_it(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.GetAsync(new RecordScrub(Entries: 3, Root: "", Fault: 2), Actor.Portal);
        var size = portal.Database.Count("ledger_entries");
        portal.Database.List("SELECT event FROM ledger_entries WHERE sequence = @last", ("last", size - 1)).ShouldBe(["ledger.fault-found"]);
        await using var anew = portal.Restart(services => services.AddCheckpoints(_log.Choice with { BeginAnewAt = size }));

        (await SignAsync(anew)).ShouldBe(new(size + 1, null));
        await using var later = portal.Restart(_log.AddTo);
        (await SignAsync(later)).ShouldBe(new(size + 1, null));
    }

    [Theory, EveryEngine]
    public async Task A_database_that_is_not_the_checkpoints_is_refused_before_a_migration_touches_it(Engine engine)
    {
        BegunLog.At(_log.Checkpoints, _log.Key, LogFolder.Origin);
        _log.Forge(5, LogFolder.Tree(5).Root);
        using var empty = TestDatabase.CreateEmpty(engine);
        await using var portal = await TestPortal.StartAsync(engine, _log.AddTo);
        portal.Database.Run("DELETE FROM schema_migrations WHERE number > 1").ShouldBePositive();

        await using (var node = Node(empty, _log.Choice))
            (await Should.ThrowAsync<InvalidOperationException>(() => node.PrepareDatabaseAsync(default))).Message.ShouldContain("counts 5 ledger entries, and the database has 0");
        (await Should.ThrowAsync<InvalidOperationException>(() => portal.Services.PrepareDatabaseAsync(default))).Message.ShouldContain("its first 5 entries have another root");

        portal.Database.Count("schema_migrations").ShouldBe(1);
        empty.Count(engine == Engine.Sqlite ? "sqlite_schema" : "pg_tables WHERE schemaname = 'public'").ShouldBe(0);
    }

    [Theory, EveryEngine]
    public async Task A_ledger_that_stands_still_is_opened_and_not_migrated(Engine engine)
    {
        BegunLog.At(_log.Checkpoints, _log.Key, LogFolder.Origin);
        await using var portal = await TestPortal.StartAsync(engine, _log.AddTo);
        await SignAsync(portal);
        File.WriteAllText(_log.Fault, "2026-11-24T09:00:00.0000000+00:00\nentry 3\nwhy\n");

        (await portal.Services.PrepareDatabaseAsync(default)).ShouldBeEmpty();
        portal.Database.Run("DELETE FROM schema_migrations WHERE number = 8").ShouldBe(1);

        (await Should.ThrowAsync<InvalidOperationException>(() => portal.Services.PrepareDatabaseAsync(default))).Message.ShouldContain(_log.Fault);
        portal.Database.Count("schema_migrations WHERE number = 8").ShouldBe(0);
    }

    [Fact]
    public void A_day_has_one_name_whatever_calendar_the_machine_reads_it_by()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new("th-TH");
        try
        {
            _log.Store().Keep(LogFolder.Tree(1));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        File.Exists(Path.Combine(_log.Checkpoints, "2026-11-24")).ShouldBeTrue();
    }

    private static ServiceProvider Node(TestDatabase database, CheckpointChoice choice) =>
        new ServiceCollection().AddSingleton<TimeProvider>(new ManualTime()).AddLogging().AddApplication().AddPersistence(database.Choice).AddCheckpoints(choice).BuildServiceProvider();

    private static Task<CheckpointSigned> SignAsync(TestPortal portal) => portal.GetAsync(new SignCheckpoint(), Actor.Portal);
}
