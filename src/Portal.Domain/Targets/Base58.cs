using System.Buffers;
using System.Security.Cryptography;

namespace Portal.Domain.Targets;

/// <summary>Base58 in both orders of the same 58 characters, and the four checksum bytes (first of a double SHA-256) that
/// Bitcoin, TRON and XRPL put behind the payload.</summary>
internal static class Base58
{
    public const string Bitcoin = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    public const string Xrpl = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";
    private const int ChecksumLength = 4;
    private static readonly SearchValues<char> Characters = SearchValues.Create(Bitcoin);

    /// <summary>Index of the first character that is not of the 58; -1 when all are.</summary>
    public static int IndexOfStranger(string text) => text.AsSpan().IndexOfAnyExcept(Characters);

    /// <summary>Decodes. Work grows with the square of the length: the caller bounds it.</summary>
    /// <returns>The bytes, or null when a character is not of the 58.</returns>
    public static byte[]? Decode(string text, string alphabet)
    {
        var bytes = new byte[text.Length];
        var used = 0;
        foreach (var c in text)
        {
            var carry = alphabet.IndexOf(c, StringComparison.Ordinal);
            if (carry < 0)
                return null;
            for (var i = 0; i < used || carry > 0; i++)
            {
                carry += 58 * bytes[^(i + 1)];
                bytes[^(i + 1)] = (byte)carry;
                carry >>= 8;
                used = Math.Max(used, i + 1);
            }
        }

        var zeros = text.AsSpan().IndexOfAnyExcept(alphabet[0]);
        return bytes[^(used + (zeros < 0 ? text.Length : zeros))..];
    }

    /// <summary>True when the last four bytes are the checksum of those before.</summary>
    public static bool HasChecksum(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= ChecksumLength)
            return false;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        DoubleHash(bytes[..^ChecksumLength], hash);
        return hash[..ChecksumLength].SequenceEqual(bytes[^ChecksumLength..]);
    }

    /// <summary>Writes version and payload with their checksum.</summary>
    public static string EncodeWithChecksum(ReadOnlySpan<byte> payload, string alphabet)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        DoubleHash(payload, hash);
        return Encode([.. payload, .. hash[..ChecksumLength]], alphabet);
    }

    private static string Encode(byte[] bytes, string alphabet)
    {
        var digits = new List<char>();
        var zeros = bytes.AsSpan().IndexOfAnyExcept((byte)0);
        var start = zeros < 0 ? bytes.Length : zeros;
        while (start < bytes.Length)
        {
            var rest = 0;
            for (var i = start; i < bytes.Length; i++)
            {
                rest = (rest << 8) + bytes[i];
                bytes[i] = (byte)(rest / 58);
                rest %= 58;
            }

            digits.Insert(0, alphabet[rest]);
            if (bytes[start] == 0)
                start++;
        }

        return new string(alphabet[0], zeros < 0 ? bytes.Length : zeros) + string.Concat(digits);
    }

    private static void DoubleHash(ReadOnlySpan<byte> payload, Span<byte> hash)
    {
        SHA256.HashData(payload, hash);
        SHA256.HashData(hash, hash);
    }
}
