using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Portal.Packets.Seal;

/// <summary>The CMS signature of a seal (RFC 5652; ETSI EN 319 142-1, level B-B): detached, SHA-256, one signer, no signing-time,
/// since the time stands in the PDF dictionary, which is covered too.</summary>
internal static class SealSignature
{
    private static readonly Oid s_sha256 = new("2.16.840.1.101.3.4.2.1");

    /// <summary>Signs.</summary>
    /// <returns>The SignedData in DER.</returns>
    public static byte[] Sign(SealChain chain, byte[] covered)
    {
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, chain.Seal)
        {
            DigestAlgorithm = s_sha256,
            IncludeOption = X509IncludeOption.EndCertOnly,
        };
        signer.SignedAttributes.Add(new AsnEncodedData(new Oid(SigningCertificate.Oid), SigningCertificate.Write(chain.All)));
        foreach (var issuer in chain.Issuers)
            signer.Certificates.Add(issuer);
        var cms = new SignedCms(new ContentInfo(covered), detached: true);
        cms.ComputeSignature(signer);
        return cms.Encode();
    }
}
