using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace Portal.Packets.Verify;

/// <summary>Writes a seal's signature anew from its parts. What a CMS signature does not cover (versions, algorithm names, the
/// signer's name, further certificates, unsigned attributes) has one spelling here, so that none of it can be changed unseen.</summary>
internal static class CmsForm
{
    private static readonly Asn1Tag s_first = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <summary>The SignedData of these parts in DER.</summary>
    /// <param name="cms">The parts.</param>
    /// <param name="signer">The certificate that signed.</param>
    public static byte[] Write(SealCms cms, X509Certificate2 signer)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(CmsOids.SignedData);
            using (writer.PushSequence(s_first))
            using (writer.PushSequence())
            {
                writer.WriteInteger(1);
                using (writer.PushSetOf())
                    WriteAlgorithm(writer, CmsOids.Sha256);
                using (writer.PushSequence())
                    writer.WriteObjectIdentifier(CmsOids.Data);
                using (writer.PushSetOf(s_first))
                {
                    foreach (var certificate in cms.Certificates)
                        writer.WriteEncodedValue(certificate.RawData);
                }

                using (writer.PushSetOf())
                    WriteSigner(writer, cms, signer);
            }
        }

        return writer.Encode();
    }

    private static void WriteSigner(AsnWriter writer, SealCms cms, X509Certificate2 signer)
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(signer.IssuerName.RawData);
                writer.WriteInteger(signer.SerialNumberBytes.Span);
            }

            WriteAlgorithm(writer, CmsOids.Sha256);
            var attributes = cms.Attributes.ToArray();
            attributes[0] = 0xa0;
            writer.WriteEncodedValue(attributes);
            WriteAlgorithm(writer, signer.PublicKey.Oid.Value == CmsOids.Rsa ? CmsOids.Rsa : CmsOids.EcdsaWithSha256);
            writer.WriteOctetString(cms.Signature);
        }
    }

    /// <summary>An algorithm without parameters, which is how the sealer writes all three.</summary>
    private static void WriteAlgorithm(AsnWriter writer, string oid)
    {
        using (writer.PushSequence())
            writer.WriteObjectIdentifier(oid);
    }
}
