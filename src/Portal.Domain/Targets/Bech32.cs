namespace Portal.Domain.Targets;

/// <summary>The checksum of BIP-173 and its repair in BIP-350; they differ in one constant.</summary>
internal static class Bech32
{
    public const string Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    public const string Original = "Bech32";
    public const string Modified = "Bech32m";

    /// <summary>Which of the two checksums holds; null when neither does.</summary>
    /// <param name="prefix">Human-readable part in lower case, without the separator.</param>
    /// <param name="symbols">Everything after the separator, 5 bits each.</param>
    public static string? FindVariant(ReadOnlySpan<char> prefix, ReadOnlySpan<byte> symbols)
    {
        var check = 1u;
        foreach (var c in prefix)
            check = Step(check, (uint)c >> 5);
        check = Step(check, 0);
        foreach (var c in prefix)
            check = Step(check, c & 31u);
        foreach (var symbol in symbols)
            check = Step(check, symbol);
        return check switch
        {
            1 => Original,
            0x2BC830A3 => Modified,
            _ => null,
        };
    }

    private static uint Step(uint check, uint symbol)
    {
        var top = check >> 25;
        check = ((check & 0x1FFFFFF) << 5) ^ symbol;
        if ((top & 1) != 0)
            check ^= 0x3B6A57B2;
        if ((top & 2) != 0)
            check ^= 0x26508E6D;
        if ((top & 4) != 0)
            check ^= 0x1EA119FA;
        if ((top & 8) != 0)
            check ^= 0x3D4233DD;
        if ((top & 16) != 0)
            check ^= 0x2A1462B3;
        return check;
    }
}
