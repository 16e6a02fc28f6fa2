using System.Security.Cryptography;
using System.Text;
using Portal.Packets.Pdf;
using Portal.Packets.Seal;
using Portal.Packets.Verify;

namespace Portal.Packets.Tests.Seal;

public sealed class PdfSealTests
{
    private readonly SealChain _chain = Rendered.AChain();

    [Fact]
    public void A_sealed_packet_holds()
    {
        var sealedPacket = _chain.Sealed();
        var hash = Convert.ToHexStringLower(SHA256.HashData(sealedPacket));

        var findings = PacketVerifier.Verify(sealedPacket, new(hash, _chain.AuthorityPem()));

        findings.Checks.ShouldAllBe(check => check.Verdict == PacketVerdict.Passed);
        findings.Checks.Select(check => check.Check).ShouldBe(Enum.GetValues<PacketCheck>());
        findings.Sha256.ShouldBe(hash);
        findings.UnsealedSha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Rendered.Pdf)));
        findings.SealedAt.ShouldBe(Rendered.At);
        findings.Subject.ShouldBe(_chain.Identity.Subject);
    }

    [Fact]
    public void Sealing_adds_to_the_file_and_changes_none_of_its_bytes() =>
        _chain.Sealed().AsSpan().StartsWith(Rendered.Pdf).ShouldBeTrue();

    [Fact]
    public void Two_seals_of_the_same_contents_differ_in_the_signature_alone()
    {
        var (one, other) = (_chain.Sealed(), _chain.Sealed());
        var gap = Encoding.Latin1.GetString(one).IndexOf("/Contents <308", StringComparison.Ordinal);

        one.ShouldNotBe(other);
        one[..gap].ShouldBe(other[..gap]);
        one[^400..].ShouldBe(other[^400..]);
    }

    [Fact]
    public void The_field_stands_on_the_box_and_can_be_printed()
    {
        var text = Encoding.Latin1.GetString(_chain.Sealed());

        text.ShouldContain("/F 132 /Rect [36 160 156 200]");
        text.ShouldContain("/BBox [0 0 120 40]");
        text.ShouldContain("/M (D:20261125093000Z)");
        text.ShouldContain("/K [10 0 R 9 0 R 31 0 R]");
        text.ShouldContain("/Nums [0 7 0 R 1 31 0 R]");
    }

    [Fact]
    public void Without_a_box_the_field_has_no_extent()
    {
        var sealedPacket = PdfSeal.Seal(Rendered.Pdf, null, Rendered.At, _chain).Value;

        Encoding.Latin1.GetString(sealedPacket).ShouldContain("/F 132 /Rect [0 0 0 0]");
        _chain.Verify(sealedPacket).Holds.ShouldBeTrue();
    }

    [Theory]
    [InlineData("/Annots [23 0 R]", "/Annots [23 0 R 30 0 R]")]
    [InlineData("/Tabs /R", "/Tabs /S")]
    public void What_the_page_already_says_is_kept(string before, string after)
    {
        var sealedPacket = _chain.Sealed(Rendered.Pdf.Replacing("/StructParents 0", $"/StructParents 0\n{before}"));

        Encoding.Latin1.GetString(sealedPacket[Rendered.Pdf.Length..]).ShouldContain(after);
        _chain.Verify(sealedPacket).Holds.ShouldBeTrue();
    }

    [Theory]
    [InlineData("/Lang (en)", "/AcroForm << >>", "a form of its own")]
    [InlineData("/S /Document", "/S /Part", "does not begin with one Document")]
    [InlineData("/StructTreeRoot 6 0 R", "/Other 6 0 R", "/StructTreeRoot is missing")]
    [InlineData("/ParentTreeNextKey 1", "", "/ParentTreeNextKey is missing")]
    [InlineData("/Type /Pages", "/Type /Paper", "no tree of pages")]
    public void A_file_of_another_shape_is_refused_with_the_reason(string old, string with, string reason)
    {
        var refusal = PdfSeal.Seal(Rendered.Pdf.Replacing(old, with), Rendered.Box, Rendered.At, _chain).Refusals.ShouldHaveSingleItem();

        refusal.Code.ShouldBe("packets.cannot-be-set");
        ((string)refusal.Arguments[0].Value).ShouldContain(reason);
    }

    [Fact]
    public void A_sealed_packet_is_not_sealed_again() =>
        PdfSeal.Seal(_chain.Sealed(), Rendered.Box, Rendered.At, _chain).Refusals.ShouldHaveSingleItem().Code.ShouldBe("packets.cannot-be-set");

    [Fact]
    public void A_box_on_a_page_that_is_not_there_is_refused() =>
        PdfSeal.Seal(Rendered.Pdf, Rendered.Box with { Page = 2 }, Rendered.At, _chain).Refusals.ShouldHaveSingleItem().Arguments[0].Value.ShouldBe("page 2 is missing at byte 15406");

    [Theory]
    [InlineData("")]
    [InlineData("%PDF-1.7\n")]
    [InlineData("%PDF-1.7\nxref\n0 0\ntrailer\n<< >>\nstartxref\n9\n%%EOF")]
    [InlineData("%PDF-1.7\nxref\n0 0\ntrailer\n<< /Size 1 /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF")]
    [InlineData("%PDF-1.7\nxref\n0 1\n0000000000 65535 f\r\ntrailer\n<< /Size 1 /Root 1 0 R /Encrypt << >> >>\nstartxref\n9\n%%EOF")]
    public void What_is_no_file_of_pages_is_refused(string text) =>
        PdfSeal.Seal(Encoding.Latin1.GetBytes(text), null, Rendered.At, _chain).Refusals.ShouldHaveSingleItem().Code.ShouldBe("packets.cannot-be-set");

    [Theory]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "nested too deeply")]
    [InlineData("<< /A 1 /A 2 >>", "/A stands twice")]
    [InlineData("(never closed", "a string without end")]
    [InlineData("<0g>", "something else in it")]
    [InlineData("% comment", "no value")]
    public void A_value_that_is_not_in_use_is_refused_with_its_place(string text, string reason) =>
        Should.Throw<PdfFormatException>(() => new PdfReader(Encoding.Latin1.GetBytes(text), 0, text.Length).Read()).Reason.ShouldContain(reason);

    [Theory]
    [InlineData("(a(b)c)", "a(b)c")]
    [InlineData(@"(\(\)\\\101\n)", "()\\A\n")]
    [InlineData("<4142>", "AB")]
    [InlineData("<FEFF00E4>", "ä")]
    public void Strings_are_read_in_both_spellings(string text, string words) =>
        new PdfReader(Encoding.Latin1.GetBytes(text), 0, text.Length).Read().ShouldBeOfType<PdfText>().AsWords().ShouldBe(words);
}
