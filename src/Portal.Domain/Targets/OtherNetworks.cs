using System.Buffers;

namespace Portal.Domain.Targets;

/// <summary>Networks whose addresses are not taken, recognised only to say so.</summary>
internal static class OtherNetworks
{
    private static readonly SearchValues<char> CashCharacters = SearchValues.Create(Bech32.Alphabet);

    /// <summary>By version of a Base58Check address whose checksum holds; null when unknown.</summary>
    public static string? OfVersion(int version) => version switch
    {
        0x30 or 0x32 => "Litecoin",
        0x4C or 0x10 => "Dash",
        0x1E => "Dogecoin or Verge",
        0x16 => "Dogecoin",
        0x26 or 0x17 => "Bitcoin Gold",
        0x1CB8 or 0x1CBD => "Zcash",
        _ => null,
    };

    /// <summary>By look, where the format is not Base58Check; null when unknown.</summary>
    public static string? Recognise(string value)
    {
        if (value.StartsWith("ltc1", StringComparison.OrdinalIgnoreCase) && !SolanaAddress.Fits(value))
            return "Litecoin";
        if (value.StartsWith("bitcoincash:", StringComparison.OrdinalIgnoreCase) || IsCashAddress(value))
            return "Bitcoin Cash";
        return value.Length is 95 or 106 && value[0] is '4' or '8' && Base58.IndexOfStranger(value) < 0
            ? "Monero"
            : null;
    }

    /// <summary>CashAddr is often written without its prefix.</summary>
    private static bool IsCashAddress(string value) =>
        value.Length == 42 && value[0] is 'q' or 'p' && !value.AsSpan().ContainsAnyExcept(CashCharacters);
}
