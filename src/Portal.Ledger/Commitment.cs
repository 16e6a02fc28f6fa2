using System.Security.Cryptography;
using System.Text;

namespace Portal.Ledger;

/// <summary>Ties an entry to a value that is kept beside the ledger and can be erased: the entry holds
/// <c>SHA-256(0x02 || salt || value)</c>. Without the salt the hash tells nothing, also of a value that could be guessed. The
/// leading byte keeps it from passing for a leaf (<c>0x00</c>) or a node (<c>0x01</c>) of RFC 6962.</summary>
public static class Commitment
{
    /// <summary>Bytes of a salt: fresh for every value, from a source that cannot be foretold.</summary>
    public const int SaltLength = 32;

    private const byte Domain = 0x02;

    /// <summary>Commits to a value.</summary>
    /// <param name="name">Name of the value, once in an entry.</param>
    /// <param name="value">The value, hashed as UTF-8.</param>
    /// <param name="salt">32 bytes.</param>
    /// <exception cref="ArgumentException">The salt is not 32 bytes long, or the value holds half a surrogate pair.</exception>
    public static LedgerCommitment Of(string name, string value, ReadOnlySpan<byte> salt)
    {
        if (salt.Length != SaltLength)
            throw new ArgumentException($"A salt has {SaltLength} bytes, not {salt.Length}.", nameof(salt));
        return new(name, Convert.ToHexStringLower(Hash(StrictUtf8.Encoding.GetBytes(value), salt)));
    }

    /// <summary>Whether the value is the one that was committed to. A salt of another length or text that UTF-8 cannot write
    /// opens nothing.</summary>
    /// <param name="commitment">What the entry holds.</param>
    /// <param name="value">The value.</param>
    /// <param name="salt">The salt that is kept beside it.</param>
    public static bool Opens(LedgerCommitment commitment, string value, ReadOnlySpan<byte> salt)
    {
        try
        {
            return salt.Length == SaltLength && Of(commitment.Name, value, salt) == commitment;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    private static byte[] Hash(byte[] value, ReadOnlySpan<byte> salt) => SHA256.HashData([Domain, .. salt, .. value]);
}
