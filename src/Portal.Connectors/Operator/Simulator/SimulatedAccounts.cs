using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Connectors.Operator.Simulator;

/// <summary>Invented customers: whose an address is and what stands on it follows from the address and a seed alone, so that
/// it is the same each time it is asked. One address in eight belongs to nobody.</summary>
internal sealed class SimulatedAccounts(string seed)
{
    private const int Least = 10_000_000;
    private const int Most = 100_000_000;

    /// <summary>Digits after the point and the most whole units that anybody has, as the operator of the demo lists its assets.</summary>
    private static readonly Dictionary<string, (int Decimals, int Most)> s_assets = new()
    {
        ["BTC"] = (8, 12),
        ["ETH"] = (18, 300),
        ["USDT"] = (6, 600_000),
        ["USDC"] = (6, 600_000),
        ["TRX"] = (6, 2_000_000),
        ["XRP"] = (6, 400_000),
        ["SOL"] = (9, 5_000),
    };

    /// <summary>The account behind an address; empty when it is nobody's.</summary>
    public string Find(WireAddress address)
    {
        var chance = Chance(address, "account");
        return chance % 8 == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"U-{Least + (chance / 8 % (Most - Least))}");
    }

    /// <summary>What stands on the account in smallest units, held or not.</summary>
    public BigInteger Total(WireAddress address, string asset)
    {
        if (Find(address).Length == 0)
            return BigInteger.Zero;
        var (decimals, most) = s_assets.GetValueOrDefault(asset, (Decimals: 6, Most: 50_000));
        var chance = Chance(address, asset);
        // The product of two throws: small accounts are more usual than large ones.
        return (BigInteger.Pow(10, decimals) * most * (chance >> 32) * (chance & uint.MaxValue)) >> 64;
    }

    private ulong Chance(WireAddress address, string purpose)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{seed}\n{purpose}\n{address.Family}\n{address.Value}\n{address.Tag}");
        return BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
