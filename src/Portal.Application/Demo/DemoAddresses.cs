using System.Numerics;
using System.Security.Cryptography;
using Portal.Domain.Targets;

namespace Portal.Application.Demo;

/// <summary>Well formed addresses of accounts that are random bytes: nobody has their keys.</summary>
internal static class DemoAddresses
{
    private const string Bitcoin = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private const string Xrpl = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";
    private const int AccountLength = 20;
    private const int ChecksumLength = 4;

    public static string Next(AddressFamily family, StoryDice dice) => family switch
    {
        AddressFamily.Bitcoin => Base58Check([(byte)(dice.Between(0, 2) == 0 ? 0x05 : 0x00), .. dice.Bytes(AccountLength)], Bitcoin),
        AddressFamily.Tron => Base58Check([0x41, .. dice.Bytes(AccountLength)], Bitcoin),
        AddressFamily.Xrpl => Base58Check([0x00, .. dice.Bytes(AccountLength)], Xrpl),
        AddressFamily.Evm => "0x" + Convert.ToHexStringLower(dice.Bytes(AccountLength)),
        AddressFamily.Solana => Base58(dice.Bytes(32), Bitcoin),
        _ => throw new ArgumentOutOfRangeException(nameof(family), family, "The story has no such addresses."),
    };

    /// <summary>The address with its last character changed, as a slip of the finger leaves it.</summary>
    public static string Slipped(string address) => address[..^1] + (address[^1] == 'x' ? 'y' : 'x');

    private static string Base58Check(byte[] payload, string alphabet)
    {
        var hash = SHA256.HashData(SHA256.HashData(payload));
        return Base58([.. payload, .. hash.AsSpan(0, ChecksumLength)], alphabet);
    }

    private static string Base58(byte[] bytes, string alphabet)
    {
        var digits = new Stack<char>();
        for (var number = new BigInteger(bytes, isUnsigned: true, isBigEndian: true); number > 0; number /= alphabet.Length)
            digits.Push(alphabet[(int)(number % alphabet.Length)]);
        return new string(alphabet[0], bytes.TakeWhile(value => value == 0).Count()) + string.Concat(digits);
    }
}
