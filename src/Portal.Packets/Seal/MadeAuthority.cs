using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Portal.Packets.Seal;

/// <summary>A new authority with the one certificate it issues (RFC 5280). The authority's key is forgotten at once: nobody can
/// issue a second seal, and a new one comes with a new authority.</summary>
/// <param name="Authority">Certificate of the authority.</param>
/// <param name="Seal">Certificate of the seal.</param>
/// <param name="Key">Private key of the seal.</param>
internal sealed record MadeAuthority(X509Certificate2 Authority, X509Certificate2 Seal, ECDsa Key) : IDisposable
{
    private const int AuthorityYears = 10;
    private const int SealYears = 5;

    /// <summary>id-kp-documentSigning (RFC 9336).</summary>
    private const string DocumentSigning = "1.3.6.1.5.5.7.3.36";

    /// <summary>Makes both.</summary>
    /// <param name="operatorName">Stands in both subjects.</param>
    /// <param name="now">Valid from an hour before, since clocks differ.</param>
    public static MadeAuthority Make(string operatorName, DateTimeOffset now)
    {
        var from = now.AddHours(-1);
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authorityRequest = new CertificateRequest(Name(operatorName, "seal authority"), authorityKey, HashAlgorithmName.SHA256);
        var identifier = new X509SubjectKeyIdentifierExtension(authorityRequest.PublicKey, critical: false);
        authorityRequest.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForCertificateAuthority(pathLengthConstraint: 0));
        authorityRequest.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        authorityRequest.CertificateExtensions.Add(identifier);
        var authority = authorityRequest.CreateSelfSigned(from, now.AddYears(AuthorityYears));

        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Name(operatorName, "seal"), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForEndEntity(critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new(DocumentSigning)], critical: false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(identifier));
        return new(authority, request.Create(authority, from, now.AddYears(SealYears), SerialNumber()), key);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Authority.Dispose();
        Seal.Dispose();
        Key.Dispose();
    }

    private static X500DistinguishedName Name(string operatorName, string what)
    {
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName($"{operatorName} {what}");
        name.AddOrganizationName(operatorName);
        return name.Build();
    }

    /// <summary>Sixteen random bytes, positive and without a leading zero byte (RFC 5280 §4.1.2.2).</summary>
    private static byte[] SerialNumber()
    {
        var number = RandomNumberGenerator.GetBytes(16);
        number[0] = (byte)((number[0] & 0x3f) | 0x40);
        return number;
    }
}
