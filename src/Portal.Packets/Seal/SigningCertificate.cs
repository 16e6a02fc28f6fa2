using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Portal.Packets.Seal;

/// <summary>The signing-certificate-v2 attribute (RFC 5035 §3). It names the seal's certificate and every issuer by their SHA-256,
/// so that the signature covers the certificates, which stand outside what a CMS signature covers by itself.</summary>
internal static class SigningCertificate
{
    /// <summary>id-aa-signingCertificateV2.</summary>
    public const string Oid = "1.2.840.113549.1.9.16.2.47";

    /// <summary>The attribute's value. SHA-256 is the default algorithm and therefore left out (DER).</summary>
    public static byte[] Write(IEnumerable<X509Certificate2> chain)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            foreach (var certificate in chain)
            {
                using (writer.PushSequence())
                    writer.WriteOctetString(SHA256.HashData(certificate.RawData));
            }
        }

        return writer.Encode();
    }
}
