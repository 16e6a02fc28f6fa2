using System.Diagnostics.CodeAnalysis;

namespace Portal.Domain.Questions;

/// <summary>Names one question.</summary>
/// <param name="Value">128 random bits.</param>
public readonly record struct QuestionId(Guid Value) : IParsable<QuestionId>
{
    /// <inheritdoc />
    public static QuestionId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));

    /// <inheritdoc />
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out QuestionId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new(value);
        return parsed;
    }

    /// <inheritdoc />
    public override string ToString() => Value.ToString("D");
}
