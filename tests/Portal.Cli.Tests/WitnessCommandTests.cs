using System.Text;
using Portal.Ledger;
using Portal.Ledger.Notes;

namespace Portal.Cli.Tests;

public sealed class WitnessCommandTests : IDisposable
{
    private const string Name = "witness.example/w1";

    private readonly LogFiles _log = new(30);
    private readonly EcdsaCheckpointKey _key = EcdsaCheckpointKey.Create();

    public void Dispose()
    {
        _key.Dispose();
        _log.Dispose();
    }

    private string State => Path.Combine(_log.Folder, "made", "state");

    private (int Exit, string[] Lines, string Error) Cosign(string checkpoint, string proof, string? log = null) => CommandLine.Run(
        "witness", "--name", Name, "--key", _log.Put("witness.pem", _key.ToPem()), "--state", State, "--log", log ?? $"{LogFiles.Origin}={_log.PublicKey}", "--checkpoint", checkpoint, "--proof", proof);

    [Fact]
    public async Task A_growing_log_is_cosigned_run_after_run()
    {
        var witness = NoteKey.Of(NoteKeyKind.Witness, Name, _key.PublicKey);
        foreach (var (older, newer) in ((int, int)[])[(0, 7), (7, 8), (8, 30), (30, 30)])
        {
            var (exit, lines, error) = Cosign(_log.Checkpoint(newer), await _log.ProofAsync(older, newer));
            exit.ShouldBe(0, error);
            NoteSignature.TryParse(lines.ShouldHaveSingleItem(), out var line).ShouldBeTrue();
            _log.Signed(newer).With(line).StandingOf(witness).ShouldBe(SignatureStanding.True);
        }
    }

    [Fact]
    public async Task What_does_not_continue_is_refused_with_its_reason_and_changes_nothing()
    {
        Cosign(_log.Checkpoint(20), await _log.ProofAsync(0, 20)).Exit.ShouldBe(0);
        var kept = Kept();

        ShouldRefuse(Cosign(_log.Checkpoint(30), await _log.ProofAsync(7, 30)), "409: The last cosigned size is 20, not 7.");
        ShouldRefuse(Cosign(_log.Checkpoint(7), _log.Put("smaller", "old 20\n")), "400: It is smaller");
        ShouldRefuse(Cosign(_log.Put("second", _log.Sign(20, MerkleTree.LeafHash([1])).ToBytes()), _log.Put("none", "old 20\n")), "409: Another tree of 20 entries was cosigned.");
        ShouldRefuse(Cosign(_log.Put("forked", _log.Sign(30, MerkleTree.LeafHash([1])).ToBytes()), await _log.ProofAsync(20, 30)), "422: ");
        using var other = new LogFiles(30);
        ShouldRefuse(Cosign(other.Checkpoint(30), await _log.ProofAsync(20, 30)), "403: ");
        ShouldRefuse(Cosign(_log.Checkpoint(30), await _log.ProofAsync(20, 30), $"other.example={_log.PublicKey}"), "404: ");
        ShouldRefuse(Cosign(_log.Checkpoint(30), _log.Put("nonsense", "old\n")), "Not a submission: ");
        ShouldRefuse(Cosign(_log.Checkpoint(30), await _log.ProofAsync(20, 30), "other.example"), "Neither origin=file");

        Kept().ShouldBe(kept);
        Cosign(_log.Checkpoint(30), await _log.ProofAsync(20, 30), File.ReadAllText(_log.VerifierKey).Trim()).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task A_damaged_memory_cosigns_nothing()
    {
        Cosign(_log.Checkpoint(20), await _log.ProofAsync(0, 20)).Exit.ShouldBe(0);
        File.WriteAllText(Memory(), "");
        var (exit, lines, error) = Cosign(_log.Checkpoint(30), await _log.ProofAsync(0, 30));
        (exit, lines).ShouldBe((1, []));
        error.ShouldContain("Not a signed note");
    }

    [Fact]
    public async Task One_process_at_a_time_has_the_memory()
    {
        using var other = new FileStream(Path.Combine(Directory.CreateDirectory(State).FullName, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        Cosign(_log.Checkpoint(20), await _log.ProofAsync(0, 20)).Exit.ShouldBe(2);
    }

    [Fact]
    public async Task The_memory_is_the_cosigned_checkpoint_itself()
    {
        Cosign(_log.Checkpoint(20), await _log.ProofAsync(0, 20)).Exit.ShouldBe(0);
        Checkpoint.TryParse(File.ReadAllBytes(Memory()), out var kept, out _).ShouldBeTrue();
        kept.Size.ShouldBe(20);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Memory()).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.GetFiles(State).Select(Path.GetExtension).Order().ShouldBe(["", ".checkpoint"]);
    }

    [Fact]
    public async Task A_key_that_is_none_is_said()
    {
        _log.Put("witness-of-none.pem", "no key");
        var (exit, _, error) = CommandLine.Run("witness", "--name", Name, "--key", Path.Combine(_log.Folder, "witness-of-none.pem"), "--state", State, "--log", $"{LogFiles.Origin}={_log.PublicKey}", "--checkpoint", _log.Checkpoint(1), "--proof", await _log.ProofAsync(0, 1));
        exit.ShouldBe(1);
        error.ShouldContain("holds no private key on P-256");
    }

    [Theory]
    [InlineData("--checkpoint", "a")]
    [InlineData("--proof", "a")]
    [InlineData("--listen", "9999", "--proof", "a")]
    [InlineData("--listen", "nonsense")]
    [InlineData]
    public void Half_a_command_line_is_a_usage_error(params string[] options) =>
        CommandLine.Run(["witness", "--name", Name, "--key", "k", "--state", State, "--log", "l", .. options]).Exit.ShouldBe(2);

    private string Memory() => Directory.GetFiles(State, "*.checkpoint").ShouldHaveSingleItem();

    private string Kept() => File.ReadAllText(Memory(), Encoding.UTF8);

    private static void ShouldRefuse((int Exit, string[] Lines, string Error) said, string reason)
    {
        (said.Exit, said.Lines).ShouldBe((1, []), said.Error);
        said.Error.ShouldStartWith(reason);
    }
}
