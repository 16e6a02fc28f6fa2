using System.Security.Cryptography;

namespace Portal.Cli.Tests;

public sealed class VerifyPacketCommandTests : IDisposable
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Packets");
    private static readonly string s_packet = Path.Combine(s_folder, "sealed-1.pdf");
    private static readonly string s_authority = Path.Combine(s_folder, "sealed-1-authority.pem");
    private static readonly string s_hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(s_packet)));

    private readonly string _folder = Directory.CreateTempSubdirectory("packet-").FullName;

    [Fact]
    public void A_sealed_packet_holds_line_by_line()
    {
        var (exit, lines, error) = CommandLine.Run("verify", "packet", s_packet, "--sha256", s_hash, "--authority", s_authority);

        exit.ShouldBe(0);
        error.ShouldBeEmpty();
        lines[..14].ShouldAllBe(line => line.StartsWith("holds: "));
        lines[14..].ShouldBe([
            "packet holds: sealed 2026-11-25T09:30:00Z by CN=Docket seal, O=Docket, compared with the named authority and the expected SHA-256",
            $"SHA-256 of the file: {s_hash}",
            "SHA-256 before the seal: 98240f212fda0e82a23e91db3e84a6d0c175d26835dd0f22f8de56b0dbd7579b",
        ]);
    }

    [Fact]
    public void Without_anything_from_elsewhere_it_says_what_that_is_worth()
    {
        var (exit, lines, _) = CommandLine.Run("verify", "packet", s_packet);

        exit.ShouldBe(0);
        lines.ShouldContain("not checked: the whole file has the expected SHA-256; name it with --sha256");
        lines.ShouldContain(line => line.StartsWith("not checked: the authority is the named one; name it with --authority; the packet's own has the fingerprint "));
        lines.ShouldContain(line => line.EndsWith("compared with nothing but itself: anybody can make a file that agrees with itself"));
    }

    [Fact]
    public void A_changed_packet_does_not_hold_and_the_reason_is_said()
    {
        var bytes = File.ReadAllBytes(s_packet);
        bytes[4000] ^= 1;

        var (exit, lines, _) = CommandLine.Run("verify", "packet", Write("changed.pdf", bytes), "--authority", s_authority);

        exit.ShouldBe(1);
        lines.ShouldContain("does not hold: the covered bytes are those that were signed; the covered bytes do not have the hash that was signed");
        lines.ShouldContain("packet does not hold");
    }

    [Fact]
    public void What_is_no_packet_does_not_hold()
    {
        var (exit, lines, _) = CommandLine.Run("verify", "packet", Write("text.pdf", "text"u8.ToArray()));

        exit.ShouldBe(1);
        lines[1].ShouldStartWith("does not hold: the file begins and ends as it must; ");
        lines.ShouldContain("not checked: the key of the seal's certificate signed them; an earlier check failed");
    }

    [Fact]
    public void A_file_that_is_not_there_is_said_without_a_stack_trace()
    {
        var missing = Path.Combine(_folder, "none.pdf");

        var (exit, lines, error) = CommandLine.Run("verify", "packet", missing);

        exit.ShouldBe(2);
        lines.ShouldBeEmpty();
        error.ShouldContain(missing);
        error.ShouldNotContain("   at ");
    }

    [Fact]
    public void An_authority_without_a_certificate_cannot_be_read() =>
        CommandLine.Run("verify", "packet", s_packet, "--authority", Write("nothing.pem", [])).ShouldSatisfyAllConditions(said => said.Exit.ShouldBe(2), said => said.Error.ShouldContain("no certificate"));

    [Theory]
    [InlineData("--sha256", "abc")]
    [InlineData("--sha256", "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    [InlineData("--unknown", "x")]
    public void Options_that_say_nothing_are_a_usage_error(params string[] options) =>
        CommandLine.Run(["verify", "packet", s_packet, .. options]).Exit.ShouldBe(2);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
