namespace Portal.Domain.Accounts;

/// <summary>Names one person's account. Opaque and random; tells nothing about volume or order.</summary>
/// <param name="Value">128 random bits.</param>
public readonly record struct AccountId(Guid Value) : IParsable<AccountId>
{
    /// <inheritdoc />
    public static AccountId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));

    /// <inheritdoc />
    public static bool TryParse([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? s, IFormatProvider? provider, out AccountId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new(value);
        return parsed;
    }

    /// <inheritdoc />
    public override string ToString() => Value.ToString("D");
}
