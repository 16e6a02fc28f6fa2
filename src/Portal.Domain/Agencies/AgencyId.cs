namespace Portal.Domain.Agencies;

/// <summary>Names one agency. Opaque and random; tells nothing about volume or order.</summary>
/// <param name="Value">128 random bits.</param>
public readonly record struct AgencyId(Guid Value) : IParsable<AgencyId>
{
    /// <inheritdoc />
    public static AgencyId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));

    /// <inheritdoc />
    public static bool TryParse([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? s, IFormatProvider? provider, out AgencyId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new(value);
        return parsed;
    }

    /// <inheritdoc />
    public override string ToString() => Value.ToString("D");
}
