using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Portal.Packets.Seal;

namespace Portal.Packets.Verify;

/// <summary>Checks the signature of a sealed file and the certificates behind it.</summary>
internal static class SignatureChecks
{
    /// <summary>Runs the checks.</summary>
    /// <returns>Who sealed, as the certificate says; null when it could not be told.</returns>
    public static string? Run(byte[] bytes, SealedFile file, PacketTrust trust, FindingList findings)
    {
        try
        {
            if (Open(file.Digits(bytes)) is not { } der)
            {
                findings.Fail(PacketCheck.Encoding, "the signature's string is not lower-case hexadecimal with a signature and zeros behind it");
                return null;
            }

            return Examine(SealCms.Read(der), der, bytes, file, trust, findings);
        }
        catch (Exception malformed) when (malformed is AsnContentException or CryptographicException)
        {
            findings.Fail(PacketCheck.Encoding, "the signature or a certificate in it is malformed");
            return null;
        }
    }

    private static string? Examine(SealCms cms, byte[] der, byte[] bytes, SealedFile file, PacketTrust trust, FindingList findings)
    {
        if (!findings.Require(PacketCheck.SigningCertificate, cms.NamesItsCertificates, "the certificates are not those that the signature names") || cms.Signer is not { } signer)
            return null;
        findings.Require(PacketCheck.Encoding, CmsForm.Write(cms, signer).AsSpan().SequenceEqual(der), "the signature is not written in its one form");
        findings.Require(PacketCheck.Digest, SHA256.HashData(Covered(bytes, file.Revision)).AsSpan().SequenceEqual(cms.Digest), "the covered bytes do not have the hash that was signed");
        findings.Require(PacketCheck.Signature, IsSignedBy(signer, cms), "the signature was not made by the key of the seal's certificate");
        findings.Require(PacketCheck.KeyUsage, IsForSignatures(signer), "the seal's certificate is not for signatures alone");
        findings.Require(PacketCheck.Validity, cms.Certificates.All(certificate => certificate.IsValidAt(file.SealedAt)), "a certificate was not valid at the time the seal states");
        CertificateChecks.Run(cms, signer, file.SealedAt, trust, findings);
        return signer.Subject;
    }

    /// <summary>The bytes of a string without its padding.</summary>
    private static byte[]? Open(string digits)
    {
        if (!digits.All(digit => char.IsAsciiDigit(digit) || digit is >= 'a' and <= 'f'))
            return null;
        var room = Convert.FromHexString(digits);
        AsnDecoder.ReadEncodedValue(room, AsnEncodingRules.DER, out _, out _, out var length);
        return room.AsSpan(length).ContainsAnyExcept((byte)0) ? null : room[..length];
    }

    private static byte[] Covered(byte[] bytes, SealRevision revision) => [.. bytes.AsSpan(0, revision.GapStart), .. bytes.AsSpan(revision.GapEnd)];

    private static bool IsSignedBy(X509Certificate2 signer, SealCms cms)
    {
        using var elliptic = signer.GetECDsaPublicKey();
        using var rsa = signer.GetRSAPublicKey();
        return elliptic is { KeySize: 256 } ? elliptic.VerifyData(cms.Attributes, cms.Signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
            : rsa is { KeySize: >= 2048 } && rsa.VerifyData(cms.Attributes, cms.Signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private static bool IsForSignatures(X509Certificate2 signer) =>
        signer.Extensions.OfType<X509KeyUsageExtension>().Any(usage => (usage.KeyUsages & (X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation)) != X509KeyUsageFlags.None && (usage.KeyUsages & X509KeyUsageFlags.KeyCertSign) == X509KeyUsageFlags.None)
        && signer.Extensions.OfType<X509BasicConstraintsExtension>().All(constraints => !constraints.CertificateAuthority);
}
