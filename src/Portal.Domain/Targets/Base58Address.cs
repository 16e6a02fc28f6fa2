using System.Globalization;

namespace Portal.Domain.Targets;

/// <summary>Tells the Base58 families apart: a checksum that holds decides; only then 32 bytes without one make a Solana
/// address. No Bitcoin, TRON or XRPL address with one slip decodes to 32 bytes, so none is ever mistaken for Solana's.</summary>
internal static class Base58Address
{
    private const int AccountLength = 25;

    public static AddressVerdict Check(TypedText text)
    {
        var value = text.Value;
        if (Base58.IndexOfStranger(value) is >= 0 and var index)
        {
            return Guess(value) is { } guess
                ? AddressVerdict.Refused(guess.Family, TargetErrors.BadCharacter(text.Position(index), value[index]))
                : Unknown(value);
        }

        var bytes = Base58.Decode(value, Base58.Bitcoin)!;
        if (bytes.Length is AccountLength or AccountLength + 1 && Base58.HasChecksum(bytes))
            return CheckVersion(value, bytes);
        return XrplAddress.Check(value) ?? SolanaAddress.Check(value, bytes) ?? RefuseAsGuessed(value);
    }

    private static AddressVerdict CheckVersion(string value, byte[] bytes) => (bytes.Length, bytes[0]) switch
    {
        (AccountLength, 0x00 or 0x05) => AddressVerdict.Ok(AddressFamily.Bitcoin, value),
        (AccountLength, 0x6F or 0xC4) => AddressVerdict.Refused(AddressFamily.Bitcoin, TargetErrors.TestNetwork("Bitcoin testnet")),
        (AccountLength, TronAddress.Version) => TronAddress.Take(value, bytes.AsSpan(1, 20)),
        _ => AddressVerdict.Refused(AddressFamily.Unknown, RefuseVersion(bytes)),
    };

    private static Refusal RefuseVersion(byte[] bytes)
    {
        // Zcash writes two version bytes before the same twenty of the account.
        var version = bytes.Length == AccountLength ? bytes[0] : (bytes[0] << 8) | bytes[1];
        var width = bytes.Length == AccountLength ? 2 : 4;
        return TargetErrors.BadVersion("0x" + version.ToString($"x{width}", CultureInfo.InvariantCulture), OtherNetworks.OfVersion(version));
    }

    private static AddressVerdict RefuseAsGuessed(string value)
    {
        if (Guess(value) is not { } guess)
            return Unknown(value);
        var fits = guess.Checksum is not null && value.Length >= guess.Shortest && value.Length <= guess.Longest;
        return AddressVerdict.Refused(guess.Family, fits ? TargetErrors.ChecksumFailed(guess.Checksum!) : TargetErrors.BadLength(value.Length, guess.Expected));
    }

    private static AddressVerdict Unknown(string value) =>
        AddressVerdict.Refused(AddressFamily.Unknown, TargetErrors.UnknownFormat(value.Length));

    /// <summary>What the person most likely meant, by first character and rough length; null when that says nothing.</summary>
    private static Candidate? Guess(string value) => (value[0], value.Length) switch
    {
        ('1' or '3' or '2' or 'm' or 'n', >= 20 and <= 38) => new(AddressFamily.Bitcoin, "Base58Check", 26, 35),
        ('T', >= 28 and <= 38) => new(AddressFamily.Tron, "Base58Check", 34, 34),
        ('r', >= 20 and <= 38) => new(AddressFamily.Xrpl, "XRPL Base58Check", 25, 35),
        ('X' or 'T', >= 45 and <= 50) => new(AddressFamily.Xrpl, "XRPL Base58Check", 47, 48),
        (_, >= 40 and <= 46) => new(AddressFamily.Solana, Checksum: null, 32, 44),
        _ => null,
    };

    private sealed record Candidate(AddressFamily Family, string? Checksum, int Shortest, int Longest)
    {
        public string Expected => Checksum is null
            ? "32-44 for 32 bytes"
            : string.Create(CultureInfo.InvariantCulture, $"{Shortest}{(Longest > Shortest ? $"-{Longest}" : "")}");
    }
}
