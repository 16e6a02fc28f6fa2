using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Accounts;
using Portal.Application.Ledger;
using Portal.Domain.Accounts;
using Portal.Ledger.Notes;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Persistence.Tests.Ledger;

public sealed class CheckpointTests : IDisposable
{
    private readonly LogFolder _log = new LogFolder().Begun();

    private string Latest => _log.Latest;

    private string Tree => Latest + ".tree";

    private string Key => _log.Key;

    public void Dispose() => _log.Dispose();

    [Theory, EveryEngine]
    public async Task A_checkpoint_signs_all_there_is_and_a_new_one_is_made_only_when_there_is_more(Engine engine)
    {
        await using var portal = await StartAsync(engine);

        var first = await SignAsync(portal);
        var bytes = File.ReadAllBytes(Latest);
        (await SignAsync(portal)).ShouldBe(first);
        File.ReadAllBytes(Latest).ShouldBe(bytes, "nothing was added, so nothing is signed again");
        await AddAsync(portal);
        (await SignAsync(portal)).ShouldBe(new(first.Size + 1, null));

        var checkpoint = ReadCheckpoint();
        checkpoint.StandingOf(ReadLog()).ShouldBe(SignatureStanding.True);
        var report = await portal.GetAsync(new VerifyLedger(checkpoint), Actor.Portal);
        (report.Fault, report.Vouched, checkpoint.Size).ShouldBe((null, report.Entries, report.Entries));
        File.ReadAllBytes(Path.Combine(_log.Checkpoints, "2026-11-24")).ShouldBe(File.ReadAllBytes(Latest));
    }

    [Theory, EveryEngine]
    public async Task The_next_start_goes_on_with_the_same_key_also_when_the_tree_beside_the_checkpoint_is_lost(Engine engine)
    {
        await using var portal = await StartAsync(engine);
        var size = (await SignAsync(portal)).Size;
        var log = ReadLog();

        foreach (var lose in new Action[] { () => { }, () => File.Delete(Tree), () => File.WriteAllBytes(Tree, [1, 2, 3]), () => FlipLastByteOf(Tree) })
        {
            lose();
            await AddAsync(portal);
            await using var next = portal.Restart(AddCheckpoints);
            (await SignAsync(next)).ShouldBe(new(++size, null));
            ReadCheckpoint().StandingOf(log).ShouldBe(SignatureStanding.True);
        }
    }

    [Theory, EveryEngine]
    public async Task A_database_that_is_behind_its_checkpoint_is_not_opened(Engine engine)
    {
        await using var portal = await StartAsync(engine);
        RememberHead(portal);
        await AddAsync(portal);
        var size = (await SignAsync(portal)).Size;
        GoBack(portal);

        await using var next = portal.Restart(AddCheckpoints);
        var fault = (await SignAsync(next)).Fault.ShouldNotBeNull();

        fault.ShouldContain($"counts {size} ledger entries, and the database has {size - 1}");
        fault.ShouldContain("Restore the newest backup");
        fault.ShouldContain(Latest);
        fault.ShouldContain(Key);
        ReadCheckpoint().Size.ShouldBe(size);
    }

    [Theory, EveryEngine]
    public async Task A_database_that_went_another_way_since_an_older_copy_is_not_opened(Engine engine)
    {
        await using var portal = await StartAsync(engine);
        RememberHead(portal);
        await AddAsync(portal);
        var size = (await SignAsync(portal)).Size;
        GoBack(portal);
        portal.Time.Advance(TimeSpan.FromSeconds(1));
        await AddAsync(portal);
        await AddAsync(portal);

        await using var next = portal.Restart(AddCheckpoints);
        var fault = (await SignAsync(next)).Fault.ShouldNotBeNull();

        fault.ShouldContain($"its first {size} entries have another root");
        (await portal.GetAsync(new VerifyLedger(), Actor.Portal)).Fault.ShouldBeNull("by itself it holds");
    }

    [Theory, EveryEngine]
    public async Task What_is_committed_between_two_looks_at_the_ledger_is_no_fault(Engine engine)
    {
        await using var portal = await StartAsync(engine);
        var signed = await SignAsync(portal);

        foreach (var table in new[] { "ledger_head", "ledger_entries" })
        {
            using var meanwhile = new Meanwhile(portal.Database, table, times: 3, () => AddAsync(portal));
            var next = await SignAsync(portal);
            (next.Fault, next.Size > signed.Size).ShouldBe((null, true), table);
            signed = next;
        }
    }

