namespace Portal.Domain.Documents;

/// <summary>Names one uploaded document. Opaque and random; tells nothing about volume or order.</summary>
/// <param name="Value">128 random bits.</param>
public readonly record struct DocumentId(Guid Value) : IParsable<DocumentId>
{
    /// <inheritdoc />
    public static DocumentId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));

    /// <inheritdoc />
    public static bool TryParse([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? s, IFormatProvider? provider, out DocumentId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new(value);
        return parsed;
    }

    /// <inheritdoc />
    public override string ToString() => Value.ToString("D");
}
