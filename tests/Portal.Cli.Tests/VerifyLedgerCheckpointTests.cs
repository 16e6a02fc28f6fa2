using Portal.Ledger;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Cli.Tests;

/// <summary>A checkpoint from elsewhere shows what a database that agrees with itself hides.</summary>
public sealed class VerifyLedgerCheckpointTests
{
    private static (int Exit, string[] Lines, string Error) Verify(params string[] options) => CommandLine.Run(["verify", "ledger", .. options]);

    [Theory, EveryEngine]
    public async Task A_ledger_cut_with_its_head_set_back_is_named_by_the_checkpoint_alone(Engine engine)
    {
        await using var portal = await APortalAsync(engine);
        var (before, rootBefore, frontierBefore) = Head(portal);
        await portal.ASubmittedFreezeAsync(portal.Person("Johanna Muster").AsActor("demo"));
        var (after, rootAfter, _) = Head(portal);
        using var log = new LogFiles(0);
        var trusted = log.Put("trusted", log.Sign(after, rootAfter).ToBytes());
        Verify(["--checkpoint", trusted, "--key", log.PublicKey, .. portal.Database.Options()]).Exit.ShouldBe(0);

        Unguard(portal);
        portal.Database.Run($"DELETE FROM ledger_entries WHERE sequence >= {before}");
        portal.Database.Run($"UPDATE ledger_head SET size = {before}, root = @root, frontier = @frontier", ("root", rootBefore), ("frontier", frontierBefore));

        Verify(portal.Database.Options()).Exit.ShouldBe(0);
        Verify(["--checkpoint", trusted, "--key", log.PublicKey, .. portal.Database.Options()]).ShouldName(before, $"a signed checkpoint counts {after}, there are {before}");
    }

    [Theory, EveryEngine]
    public async Task A_ledger_rewritten_from_an_entry_to_the_end_is_named_by_the_checkpoint_alone(Engine engine)
    {
        await using var portal = await APortalAsync(engine);
        var (size, root, _) = Head(portal);
        using var log = new LogFiles(0);
        var (trusted, early) = (log.Put("trusted", log.Sign(size, root).ToBytes()), log.Put("early", log.Sign(2, RootAfter(portal, 1)).ToBytes()));

        Unguard(portal);
        Rewrite(portal, from: 2);

        Verify(portal.Database.Options()).Exit.ShouldBe(0);
        Verify(["--checkpoint", early, trusted, "--key", log.VerifierKey, .. portal.Database.Options()])
            .ShouldName(2, $"One of the entries 2 to {size - 1} is not what it was: a signed checkpoint of {size} entries has another root.");
        var (exit, lines, _) = Verify(["--checkpoint", early, "--key", log.PublicKey, .. portal.Database.Options()]);
        exit.ShouldBe(0);
        lines[1].ShouldBe($"signed by {LogFiles.Origin}: the first 2 entries; {size - 2} later ones stand on the database alone");
    }

    [Fact]
    public void An_export_is_checked_without_a_database()
    {
        using var log = new LogFiles(30);
        var (exit, lines, error) = Verify("--export", log.Export(30), "--checkpoint", log.Checkpoint(30), log.Checkpoint(7), "--key", log.PublicKey);
        exit.ShouldBe(0, error);
        lines[0].ShouldStartWith("ledger holds: 30 entries, root ");
        lines[1].ShouldContain("the first 30 entries; 0 later ones");
        Verify("--export", log.Export(29), "--checkpoint", log.Checkpoint(30), "--key", log.PublicKey).ShouldName(29, "counts 30, there are 29");
        Verify("--export", log.Export(30), "--checkpoint", log.Checkpoint(29), "--key", log.PublicKey).ShouldName(29, "No checkpoint covers entry 29");
        using var other = new LogFiles(30, role: "Manager");
        Verify("--export", other.Export(30), "--checkpoint", log.Checkpoint(30), log.Checkpoint(7), "--key", log.PublicKey).ShouldName(0, "One of the entries 0 to 6");
        Verify("--export", log.Put("torn", File.ReadAllBytes(log.Export(30))[..^1]), "--checkpoint", log.Checkpoint(30), "--key", log.PublicKey).Error.ShouldContain("line 30 does not end in a line feed");
    }

