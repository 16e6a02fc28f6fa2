using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Portal.Packets.Seal;

namespace Portal.Packets.Tests.Seal;

public sealed class Pkcs12KeyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("seal-").FullName;

    [Fact]
    public void A_key_of_the_deployers_own_seals()
    {
        var made = Rendered.AChain();

        var chain = Open([.. made.All], "secret", "secret").Value;

        chain.SelfMade.ShouldBeFalse();
        chain.Identity.ShouldBe(made.Identity with { SelfMade = false });
        made.Verify(chain.Sealed()).Holds.ShouldBeTrue();
    }

    [Fact]
    public void An_rsa_key_below_an_authority_in_between_seals()
    {
        var certificates = AnRsaChain();
        var chain = Open(certificates, "secret", "secret").Value;

        chain.Issuers.Count.ShouldBe(2);
        chain.Verify(chain.Sealed()).Checks.Where(check => check.Check != Packets.Verify.PacketCheck.FileHash).ShouldAllBe(check => check.Verdict == Packets.Verify.PacketVerdict.Passed);
    }

    [Fact]
    public void A_wrong_password_is_refused() => Open([.. Rendered.AChain().All], "secret", "guess").Refusals.ShouldHaveSingleItem().Code.ShouldBe("packets.seal-key-unusable");

    [Fact]
    public void A_chain_that_does_not_reach_its_authority_is_refused() => Open([Rendered.AChain().Seal], "secret", "secret").Refusals.ShouldHaveSingleItem().Code.ShouldBe("packets.seal-key-unusable");

    [Fact]
    public void A_file_that_is_not_there_is_refused() => new Pkcs12Key(Path.Combine(_folder, "none.p12"), null).Open().Refusals.ShouldHaveSingleItem().Code.ShouldBe("packets.seal-key-unusable");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Domain.Result<SealChain> Open(X509Certificate2[] certificates, string password, string typed)
    {
        var (file, passwordFile) = (Path.Combine(_folder, "seal.p12"), Path.Combine(_folder, "password"));
        File.WriteAllBytes(file, new X509Certificate2Collection(certificates).Export(X509ContentType.Pkcs12, password)!);
        File.WriteAllText(passwordFile, typed + "\n");
        return new Pkcs12Key(file, passwordFile).Open();
    }

    private static X509Certificate2[] AnRsaChain()
    {
        using var topKey = RSA.Create(2048);
        var middleKey = topKey; // making a key takes a second, and nothing here depends on these two being different
        var sealKey = RSA.Create(2048);
        var top = Request("CN=Top", topKey, isAuthority: true).CreateSelfSigned(Rendered.At.AddDays(-1), Rendered.At.AddYears(9));
        var middle = Request("CN=Middle", middleKey, isAuthority: true).Create(top, Rendered.At.AddDays(-1), Rendered.At.AddYears(8), [1]);
        var seal = Request("CN=Seal", sealKey, isAuthority: false).Create(middle.CopyWithPrivateKey(middleKey), Rendered.At.AddDays(-1), Rendered.At.AddYears(7), [2]);
        return [X509CertificateLoader.LoadCertificate(top.RawData), seal.CopyWithPrivateKey(sealKey), X509CertificateLoader.LoadCertificate(middle.RawData)];
    }

    private static CertificateRequest Request(string name, RSA key, bool isAuthority)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(isAuthority ? X509KeyUsageFlags.KeyCertSign : X509KeyUsageFlags.DigitalSignature, critical: true));
        return request;
    }
}
