using System.Security.Cryptography;
using System.Text;

namespace Portal.Connectors.Operator.Simulator;

/// <summary>A token as a caller shows it.</summary>
internal static class BearerToken
{
    /// <summary>Whether a header shows the token; takes as long for a wrong one as for the right one.</summary>
    public static bool Opens(string token, string header) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes($"Bearer {token}")), SHA256.HashData(Encoding.UTF8.GetBytes(header)));
}
