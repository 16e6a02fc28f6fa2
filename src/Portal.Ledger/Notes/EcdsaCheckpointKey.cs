using System.Security.Cryptography;

namespace Portal.Ledger.Notes;

/// <summary>A checkpoint key in memory. Where its PEM is kept, and who may read it, is the host's affair.</summary>
public sealed class EcdsaCheckpointKey : ICheckpointKey, IDisposable
{
    private readonly ECDsa _key;

    private EcdsaCheckpointKey(ECDsa key) => _key = key;

    /// <inheritdoc/>
    public byte[] PublicKey => _key.ExportSubjectPublicKeyInfo();

    /// <summary>Makes a new key.</summary>
    public static EcdsaCheckpointKey Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Reads a private key.</summary>
    /// <param name="pem">PKCS#8 (<c>PRIVATE KEY</c>) or RFC 5915 (<c>EC PRIVATE KEY</c>) in PEM, without a password.</param>
    /// <exception cref="FormatException">No such key, or not on P-256.</exception>
    public static EcdsaCheckpointKey FromPem(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (!P256.IsCurveOf(key))
                throw new FormatException("A checkpoint key lies on P-256.");
            key.ExportECPrivateKey().AsSpan().Clear();
            return new(key);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or FormatException)
        {
            key.Dispose();
            throw e as FormatException ?? new FormatException("There is no private key in this PEM.", e);
        }
    }

    /// <summary>The private key as PKCS#8 in PEM.</summary>
    public string ToPem() => _key.ExportPkcs8PrivateKeyPem();

    /// <inheritdoc/>
    public byte[] Sign(byte[] message) => _key.SignData(message, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
