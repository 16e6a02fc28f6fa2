using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.Targets;
using Portal.Testing;

namespace Portal.Domain.Tests.Targets;

public sealed class AddressPropertyTests
{
    private static readonly string[] Checksummed =
    [
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
        "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh", "X7AcgcsBL6XDcUb289X4mJ8djcdyKaGZMhc9YTE92ehJ2Fu",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
    ];

    private static readonly Config Repeatable = Config.QuickThrowOnFailure.WithMaxTest(Sizes.Of(quick: 2000, full: 150_000)).WithReplay(20240927, 1);

    public static TheoryData<string> Addresses => [.. Checksummed];

    /// <summary>Bech32 promises this for every address. Base58Check and EIP-55 only make it likely (one slip in 2^32
    /// passes, and about one in 2^15 of EIP-55's, by the number of its letters), so it is stated of these addresses.</summary>
    [Theory]
    [MemberData(nameof(Addresses))]
    public void One_wrong_character_in_an_address_with_a_checksum_is_always_refused(string address)
    {
        var slips =
            from index in Enumerable.Range(0, address.Length)
            from character in Enumerable.Range('!', '~' - '!' + 1)
            where address[index] != character
            select string.Concat(address.AsSpan(0, index), [(char)character], address.AsSpan(index + 1));

        slips.Where(slip => Address.Check(slip).Standing != AddressStanding.Refused).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public void One_lost_or_doubled_character_in_an_address_with_a_checksum_is_always_refused(string address)
    {
        var slips = Enumerable.Range(0, address.Length).SelectMany(index => new[] { address.Remove(index, 1), address.Insert(index, address[index..(index + 1)]) });

        slips.Where(slip => Address.Check(slip).Standing != AddressStanding.Refused).ShouldBeEmpty();
    }

    /// <summary>In one case an EVM address carries no checksum, so a wrong digit passes. This is the price of taking it.</summary>
    [Fact]
    public void A_wrong_digit_in_an_evm_address_of_one_case_is_not_found() =>
        "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaee".ShouldBeTaken(AddressFamily.Evm, "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaee");

    [Fact]
    public void No_text_makes_the_check_throw() => Prop.ForAll<string>(IsJudged).Check(Repeatable);

    [Fact]
    public void No_mutation_of_an_address_makes_the_check_throw() => Prop.ForAll(
        (from address in Gen.Elements(Checksummed)
         from index in Gen.Choose(0, address.Length)
         from inserted in ArbMap.Default.GeneratorFor<string>()
         from length in Gen.Choose(0, address.Length - index)
         select string.Concat(address.AsSpan(0, index), inserted, address.AsSpan(index + length))).ToArbitrary(),
        IsJudged).Check(Repeatable);

    [Fact]
    public void Text_of_base58_characters_never_passes_as_anything_but_solana() => Prop.ForAll(
        (from length in Gen.Choose(1, 60)
         from characters in Gen.Elements("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".ToCharArray()).ListOf(length)
         select string.Concat(characters)).ToArbitrary(),
        text => Address.Check(text) is { Standing: not AddressStanding.Ok } verdict
            && (verdict.Standing == AddressStanding.Refused || verdict.Family == AddressFamily.Solana)).Check(Repeatable);

    [Fact]
    public void A_paste_loses_no_line() => Prop.ForAll(
        ArbMap.Default.GeneratorFor<string>().Select(text => text?.ReplaceLineEndings(" ").Replace('\r', ' ')).ListOf().ToArbitrary(),
        lines => AddressLines.Check(string.Join('\n', lines)).Count == lines.Count(line => line?.Trim(' ', '\t') is { Length: > 0 })).Check(Repeatable);

    private static bool IsJudged(string text)
    {
        var verdict = Address.Check(text);
        _ = AddressLines.Check(text);
        return verdict.Standing == AddressStanding.Refused
            ? verdict is { Refusal: not null, Normal: null, Tag: null }
            : verdict is { Refusal: null, Normal.Length: > 0 } && Address.Check(verdict.Normal).Normal == verdict.Normal;
    }
}
