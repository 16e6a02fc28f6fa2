using System.Diagnostics.CodeAnalysis;

namespace Portal.Domain.Answers;

/// <summary>Names one data file of an answer.</summary>
/// <param name="Value">128 random bits.</param>
public readonly record struct AnswerFileId(Guid Value) : IParsable<AnswerFileId>
{
    /// <inheritdoc />
    public static AnswerFileId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));

    /// <inheritdoc />
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AnswerFileId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new(value);
        return parsed;
    }

    /// <inheritdoc />
    public override string ToString() => Value.ToString("D");
}
