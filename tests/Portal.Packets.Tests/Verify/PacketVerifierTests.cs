using System.Text;
using Portal.Packets.Seal;
using Portal.Packets.Tests.Seal;
using Portal.Packets.Verify;

namespace Portal.Packets.Tests.Verify;

public sealed class PacketVerifierTests
{
    private readonly SealChain _chain = Rendered.AChain();

    [Fact]
    public void Without_anything_from_elsewhere_a_packet_agrees_with_itself_and_the_findings_say_so()
    {
        var findings = PacketVerifier.Verify(_chain.Sealed(), new());

        findings.Holds.ShouldBeTrue();
        (findings.KnewHash, findings.KnewAuthority).ShouldBe((false, false));
        findings.Of(PacketCheck.Authority).Facts.ShouldBe([("authority", _chain.Identity.AuthoritySha256)]);
    }

    [Fact]
    public void Another_hash_than_expected_is_found()
    {
        var findings = PacketVerifier.Verify(_chain.Sealed(), new(new string('0', 64)));

        findings.ShouldFail(PacketCheck.FileHash, "another SHA-256");
        findings.KnewHash.ShouldBeTrue();
    }

    [Fact]
    public void The_expected_hash_may_be_written_in_capitals()
    {
        var packet = _chain.Sealed();

        PacketVerifier.Verify(packet, new(PacketVerifier.Verify(packet, new()).Sha256.ToUpperInvariant())).Of(PacketCheck.FileHash).Verdict.ShouldBe(PacketVerdict.Passed);
    }

    [Fact]
    public void Another_authority_is_found() =>
        Rendered.AChain().Verify(_chain.Sealed()).ShouldFail(PacketCheck.Authority, "another authority");

    [Fact]
    public void The_certificate_of_the_seal_itself_vouches_as_well() =>
        PacketVerifier.Verify(_chain.Sealed(), new(AuthorityPem: _chain.Seal.ExportCertificatePem())).Of(PacketCheck.Authority).Verdict.ShouldBe(PacketVerdict.Passed);

    [Fact]
    public void An_authority_that_cannot_be_read_vouches_for_nothing() =>
        PacketVerifier.Verify(_chain.Sealed(), new(AuthorityPem: "nothing")).ShouldFail(PacketCheck.Authority, "another authority");

    [Theory]
    [InlineData(-2)]
    [InlineData(5 * 366)]
    public void A_seal_outside_the_validity_of_its_certificate_is_found(int days) =>
        _chain.Verify(_chain.Sealed(at: Rendered.At.AddDays(days))).ShouldFail(PacketCheck.Validity, "not valid at the time");

    [Fact]
    public void A_certificate_that_another_authority_of_the_same_name_issued_is_found()
    {
        var stranger = Rendered.AChain();

        (_chain with { Issuers = stranger.Issuers }).Verify((_chain with { Issuers = stranger.Issuers }).Sealed()).ShouldFail(PacketCheck.Chain, "do not lead");
    }

    [Fact]
    public void An_authority_does_not_seal_by_itself()
    {
        using var key = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=Authority", key, System.Security.Cryptography.HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(System.Security.Cryptography.X509Certificates.X509BasicConstraintsExtension.CreateForCertificateAuthority());
        var alone = new SealChain(request.CreateSelfSigned(Rendered.At.AddDays(-1), Rendered.At.AddDays(1)), [_chain.Issuers[0]], SelfMade: true);

        var findings = PacketVerifier.Verify(alone.Sealed(), new());

        findings.ShouldFail(PacketCheck.KeyUsage, "not for signatures alone");
        findings.ShouldFail(PacketCheck.Chain, "do not lead");
    }

    [Fact]
    public void A_packet_without_a_seal_is_found()
    {
        PacketVerifier.Verify([.. Rendered.Pdf, (byte)'\n'], new()).ShouldFail(PacketCheck.Revisions, "there is no seal");
        PacketVerifier.Verify(Rendered.Pdf, new()).ShouldFail(PacketCheck.Frame, "end mark");
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("x")]
    [InlineData("\n%%EOF\n")]
    public void A_byte_behind_the_end_is_found(string more) =>
        _chain.Verify([.. _chain.Sealed(), .. Encoding.ASCII.GetBytes(more)]).Holds.ShouldBeFalse();

    [Fact]
    public void A_byte_before_the_beginning_is_found() =>
        _chain.Verify([(byte)'\n', .. _chain.Sealed()]).ShouldFail(PacketCheck.Frame, "does not begin");

