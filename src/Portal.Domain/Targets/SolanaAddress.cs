namespace Portal.Domain.Targets;

/// <summary>Solana: Base58 of 32 bytes and nothing more. Most slips give another well formed address, so a person has to
/// compare every one.</summary>
internal static class SolanaAddress
{
    private const int Length = 32;

    public static bool Fits(string value) => value.Length is >= 32 and <= 44 && Base58.Decode(value, Base58.Bitcoin)?.Length == Length;

    public static AddressVerdict? Check(string value, byte[] bytes) =>
        bytes.Length == Length ? AddressVerdict.Confirm(AddressFamily.Solana, value, AddressCaution.NoChecksum) : null;
}
