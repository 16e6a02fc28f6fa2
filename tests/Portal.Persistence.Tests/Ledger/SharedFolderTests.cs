using Portal.Application.Accounts;
using Portal.Application.Ledger;
using Portal.Domain.Accounts;
using Portal.Ledger.Notes;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Persistence.Tests.Ledger;

/// <summary>Several processes on one ledger that keep checkpoints in one folder, or share a key.</summary>
public sealed class SharedFolderTests : IDisposable
{
    private readonly LogFolder _log = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public void Of_two_first_starts_at_once_the_second_uses_the_key_of_the_first()
    {
        var (first, second) = (_log.Store(), _log.Store());
        (first.Read(), second.Read()).ShouldBe((null, null), "both find that nothing was ever kept");

        var begun = first.Keep(LogFolder.Tree(0)).ShouldNotBeNull();
        var joined = second.Keep(LogFolder.Tree(0)).ShouldNotBeNull();

        joined.ToBytes().ShouldBe(begun.ToBytes());
        second.Log.ShouldNotBeNull().ToString().ShouldBe(first.Log.ShouldNotBeNull().ToString());
        _log.Read().StandingOf(first.Log).ShouldBe(SignatureStanding.True);
    }

    [Fact]
    public void First_starts_of_machines_with_a_folder_each_agree_on_the_one_key_they_share()
    {
        var stores = Enumerable.Range(0, 8).Select(machine => _log.Store(_log.Choice with { Checkpoints = $"{_log.Checkpoints}-{machine}" })).ToList();
        stores.ForEach(store => store.Read().ShouldBeNull());

        Parallel.ForEach(stores, store => store.Keep(LogFolder.Tree(0), known: null, out _).ShouldNotBeNull());

        var log = stores[0].Log.ShouldNotBeNull();
        stores.ShouldAllBe(store => store.Log!.ToString() == log.ToString());
        stores.ShouldAllBe(store => Checkpoints.Of(store.Place.Latest).StandingOf(log) == SignatureStanding.True);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(_log.Key).ShouldBe(UnixFileMode.UserRead);
        Directory.GetFiles(Path.GetDirectoryName(_log.Key)!).ShouldBe([_log.Key], "nothing of the others' keys is left");
    }

    [Fact]
    public void The_last_checkpoint_never_goes_back()
    {
        var (first, second) = (_log.Store(), _log.Store());
        first.Keep(LogFolder.Tree(3));
        second.Read();
        first.Keep(LogFolder.Tree(5));

        second.Keep(LogFolder.Tree(4)).ShouldNotBeNull().Size.ShouldBe(5);

        _log.Read().Size.ShouldBe(5);
    }

    [Fact]
    public void A_checkpoint_that_nobody_compared_is_not_written_over()
    {
        var (first, second) = (_log.Store(), _log.Store());
        var known = first.Keep(LogFolder.Tree(3));
        second.Read();
        first.Keep(LogFolder.Tree(4));

        second.Keep(LogFolder.Tree(6), known, out var waits).ShouldBeNull();

        (waits, _log.Read().Size).ShouldBe((false, 4));
        second.Keep(LogFolder.Tree(6), second.Read()!.Checkpoint, out _).ShouldNotBeNull().Size.ShouldBe(6);
    }

    [Fact]
    public void A_key_without_a_checkpoint_is_judged_when_nobody_writes()
    {
        var store = _log.Store();
        store.Keep(LogFolder.Tree(1));
        File.Move(_log.Latest, _log.Latest + ".away");
        using (new FileStream(Path.Combine(_log.Checkpoints, "lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            Should.Throw<InvalidOperationException>(() => _log.Store().Read()).Message.ShouldContain("Start again");

        Should.Throw<InvalidOperationException>(() => _log.Store().Read()).Message.ShouldContain("no checkpoint in");
    }

    [Fact]
    public void Nobody_writes_while_another_process_does()
    {
        var store = _log.Store();
        store.Keep(LogFolder.Tree(1));
        using (new FileStream(Path.Combine(_log.Checkpoints, "lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            store.Keep(LogFolder.Tree(2)).ShouldBeNull();
        _log.Read().Size.ShouldBe(1);

        store.Keep(LogFolder.Tree(2)).ShouldNotBeNull().Size.ShouldBe(2);
    }

    [Theory, EveryEngine]
    public async Task What_another_process_signed_is_taken_over_and_gone_on_from(Engine engine)
    {
        await using var first = await TestPortal.StartAsync(engine, _log.Begun().AddTo);
        await using var second = first.Restart(_log.AddTo);
        var size = (await SignAsync(first)).Size;
        (await SignAsync(second)).ShouldBe(new(size, null));

        await AddAsync(first);
        (await SignAsync(second)).ShouldBe(new(size + 1, null));
        var kept = File.ReadAllBytes(_log.Latest);
        (await SignAsync(first)).ShouldBe(new(size + 1, null));

        File.ReadAllBytes(_log.Latest).ShouldBe(kept, "it was signed already");
    }

    [Theory, EveryEngine]
    public async Task A_checkpoint_of_another_ledger_beside_a_running_portal_is_a_fault(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine, _log.Begun().AddTo);
        var size = (await SignAsync(portal)).Size;
        _log.Forge(size, LogFolder.Tree(1).Root);

        (await SignAsync(portal)).Fault.ShouldNotBeNull().ShouldContain($"its first {size} entries have another root");
    }

    [Theory, EveryEngine]
    public async Task A_checkpoint_of_another_ledger_that_is_signed_while_this_one_is_read_is_a_fault(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine, _log.Begun().AddTo);
        var size = (await SignAsync(portal)).Size;
        await AddAsync(portal);
        using var meanwhile = new Meanwhile(portal.Database, "ledger_head", times: 1, () => Task.Run(() => _log.Forge(size + 1, LogFolder.Tree(1).Root)));

        (await SignAsync(portal)).Fault.ShouldNotBeNull().ShouldContain("Two ledgers were signed");
    }

    private static async Task AddAsync(TestPortal portal) => await portal.GetAsync(new SignInDemo(portal.Person(Role.Officer).Id), Actor.Nobody);

    private static Task<CheckpointSigned> SignAsync(TestPortal portal) => portal.GetAsync(new SignCheckpoint(), Actor.Portal);

    private static class Checkpoints
    {
        public static Checkpoint Of(string file) => Checkpoint.TryParse(File.ReadAllBytes(file), out var checkpoint, out var refusal) ? checkpoint : throw new FormatException(refusal);
    }
}
