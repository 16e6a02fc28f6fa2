using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Portal.Packets.Verify;

/// <summary>Checks where the seal's certificate comes from. Nothing is fetched and no store of the machine is asked, so that the
/// answer is the same everywhere. Revocation is therefore not checked.</summary>
internal static class CertificateChecks
{
    public static void Run(SealCms cms, X509Certificate2 signer, DateTimeOffset at, PacketTrust trust, FindingList findings)
    {
        var top = Array.Find([.. cms.Certificates], certificate => Fingerprint(certificate) == Convert.ToHexStringLower(cms.Named[^1]))!;
        if (!findings.Require(PacketCheck.Chain, LeadsTo(top, cms, signer, at), "the certificates do not lead from the seal to an authority that issued itself"))
            return;
        if (trust.AuthorityPem is not null)
            findings.Require(PacketCheck.Authority, IsOneOf(trust.AuthorityPem, top, signer), "another authority issued the seal");
        else
            findings.Note(PacketCheck.Authority, ("authority", Fingerprint(top)));
    }

    private static bool LeadsTo(X509Certificate2 top, SealCms cms, X509Certificate2 signer, DateTimeOffset at)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(top);
        chain.ChainPolicy.ExtraStore.AddRange(cms.Certificates.ToArray());
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = at.UtcDateTime;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid;
        return chain.Build(signer) && chain.ChainElements.Count == cms.Certificates.Count && chain.ChainElements.Count > 1;
    }

    private static bool IsOneOf(string pem, params ReadOnlySpan<X509Certificate2> known)
    {
        try
        {
            using var authority = X509Certificate2.CreateFromPem(pem);
            foreach (var certificate in known)
            {
                if (authority.RawData.AsSpan().SequenceEqual(certificate.RawData))
                    return true;
            }

            return false;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static string Fingerprint(X509Certificate2 certificate) => Convert.ToHexStringLower(SHA256.HashData(certificate.RawData));
}