    [Theory, EveryEngine]
    public async Task A_database_that_is_set_back_while_the_portal_runs_is_not_signed(Engine engine)
    {
        await using var portal = await StartAsync(engine);
        RememberHead(portal);
        await AddAsync(portal);
        await SignAsync(portal);
        GoBack(portal);

        (await SignAsync(portal)).Fault.ShouldNotBeNull();
    }

    [Theory, EveryEngine]
    public async Task An_entry_that_changed_between_its_commit_and_the_checkpoint_is_not_signed_and_nothing_is_added_any_more(Engine engine)
    {
        await using var portal = await StartAsync(engine);
        var size = (await SignAsync(portal)).Size;
        var session = await portal.GetAsync(new SignInDemo(portal.Person(Role.Officer).Id), Actor.Nobody);
        portal.Database.UnlockLedger();
        portal.Database.Run("UPDATE ledger_entries SET event = 'accounts.signed-out' WHERE sequence = @last", ("last", size)).ShouldBe(1);

        var signed = await SignAsync(portal);

        signed.Fault.ShouldNotBeNull().ShouldContain($"entry {size}");
        ReadCheckpoint().Size.ShouldBe(size);
        portal.Log.Lines.ShouldContain(line => line.Contains($"does not hold at entry {size}"));
        (await portal.SendAsync(new SignInDemo(portal.Person(Role.Officer).Id), Actor.Nobody)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("ledger.stands-still");
        portal.Database.Count("ledger_entries").ShouldBe(size + 1);
        (await portal.SendAsync(new TouchSession(session.Key), Actor.Nobody)).Succeeded.ShouldBeTrue("what adds no entry goes on, so that one can still read");
    }

    [Theory]
    [InlineData("key", "no log key at")]
    [InlineData("latest", "no checkpoint in")]
    [InlineData("other key", "is not signed by the key")]
    [InlineData("no key", "holds no private key")]
    [InlineData("damaged", "cannot be read")]
    [InlineData("renamed", "A log keeps its name")]
    public async Task A_folder_that_is_not_whole_says_what_is_missing(string what, string because)
    {
        await using var portal = await StartAsync(Engine.Sqlite);
        await SignAsync(portal);
        Action? harm = what switch
        {
            "key" => () => File.Delete(Key),
            "latest" => () => File.Delete(Latest),
            "other key" => () => DurableFile.Replace(Key, System.Text.Encoding.ASCII.GetBytes(OtherKey())),
            "no key" => () => DurableFile.Replace(Key, "nothing"u8),
            "damaged" => () => File.WriteAllText(Latest, "nothing"),
            _ => null,
        };
        harm?.Invoke();

        await using var next = portal.Restart(services => services.AddCheckpoints(_log.Choice with { Name = what == "renamed" ? "other.example/ledger" : "" }));

        (await Should.ThrowAsync<InvalidOperationException>(() => SignAsync(next))).Message.ShouldContain(because);
    }

    [Fact]
    public async Task A_portal_without_a_place_for_checkpoints_signs_none()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);

        (await SignAsync(portal)).ShouldBe(new(0, null));
    }

    private static string OtherKey()
    {
        using var other = EcdsaCheckpointKey.Create();
        return other.ToPem();
    }

    private static void FlipLastByteOf(string file)
    {
        var bytes = File.ReadAllBytes(file);
        bytes[^1] ^= 1;
        File.WriteAllBytes(file, bytes);
    }

    private static void RememberHead(TestPortal portal) => portal.Database.Run("CREATE TABLE older AS SELECT size, root, frontier FROM ledger_head");

    /// <summary>The ledger as an older copy of the database has it.</summary>
    private static void GoBack(TestPortal portal)
    {
        portal.Database.UnlockLedger();
        portal.Database.Run("DELETE FROM ledger_entries WHERE sequence >= (SELECT size FROM older)").ShouldBePositive();
        portal.Database.Run("UPDATE ledger_head SET size = (SELECT size FROM older), root = (SELECT root FROM older), frontier = (SELECT frontier FROM older)").ShouldBe(1);
    }

    private static async Task AddAsync(TestPortal portal) => await portal.GetAsync(new SignInDemo(portal.Person(Role.Officer).Id), Actor.Nobody);

    private static Task<CheckpointSigned> SignAsync(TestPortal portal) => portal.GetAsync(new SignCheckpoint(), Actor.Portal);

    private Task<TestPortal> StartAsync(Engine engine) => TestPortal.StartAsync(engine, AddCheckpoints);

    private void AddCheckpoints(IServiceCollection services) => _log.AddTo(services);

    private Checkpoint ReadCheckpoint() => _log.Read();

    private NoteKey ReadLog() => NoteKey.TryParse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(Latest)!, "log.vkey")).Trim(), out var key) ? key : throw new FormatException("no key");
}
