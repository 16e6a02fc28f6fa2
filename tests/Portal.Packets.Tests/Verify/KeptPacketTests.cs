using Portal.Packets.Verify;

namespace Portal.Packets.Tests.Verify;

/// <summary>A packet that was sealed once and kept: packets are checked years later, so what the sealer writes today must not
/// decide what the verifier understands. When the seal's revision takes another shape, the verifier keeps this one too.</summary>
public sealed class KeptPacketTests
{
    private const string Sha256 = "8db53daf1a2050cee756e1e780ee08f4212bc158d38445053bcc4de3682f7f95";

    [Fact]
    public void A_packet_of_the_first_version_still_holds()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Verify");

        var findings = PacketVerifier.Verify(File.ReadAllBytes(Path.Combine(folder, "sealed-1.pdf")), new(Sha256, File.ReadAllText(Path.Combine(folder, "sealed-1-authority.pem"))));

        findings.Checks.ShouldAllBe(check => check.Verdict == PacketVerdict.Passed);
    }
}
