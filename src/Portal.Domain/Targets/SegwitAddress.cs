namespace Portal.Domain.Targets;

/// <summary>Segwit addresses: Bech32 for witness version 0 (BIP-173), Bech32m from version 1 on (BIP-350).</summary>
internal static class SegwitAddress
{
    private const int MaxLength = 90;
    private const int ChecksumLength = 6;

    private static readonly (string Prefix, string? TestNetwork)[] Networks =
        [("bc1", null), ("tb1", "Bitcoin testnet"), ("bcrt1", "Bitcoin regtest")];

    /// <summary>The prefix, when the text begins like a segwit address. About one Solana address in 30,000 begins so too: it
    /// mixes cases, which segwit never does, and decodes to 32 bytes.</summary>
    public static (string Prefix, string? TestNetwork)? FindNetwork(string value)
    {
        foreach (var network in Networks)
        {
            if (value.StartsWith(network.Prefix, StringComparison.OrdinalIgnoreCase))
                return FindOtherCase(value) >= 0 && SolanaAddress.Fits(value) ? null : network;
        }

        return null;
    }

    public static AddressVerdict Check(TypedText text, (string Prefix, string? TestNetwork) network)
    {
        if (FindOtherCase(text.Value) is >= 0 and var index)
            return Refuse(TargetErrors.MixedCase(text.Position(index)));
        if (network.TestNetwork is { } test)
            return Refuse(TargetErrors.TestNetwork(test));
        var lower = text.Value.ToLowerInvariant();
        if (lower.Length > MaxLength)
            return Refuse(TargetErrors.BadLength(lower.Length, "14-90"));

        var start = network.Prefix.Length;
        Span<byte> symbols = stackalloc byte[lower.Length - start];
        for (var i = 0; i < symbols.Length; i++)
        {
            if (Bech32.Alphabet.IndexOf(lower[start + i], StringComparison.Ordinal) is >= 0 and var symbol)
                symbols[i] = (byte)symbol;
            else
                return Refuse(TargetErrors.BadCharacter(text.Position(start + i), text.Value[start + i]));
        }

        if (symbols.Length <= ChecksumLength)
            return Refuse(TargetErrors.BadLength(lower.Length, "14-90"));
        if (Bech32.FindVariant(lower.AsSpan(0, start - 1), symbols) is not { } variant)
            return Refuse(TargetErrors.ChecksumFailed("Bech32"));
        return CheckProgram(symbols[0], variant, symbols[1..^ChecksumLength]) is { } refusal
            ? Refuse(refusal)
            : AddressVerdict.Ok(AddressFamily.Bitcoin, lower);
    }

    private static Refusal? CheckProgram(int version, string variant, ReadOnlySpan<byte> symbols)
    {
        if (version > 16)
            return TargetErrors.BadVersion($"witness {version}", looksLike: null);
        var expected = version == 0 ? Bech32.Original : Bech32.Modified;
        if (variant != expected)
            return TargetErrors.WrongEncoding(version, variant, expected);
        var bits = symbols.Length * 5;
        var left = bits % 8;
        if (left > 4 || (left > 0 && (symbols[^1] & ((1 << left) - 1)) != 0))
            return TargetErrors.BadPadding;
        var length = bits / 8;
        if (version == 0)
            return length is 20 or 32 ? null : TargetErrors.BadProgramLength(version, length, "20 or 32");
        return length is >= 2 and <= 40 ? null : TargetErrors.BadProgramLength(version, length, "2-40");
    }

    /// <summary>Index of the first letter whose case is not the first letter's; -1 when all agree.</summary>
    private static int FindOtherCase(string value)
    {
        var upper = char.IsAsciiLetterUpper(value[0]);
        for (var i = 1; i < value.Length; i++)
        {
            if (char.IsAsciiLetter(value[i]) && char.IsAsciiLetterUpper(value[i]) != upper)
                return i;
        }

        return -1;
    }

    private static AddressVerdict Refuse(Refusal refusal) => AddressVerdict.Refused(AddressFamily.Bitcoin, refusal);
}
