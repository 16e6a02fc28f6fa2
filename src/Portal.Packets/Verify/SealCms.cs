using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Portal.Packets.Seal;

namespace Portal.Packets.Verify;

/// <summary>The signature of a seal, taken apart (RFC 5652 §5).</summary>
/// <param name="Certificates">As embedded.</param>
/// <param name="Attributes">The signed attributes in the encoding that is signed, as a SET OF (§5.4).</param>
/// <param name="Digest">Of the covered bytes, as signed.</param>
/// <param name="Named">SHA-256 of each certificate, as signed; the seal's first.</param>
/// <param name="Signature">The signature value.</param>
internal sealed record SealCms(IReadOnlyList<X509Certificate2> Certificates, byte[] Attributes, byte[] Digest, IReadOnlyList<byte[]> Named, byte[] Signature)
{
    private const int MostCertificates = 8;
    private static readonly Asn1Tag s_first = new(TagClass.ContextSpecific, 0);

    /// <summary>The seal's certificate; null when the one that is named is not there.</summary>
    public X509Certificate2? Signer => Certificates.FirstOrDefault(certificate => Fits(certificate, Named[0]));

    /// <summary>Whether the embedded certificates are those that are named, no more and no fewer.</summary>
    public bool NamesItsCertificates => Named.Count == Certificates.Count && Named.All(hash => Certificates.Count(certificate => Fits(certificate, hash)) == 1);

    /// <summary>Takes a signature apart.</summary>
    /// <exception cref="AsnContentException">It is not of the form a seal's has.</exception>
    /// <exception cref="CryptographicException">A certificate cannot be read.</exception>
    public static SealCms Read(ReadOnlyMemory<byte> der)
    {
        var content = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        content.ReadObjectIdentifier();
        var signed = content.ReadSequence(s_first).ReadSequence();
        signed.ReadInteger();
        signed.ReadSetOf();
        signed.ReadSequence();
        var certificates = new List<X509Certificate2>();
        for (var set = signed.ReadSetOf(s_first); set.HasData && certificates.Count < MostCertificates;)
            certificates.Add(X509CertificateLoader.LoadCertificate(set.ReadEncodedValue().Span));
        var signer = signed.ReadSetOf().ReadSequence();
        signer.ReadInteger();
        signer.ReadSequence();
        signer.ReadSequence();
        var attributes = signer.PeekEncodedValue().ToArray();
        attributes[0] = 0x31;
        var (digest, named) = ReadAttributes(signer.ReadSetOf(s_first));
        signer.ReadSequence();
        return new(certificates, attributes, digest, named, signer.ReadOctetString());
    }

    private static (byte[] Digest, IReadOnlyList<byte[]> Named) ReadAttributes(AsnReader attributes)
    {
        var values = new Dictionary<string, AsnReader>();
        while (attributes.HasData)
        {
            var attribute = attributes.ReadSequence();
            if (!values.TryAdd(attribute.ReadObjectIdentifier(), attribute.ReadSetOf()))
                throw new AsnContentException();
        }

        if (values.Count != 3 || !values.TryGetValue(CmsOids.ContentType, out var type) || !values.TryGetValue(CmsOids.MessageDigest, out var digest) || !values.TryGetValue(SigningCertificate.Oid, out var certificates)
            || type.ReadObjectIdentifier() != CmsOids.Data)
        {
            throw new AsnContentException();
        }

        var named = new List<byte[]>();
        for (var list = certificates.ReadSequence().ReadSequence(); list.HasData;)
            named.Add(list.ReadSequence().ReadOctetString());
        return named.Count is > 0 and <= MostCertificates ? (digest.ReadOctetString(), named) : throw new AsnContentException();
    }

    /// <summary>Whether a certificate has a hash.</summary>
    private static bool Fits(X509Certificate2 certificate, byte[] hash) => SHA256.HashData(certificate.RawData).AsSpan().SequenceEqual(hash);
}
