namespace Portal.Domain.Targets;

/// <summary>TRON: Base58Check of 0x41 and the twenty bytes of an account, or the same 21 bytes in hexadecimal.</summary>
internal static class TronAddress
{
    public const byte Version = 0x41;

    public static AddressVerdict Take(string value, ReadOnlySpan<byte> account) =>
        AddressVerdict.OfAccount(AddressFamily.Tron, value, account);

    /// <summary>Nodes answer in hexadecimal, which carries no checksum: a person has to compare it.</summary>
    /// <param name="value"><c>41</c> and 40 digits.</param>
    public static AddressVerdict FromHex(string value) =>
        AddressVerdict.Confirm(
            AddressFamily.Tron, Base58.EncodeWithChecksum(Convert.FromHexString(value), Base58.Bitcoin), AddressCaution.NoChecksum);
}
