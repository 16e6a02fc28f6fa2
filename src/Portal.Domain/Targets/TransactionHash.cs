namespace Portal.Domain.Targets;

/// <summary>Hashes of transactions: 32 bytes in hexadecimal, with or without <c>0x</c>. Which chain is meant cannot be told
/// from the hash.</summary>
internal static class TransactionHash
{
    private const int Digits = 64;

    public static bool Fits(string value) =>
        value.Length == Digits + (EvmAddress.HasPrefix(value) ? 2 : 0) && value.AsSpan(value.Length - Digits).IndexOfAnyExcept(HexDigits) < 0;

    /// <summary>The normal form is in lower case and without <c>0x</c>, so that both ways of writing are one target.</summary>
    public static AddressVerdict Check(TypedText text) => text.Value is ['0', 'X', ..]
        ? AddressVerdict.Refused(AddressFamily.Transaction, TargetErrors.BadCharacter(text.Position(1), 'X', $"0x{text.Value[2..]}"))
        : AddressVerdict.Confirm(AddressFamily.Transaction, text.Value[^Digits..].ToLowerInvariant(), AddressCaution.NoChecksum);

    private static System.Buffers.SearchValues<char> HexDigits { get; } = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");
}
