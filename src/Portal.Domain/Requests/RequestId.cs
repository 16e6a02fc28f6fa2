namespace Portal.Domain.Requests;

/// <summary>Names one request, from its draft on. Opaque and random; tells nothing about volume or order.</summary>
/// <param name="Value">128 random bits.</param>
public readonly record struct RequestId(Guid Value) : IParsable<RequestId>
{
    /// <inheritdoc />
    public static RequestId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));

    /// <inheritdoc />
    public static bool TryParse([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? s, IFormatProvider? provider, out RequestId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new(value);
        return parsed;
    }

    /// <summary>A fixed order without meaning, so that lists have a last tie-break.</summary>
    public static bool operator <(RequestId left, RequestId right) => left.Value.CompareTo(right.Value) < 0;

    /// <inheritdoc cref="op_LessThan" />
    public static bool operator >(RequestId left, RequestId right) => left.Value.CompareTo(right.Value) > 0;

    /// <inheritdoc />
    public override string ToString() => Value.ToString("D");
}