    [Fact]
    public void A_later_revision_is_found()
    {
        var packet = _chain.Sealed();
        var text = Encoding.Latin1.GetString(packet);
        var last = text.LastIndexOf("startxref\n", StringComparison.Ordinal);
        var at = packet.Length + "8 0 obj\n<< >>\nendobj\n".Length;
        var revision = $"8 0 obj\n<< >>\nendobj\nxref\n8 1\n{packet.Length:D10} 00000 n\r\ntrailer\n<< /Size 34 /Root 29 0 R /Prev {text[(last + 10)..].Split('\n')[0]} >>\nstartxref\n{at}\n%%EOF\n";

        var findings = _chain.Verify([.. packet, .. Encoding.ASCII.GetBytes(revision)]);

        findings.ShouldFail(PacketCheck.Revisions, "added behind the seal");
        findings.Of(PacketCheck.Revisions).Facts.ShouldContain(("revisions", 3));
        findings.Of(PacketCheck.Signature).Verdict.ShouldBe(PacketVerdict.NotChecked);
    }

    [Theory]
    [InlineData("/ByteRange [0 ", "/ByteRange [1 ")]
    [InlineData("381       ] /Contents", "380       ] /Contents")]
    [InlineData("/F 132", "/F 133")]
    [InlineData("/Rect [36 160", "/Rect [36.160")]
    [InlineData("/P 21 0 R /V", "/P 23 0 R /V")]
    [InlineData("/M (D:2026", "/M (D:2O26")]
    public void A_revision_that_does_anything_but_seal_is_found_whoever_signs_it(string old, string with)
    {
        var text = Encoding.Latin1.GetString(_chain.Sealed());
        text.ShouldContain(old);

        _chain.Verify(Encoding.Latin1.GetBytes(text.Replace(old, with))).Of(PacketCheck.Coverage).Verdict.ShouldBe(PacketVerdict.Failed);
    }

    [Theory]
    [InlineData("\"rows.csv\"", "\"rows.tsv\"", "the manifest does not list it")]
    [InlineData("\"size\": 334", "\"size\": 335", "its size or its SHA-256")]
    [InlineData("\"sha256\": \"d", "\"sha256\": \"e", "its size or its SHA-256")]
    [InlineData("\"text/csv\"", "\"text/css\"", "its media type")]
    [InlineData("\"rows\": 40", "\"size\": 40", "of a known format")]
    [InlineData("manifest/1", "manifest/2", "of a known format")]
    [InlineData("(manifest.json)", "(manifest.jsom)", "the manifest is missing")]
    [InlineData("/UF (rows.csv)", "/UF (rows.tsv)", "two names")]
    [InlineData("/F 25 0 R", "/F 23 0 R", "two contents")]
    [InlineData("/Names [(manifest.json) 24 0 R (rows.csv) 26 0 R]", "/Names [(manifest.json) 24 0 R]", "does not name")]
    [InlineData("/EmbeddedFiles <<\n      /Names [(manifest.json) 24 0 R (rows.csv) 26 0 R]\n    >>", "/EmbeddedFiles 30 0 R", "is missing")]
    [InlineData("/Names [(manifest.json) 24 0 R (rows.csv) 26 0 R]", "/Names [(manifest.json) 24 0 R (manifest.json) 24 0 R]", "one name")]
    [InlineData("/Filter /FlateDecode\n  /Subtype /text#2Fcsv", "/Subtype /text#2Fcsv", "its size or its SHA-256")]
    [InlineData("/Filter /FlateDecode\n  /Subtype /text#2Fcsv", "/Filter /LZWDecode\n  /Subtype /text#2Fcsv", "not in use")]
    public void An_embedded_file_that_is_not_the_manifests_is_found_whoever_seals_it(string old, string with, string reason)
    {
        var findings = _chain.Verify(_chain.Sealed(Rendered.Pdf.Replacing(old, with)));

        findings.ShouldFail(PacketCheck.Files, reason);
        findings.Of(PacketCheck.Signature).Verdict.ShouldBe(PacketVerdict.Passed);
    }

    [Theory]
    [InlineData("<< /Type /EmbeddedFile /Length 0 >>\nstream\n\nendstream")]
    [InlineData("[<< /EF << /F 22 0 R >> >>]")]
    public void A_file_that_no_list_names_is_found_whoever_seals_it(string value) =>
        _chain.Verify(_chain.Sealed(Rendered.Pdf.Adding(value))).ShouldFail(PacketCheck.Files, "does not name");

    [Fact]
    public void A_list_of_files_that_leads_back_to_itself_ends() =>
        _chain.Verify(_chain.Sealed(Rendered.Pdf.Replacing("/EmbeddedFiles <<", "/EmbeddedFiles 30 0 R /Other <<").Adding("<< /Kids [30 0 R 30 0 R 30 0 R] >>"))).ShouldFail(PacketCheck.Files, "leads back");

    [Fact]
    public void A_packet_without_any_file_is_found() =>
        _chain.Verify(_chain.Sealed(Rendered.Pdf.Replacing("/EmbeddedFiles <<", "/Others <<"))).ShouldFail(PacketCheck.Files, "does not name");
}
