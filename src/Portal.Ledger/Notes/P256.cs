using System.Security.Cryptography;

namespace Portal.Ledger.Notes;

/// <summary>ECDSA on P-256 over SHA-256, the one algorithm that signs here.</summary>
internal static class P256
{
    private const string Oid = "1.2.840.10045.3.1.7";

    public static bool IsCurveOf(ECDsa key) => key.ExportParameters(includePrivateParameters: false).Curve.Oid?.Value == Oid;

    /// <summary>The one spelling of a public key, or null when the bytes are none on this curve, or spelled otherwise.</summary>
    public static byte[]? Checked(ReadOnlySpan<byte> publicKey)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(publicKey, out var read);
            return read == publicKey.Length && IsCurveOf(key) && key.ExportSubjectPublicKeyInfo() is var spelled && publicKey.SequenceEqual(spelled) ? spelled : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public static bool Verifies(byte[] publicKey, byte[] message, ReadOnlySpan<byte> signature)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(publicKey, out _);
            return key.VerifyData(message, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
