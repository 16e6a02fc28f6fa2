using System.Diagnostics.CodeAnalysis;

namespace Portal.Domain.Packets;

/// <summary>Names one packet.</summary>
/// <param name="Value">128 random bits.</param>
public readonly record struct PacketId(Guid Value) : IParsable<PacketId>
{
    /// <inheritdoc />
    public static PacketId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));

    /// <inheritdoc />
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PacketId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new(value);
        return parsed;
    }

    /// <inheritdoc />
    public override string ToString() => Value.ToString("D");
}
