using System.Security.Cryptography;
using System.Text;

namespace Portal.Application.Accounts;

/// <summary>The secret in the cookie; only its hash is stored.</summary>
internal static class SessionKey
{
    private const int Bytes = 32;

    public static string New(Ports.IChance chance) => Convert.ToHexStringLower(chance.NextKey(Bytes));

    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