    [Fact]
    public void A_checkpoint_that_the_key_did_not_sign_is_said()
    {
        using var log = new LogFiles(3);
        using var other = new LogFiles(3);
        foreach (var (checkpoint, key, reason) in ((string, string, string)[])
        [
            (log.Checkpoint(3), other.PublicKey, "is not signed for"),
            (log.Checkpoint(3), other.VerifierKey, "is not signed for"),
            (log.PublicKey, log.PublicKey, "Not a signed note"),
            (log.Checkpoint(3), log.Checkpoint(3), "holds no public key"),
        ])
        {
            var (exit, lines, error) = Verify("--export", log.Export(3), "--checkpoint", checkpoint, "--key", key);
            (exit, lines).ShouldBe((1, []));
            error.ShouldContain(reason);
        }

        Verify("--export", log.Export(3), "--checkpoint", Path.Combine(log.Folder, "missing"), "--key", log.PublicKey).Exit.ShouldBe(2);
    }

    [Theory]
    [InlineData("--checkpoint", "a")]
    [InlineData("--key", "a")]
    [InlineData("--export", "a")]
    public void Half_a_command_line_is_a_usage_error(params string[] options) => Verify(options).Exit.ShouldBe(2);

    private static async Task<TestPortal> APortalAsync(Engine engine)
    {
        var portal = await TestPortal.StartAsync(engine);
        await portal.ASubmittedFreezeAsync(portal.Person("Johanna Muster").AsActor("demo"));
        return portal;
    }

    private static (long Size, byte[] Root, byte[] Frontier) Head(TestPortal portal) =>
        (portal.Database.Count("ledger_entries"), (byte[])portal.Database.List("SELECT root FROM ledger_head")[0], (byte[])portal.Database.List("SELECT frontier FROM ledger_head")[0]);

    private static byte[] RootAfter(TestPortal portal, long sequence) => (byte[])portal.Database.List($"SELECT root_after FROM ledger_entries WHERE sequence = {sequence}")[0];

    /// <summary>What somebody who owns the database can do first.</summary>
    private static void Unguard(TestPortal portal) => portal.Database.Run(portal.Database.Engine == Engine.Sqlite
        ? "DROP TRIGGER ledger_entries_stay_as_written; DROP TRIGGER ledger_entries_are_kept; DROP TRIGGER ledger_head_only_grows"
        : "ALTER TABLE ledger_entries DISABLE TRIGGER USER; ALTER TABLE ledger_head DISABLE TRIGGER USER");

    /// <summary>Gives every entry from one on another role, with all hashes and the head.</summary>
    private static void Rewrite(TestPortal portal, long from)
    {
        var tree = TreeHead.Empty;
        var entries = portal.Database.List("SELECT bytes FROM ledger_entries ORDER BY sequence").Cast<byte[]>().Select(bytes => LedgerEntry.Parse(bytes));
        foreach (var entry in entries.ToList())
        {
            var bytes = (entry.Sequence < from ? entry : entry with { Role = "Auditor" }).ToBytes();
            tree = tree.Append(MerkleTree.LeafHash(bytes));
            portal.Database.Run($"UPDATE ledger_entries SET bytes = @bytes, leaf_hash = @leaf, root_after = @root WHERE sequence = {entry.Sequence}", ("bytes", bytes), ("leaf", MerkleTree.LeafHash(bytes)), ("root", tree.Root));
        }

        portal.Database.Run("UPDATE ledger_head SET root = @root, frontier = @frontier", ("root", tree.Root), ("frontier", tree.ToBytes()));
    }
}
