using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Portal.Domain;

namespace Portal.Packets.Seal;

/// <summary>The deployer's own key, from a PKCS#12 file (RFC 7292) and a password that stands in a file of its own.</summary>
internal sealed class Pkcs12Key(string file, string? passwordFile) : ISealKey
{
    private readonly Lock _lock = new();
    private SealChain? _chain;

    public Result<SealChain> Open()
    {
        lock (_lock)
        {
            try
            {
                _chain ??= Read();
            }
            catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or CryptographicException)
            {
                _chain = null;
            }

            return _chain is not null ? _chain : SealErrors.KeyFileUnusable(file);
        }
    }

    private SealChain? Read()
    {
        var password = passwordFile is null ? null : File.ReadLines(passwordFile).FirstOrDefault();
        var certificates = X509CertificateLoader.LoadPkcs12CollectionFromFile(file, password, X509KeyStorageFlags.EphemeralKeySet);
        if (certificates.Where(certificate => certificate.HasPrivateKey).ToList() is not [var seal] || !IsOfAKindInUse(seal))
            return null;
        var issuers = new List<X509Certificate2>();
        for (var last = seal; !IsItsOwnIssuer(last); last = issuers[^1])
        {
            var issuer = certificates.FirstOrDefault(other => !issuers.Contains(other) && other.SubjectName.RawData.AsSpan().SequenceEqual(last.IssuerName.RawData));
            if (issuer is null)
                return null;
            issuers.Add(issuer);
        }

        return issuers.Count > 0 ? new(seal, issuers, SelfMade: false) : null;
    }

    private static bool IsItsOwnIssuer(X509Certificate2 certificate) => certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);

    /// <summary>The verifier knows P-256 and RSA keys from 2,048 bits with PKCS#1 v1.5 padding; not every reader knows more.</summary>
    private static bool IsOfAKindInUse(X509Certificate2 certificate)
    {
        using var elliptic = certificate.GetECDsaPublicKey();
        using var rsa = certificate.GetRSAPublicKey();
        return elliptic is { KeySize: 256 } || rsa is { KeySize: >= 2048 };
    }
}
