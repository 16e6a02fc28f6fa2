using System.Diagnostics.CodeAnalysis;

namespace Portal.Domain.Answers;

/// <summary>Names one answer.</summary>
/// <param name="Value">128 random bits.</param>
public readonly record struct AnswerId(Guid Value) : IParsable<AnswerId>
{
    /// <inheritdoc />
    public static AnswerId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));

    /// <inheritdoc />
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AnswerId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new(value);
        return parsed;
    }

    /// <inheritdoc />
    public override string ToString() => Value.ToString("D");
}
