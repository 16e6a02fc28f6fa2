using System.Buffers.Binary;
using System.Globalization;

namespace Portal.Domain.Targets;

/// <summary>XRP Ledger: classic addresses and X-addresses (XLS-5), in the ledger's own order of the Base58 alphabet.</summary>
internal static class XrplAddress
{
    private const int ClassicLength = 25;
    private const int ExtendedLength = 35;
    private const int MainPrefix = 0x0544;
    private const int TestPrefix = 0x0493;

    /// <summary>Null unless the checksum holds.</summary>
    public static AddressVerdict? Check(string value)
    {
        var bytes = Base58.Decode(value, Base58.Xrpl)!;
        if (bytes.Length is not (ClassicLength or ExtendedLength) || !Base58.HasChecksum(bytes))
            return null;
        if (bytes.Length == ExtendedLength)
            return CheckExtended(bytes);
        return bytes[0] == 0
            ? AddressVerdict.OfAccount(AddressFamily.Xrpl, value, bytes.AsSpan(1, 20))
            : RefuseVersion(bytes[0], "x2");
    }

    /// <summary>Two bytes of prefix, twenty of the account, one flag, eight of the tag in little-endian order, of which
    /// only the lower four are used.</summary>
    private static AddressVerdict CheckExtended(byte[] bytes)
    {
        var prefix = BinaryPrimitives.ReadUInt16BigEndian(bytes);
        if (prefix == TestPrefix)
            return AddressVerdict.Refused(AddressFamily.Xrpl, TargetErrors.TestNetwork("XRPL testnet"));
        if (prefix != MainPrefix)
            return RefuseVersion(prefix, "x4");
        var flag = bytes[22];
        var tag = BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(23, 8));
        if (flag > 1 || tag > (flag == 0 ? 0 : uint.MaxValue))
            return AddressVerdict.Refused(AddressFamily.Xrpl, TargetErrors.BadTag(flag));
        var account = bytes.AsSpan(2, 20);
        var classic = Base58.EncodeWithChecksum([0, .. account], Base58.Xrpl);
        return AddressVerdict.OfAccount(AddressFamily.Xrpl, classic, account).WithTag(flag == 0 ? null : (long)tag);
    }

    private static AddressVerdict RefuseVersion(int version, string format) =>
        AddressVerdict.Refused(
            AddressFamily.Xrpl, TargetErrors.BadVersion("0x" + version.ToString(format, CultureInfo.InvariantCulture), looksLike: null));
}
