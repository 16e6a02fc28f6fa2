using System.Security.Cryptography.X509Certificates;
using Portal.Packets.Seal;
using Portal.Packets.Typst;
using Portal.Packets.Verify;

namespace Portal.Packets.Tests.Seal;

/// <summary>A small packet as the typesetter writes it (PDF/A-3a, one page, a manifest and one data file), and keys to seal it with.</summary>
internal static class Rendered
{
    public static DateTimeOffset At { get; } = new(2026, 11, 25, 9, 30, 0, TimeSpan.Zero);

    public static SealBox Box { get; } = new(1, 36, 100, 120, 40, 300);

    public static byte[] Pdf => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Seal", "rendered.pdf"));

    /// <summary>Keys of an operator; each call makes others.</summary>
    public static SealChain AChain(DateTimeOffset? madeAt = null)
    {
        using var made = MadeAuthority.Make("Docket", madeAt ?? At);
        return new(made.Seal.CopyWithPrivateKey(made.Key), [X509CertificateLoader.LoadCertificate(made.Authority.RawData)], SelfMade: true);
    }

    public static byte[] Sealed(this SealChain chain, byte[]? pdf = null, DateTimeOffset? at = null) => PdfSeal.Seal(pdf ?? Pdf, Box, at ?? At, chain).Value;

    public static string AuthorityPem(this SealChain chain) => chain.Issuers[^1].ExportCertificatePem();

    public static PacketFindings Verify(this SealChain chain, byte[] file) => PacketVerifier.Verify(file, new(AuthorityPem: chain.AuthorityPem()));

    public static void ShouldFail(this PacketFindings findings, PacketCheck check, string reason)
    {
        findings.Holds.ShouldBeFalse();
        var finding = findings.Of(check);
        finding.Verdict.ShouldBe(PacketVerdict.Failed);
        finding.Facts[0].ShouldSatisfyAllConditions(fact => fact.Name.ShouldBe("reason"), fact => ((string)fact.Value).ShouldContain(reason));
    }
}
