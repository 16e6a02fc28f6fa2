namespace Portal.Domain.Targets;

/// <summary><c>0x</c> and 40 hexadecimal digits; capitals carry a checksum when both cases occur (EIP-55).</summary>
internal static class EvmAddress
{
    private const int Digits = 40;

    public static bool HasPrefix(string value) => value.StartsWith("0x", StringComparison.OrdinalIgnoreCase);

    public static AddressVerdict Check(TypedText text)
    {
        var value = text.Value;
        if (value[1] == 'X')
            return Refuse(TargetErrors.BadCharacter(text.Position(1), 'X', Offer($"0x{value[2..]}")));
        for (var i = 2; i < value.Length; i++)
        {
            if (!char.IsAsciiHexDigit(value[i]))
                return Refuse(TargetErrors.BadCharacter(text.Position(i), value[i]));
        }

        if (value.Length != Digits + 2)
            return Refuse(TargetErrors.BadLength(value.Length, "42"));
        var digits = value[2..];
        var lower = digits.ToLowerInvariant();
        if (HasBothCases(digits) && !HasChecksum(digits, lower))
            return Refuse(TargetErrors.ChecksumFailed("EIP-55"));
        return AddressVerdict.OfAccount(AddressFamily.Evm, $"0x{lower}", Convert.FromHexString(lower));
    }

    /// <summary>Forty digits alone may be many things, so the prefix is asked for, not added.</summary>
    public static AddressVerdict RefuseBare(string value) => Refuse(TargetErrors.MissingPrefix("0x", Offer($"0x{value}")));

    private static string? Offer(string cleaned) => Address.Check(cleaned).Standing == AddressStanding.Refused ? null : cleaned;

    private static bool HasBothCases(string digits) => digits.Any(char.IsAsciiLetterLower) && digits.Any(char.IsAsciiLetterUpper);

    /// <summary>A letter is a capital exactly where the hash of the lower-case digits has a half-byte of 8 or more.</summary>
    private static bool HasChecksum(string digits, string lower)
    {
        Span<byte> ascii = stackalloc byte[Digits];
        for (var i = 0; i < Digits; i++)
            ascii[i] = (byte)lower[i];
        Span<byte> hash = stackalloc byte[32];
        Keccak256.Hash(ascii, hash);
        for (var i = 0; i < Digits; i++)
        {
            var half = (i % 2 == 0 ? hash[i / 2] >> 4 : hash[i / 2]) & 0xF;
            if (char.IsAsciiLetter(digits[i]) && char.IsAsciiLetterUpper(digits[i]) != half >= 8)
                return false;
        }

        return true;
    }

    private static AddressVerdict Refuse(Refusal refusal) => AddressVerdict.Refused(AddressFamily.Evm, refusal);
}
