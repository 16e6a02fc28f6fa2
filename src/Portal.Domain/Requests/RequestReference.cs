using System.Diagnostics.CodeAnalysis;

namespace Portal.Domain.Requests;

/// <summary>The name people read out: <c>LE-7K3D-92QX</c>. Seven random characters and a check character; it tells nobody
/// the operator's volume. The check is a code over GF(32): every single wrong character and every swap of two is found.</summary>
public readonly record struct RequestReference : IParsable<RequestReference>
{
    /// <summary>Crockford's alphabet: no I, L, O or U.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 8;

    private RequestReference(string text) => Text = text;

    /// <summary>The written form with its dashes.</summary>
    public string Text { get; }

    /// <summary>Makes a reference from 35 random bits.</summary>
    /// <param name="random">At least 35 random bits, taken from the low end.</param>
    public static RequestReference From(ulong random)
    {
        Span<char> code = stackalloc char[Length];
        var check = 0;
        for (var i = 0; i < Length - 1; i++)
        {
            var value = (int)(random >> (5 * i)) & 31;
            code[i] = Alphabet[value];
            check = Shift(check) ^ value;
        }

        code[Length - 1] = Alphabet[Shift(check)];
        return new($"LE-{code[..4]}-{code[4..]}");
    }

    /// <inheritdoc />
    public static RequestReference Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var reference) ? reference : throw new FormatException("Not a request reference.");

    /// <summary>Reads a reference as people type it: any case, with or without dashes, O for 0, I or L for 1.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out RequestReference result)
    {
        result = default;
        var code = (s ?? "").Trim().ToUpperInvariant().Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (code.Length != Length + 2 || !code.StartsWith("LE", StringComparison.Ordinal))
            return false;
        code = code[2..].Replace('O', '0').Replace('I', '1').Replace('L', '1');
        var check = 0;
        foreach (var c in code)
        {
            var value = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (value < 0)
                return false;
            check = Shift(check) ^ value;
        }

        if (check != 0)
            return false;
        result = new($"LE-{code[..4]}-{code[4..]}");
        return true;
    }

    /// <inheritdoc />
    public override string ToString() => Text;

    /// <summary>Multiplies by x in GF(32) = GF(2)[x] / (x^5 + x^2 + 1).</summary>
    private static int Shift(int value) => ((value << 1) & 31) ^ ((value & 16) != 0 ? 5 : 0);
}
