using System.Security.Cryptography;

namespace Portal.Cli.Tests;

public sealed class PacketProofTests : IDisposable
{
    private static readonly string s_packet = Path.Combine(AppContext.BaseDirectory, "Packets", "sealed-1.pdf");
    private static readonly string s_hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(s_packet)));

    private readonly LogFiles _log = new(5);

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task The_proof_beside_a_packet_shows_offline_that_the_ledger_names_it()
    {
        _log.Disclose(s_hash);
        _log.Disclose(new('0', 64));
        var proof = await _log.EntryProofAsync(5);

        foreach (var key in new[] { _log.PublicKey, _log.VerifierKey })
        {
            var (exit, lines, error) = CommandLine.Run("verify", "packet", s_packet, "--proof", proof, "--log-key", key);

            (exit, error).ShouldBe((0, ""));
            lines[^1].ShouldBe("holds: the ledger says that this file was to be disclosed; entry 5 of 2026-03-01T13:00:00Z, signed by docket.example/ledger among 7");
        }
    }

    [Theory]
    [InlineData("another file", "entry 5, which the log did sign, is of another file")]
    [InlineData("another event", "entry 5, which the log did sign, is of another file")]
    [InlineData("another key", "is not signed by docket.example/ledger")]
    [InlineData("changed entry", "the entry is not in the tree that the log signed")]
    [InlineData("no entry", "the proof does not bring the entry along")]
    public async Task What_does_not_name_the_file_or_was_not_signed_does_not_hold(string what, string because)
    {
        using var other = new LogFiles(1);
        _log.Disclose(what == "another file" ? new('0', 64) : s_hash, what == "another event" ? "answers.prepared" : "answers.disclosure-intended");
        var proof = await _log.EntryProofAsync(5, withEntry: what != "no entry");
        if (what == "changed entry")
            await File.WriteAllTextAsync(proof, Changed(await File.ReadAllTextAsync(proof)));

        var (exit, lines, _) = CommandLine.Run("verify", "packet", s_packet, "--proof", proof, "--log-key", what == "another key" ? other.PublicKey : _log.PublicKey);

        exit.ShouldBe(1);
        lines[^1].ShouldStartWith("does not hold: the ledger says that this file was to be disclosed; ");
        lines[^1].ShouldContain(because);
    }

    [Fact]
    public async Task What_is_no_proof_or_not_there_is_said()
    {
        _log.Disclose(s_hash);
        var proof = await _log.EntryProofAsync(5);

        CommandLine.Run("verify", "packet", s_packet, "--proof", _log.PublicKey, "--log-key", _log.PublicKey).Error.ShouldContain("Not a proof");
        CommandLine.Run("verify", "packet", s_packet, "--proof", proof + "x", "--log-key", _log.PublicKey).Exit.ShouldBe(2);
        CommandLine.Run("verify", "packet", s_packet, "--proof", proof).Error.ShouldContain("--proof and --log-key need each other.");
    }

    private static string Changed(string proof)
    {
        var lines = proof.Split('\n');
        lines[1] = "extra " + Convert.ToBase64String([.. Convert.FromBase64String(lines[1]["extra ".Length..])[..^1], (byte)']']);
        return string.Join('\n', lines);
    }
}
