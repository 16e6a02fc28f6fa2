using System.Globalization;
using System.Numerics;
using Portal.Application.Ports;

namespace Portal.Connectors.Tests.Operator;

/// <summary>Holds as tests order them.</summary>
internal static class Orders
{
    public const string TronAddress = "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC";

    public static Guid Key { get; } = Guid.Parse("5c1f6a52-3f0e-4bb8-9a61-0a5d0c6b7e11");

    public static HoldOrder Tron { get; } = new(Key, "LE-7K3D-92QX", new("Tron", TronAddress, null), "USDT", 250_000_000);

    /// <summary>Thirty digits: past every machine number.</summary>
    public static BigInteger Huge { get; } = BigInteger.Parse("123456789012345678901234567891", CultureInfo.InvariantCulture);

    /// <summary>The answer that confirms <see cref="Tron"/>, open to being changed in one place.</summary>
    public static string Answer(string status = "held") => $$"""
        {"key":"{{Key:D}}","status":"{{status}}","operatorReference":"H-1","address":{"family":"Tron","value":"{{TronAddress}}"},"asset":"USDT","amount":"250000000"}
        """;
}
