namespace Portal.Domain.Targets;

/// <summary>Checks one address by its format, offline. Prefix and checksum decide the family, never a ticker: published
/// sanctions lists file TRON addresses under Bitcoin's ticker.</summary>
public static class Address
{
    /// <summary>Longest text worth decoding: a Monero integrated address has 106 characters, no address here more than 90.</summary>
    private const int MaxLength = 128;

    /// <summary>Checks what somebody typed. Spaces and tabs at both ends are ignored; every other character counts.</summary>
    /// <param name="typed">Any text; no text makes this throw.</param>
    public static AddressVerdict Check(string typed)
    {
        var text = TypedText.Trim(typed ?? "");
        if (text.Value.Length == 0)
            return AddressVerdict.Refused(AddressFamily.Unknown, TargetErrors.Empty);
        return StrangeCharacters.Check(text, Check) ?? CheckFormat(text);
    }

    internal static AddressVerdict CheckFormat(TypedText text)
    {
        var value = text.Value;
        if (EvmAddress.HasPrefix(value))
            return EvmAddress.Check(text);
        if (CheckBareHex(value) is { } hex)
            return hex;
        if (SegwitAddress.FindNetwork(value) is { } network)
            return SegwitAddress.Check(text, network);
        if (Identifier.Recognise(value) is { } identifier and not AddressFamily.Transaction)
            return AddressVerdict.Refused(AddressFamily.Unknown, TargetErrors.UnknownFormat(value.Length, $"{identifier}"));
        if (OtherNetworks.Recognise(value) is { } other)
            return AddressVerdict.Refused(AddressFamily.Unknown, TargetErrors.UnknownFormat(value.Length, other));
        return value.Length > MaxLength
            ? AddressVerdict.Refused(AddressFamily.Unknown, TargetErrors.UnknownFormat(value.Length))
            : Base58Address.Check(text);
    }

    private static AddressVerdict? CheckBareHex(string value)
    {
        if (value.Length is not (40 or 42 or 64) || !value.All(char.IsAsciiHexDigit))
            return null;
        return value.Length switch
        {
            40 => EvmAddress.RefuseBare(value),
            42 when value.StartsWith("41", StringComparison.Ordinal) => TronAddress.FromHex(value),
            64 => AddressVerdict.Refused(AddressFamily.Unknown, TargetErrors.UnknownFormat(value.Length, "transaction hash")),
            _ => null,
        };
    }
}
