using System.Diagnostics.CodeAnalysis;

namespace Portal.Domain.Holds;

/// <summary>Names one hold.</summary>
/// <param name="Value">128 random bits.</param>
public readonly record struct HoldId(Guid Value) : IParsable<HoldId>
{
    /// <inheritdoc />
    public static HoldId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));

    /// <inheritdoc />
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out HoldId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new(value);
        return parsed;
    }

    /// <inheritdoc />
    public override string ToString() => Value.ToString("D");
}
