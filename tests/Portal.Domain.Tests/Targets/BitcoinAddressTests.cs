using Portal.Domain.Targets;

namespace Portal.Domain.Tests.Targets;

public sealed class BitcoinAddressTests
{
    [Theory]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")]
    [InlineData("1111111111111111111114oLvT2")]
    [InlineData("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy")]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4")]
    [InlineData("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0")]
    [InlineData("bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y")]
    [InlineData("bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs")]
    public void A_main_network_address_is_taken_as_it_is(string typed) => typed.ShouldBeTaken(AddressFamily.Bitcoin, typed);

    [Theory]
    [InlineData("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4")]
    [InlineData("BC1SW50QGDZ25J", "bc1sw50qgdz25j")]
    public void A_segwit_address_in_capitals_is_compared_in_lower_case(string typed, string normal) =>
        typed.ShouldBeTaken(AddressFamily.Bitcoin, normal);

    [Theory]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "checksum-failed checksum=Base58Check")]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfN", "checksum-failed checksum=Base58Check")]
    [InlineData("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLz", "checksum-failed checksum=Base58Check")]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5S", "bad-length length=24 expected=26-35")]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa77", "bad-length length=36 expected=26-35")]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7Div0Na", "bad-character position=32 character=U+0030")]
    public void A_base58_address_with_a_slip_is_refused(string typed, string reason) =>
        typed.ShouldBeRefused(AddressFamily.Bitcoin, reason);

    [Theory]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", "checksum-failed checksum=Bech32")]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kV8f3t4", "mixed-case position=37")]
    [InlineData("Bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "mixed-case position=2")]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kb8f3t4", "bad-character position=37 character=U+0062")]
    [InlineData("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd", "wrong-encoding version=1 found=Bech32 expected=Bech32m")]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh", "wrong-encoding version=0 found=Bech32m expected=Bech32")]
    [InlineData("BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P", "bad-program-length version=0 length=16 expected=20 or 32")]
    [InlineData("bc1pw5dgrnzv", "bad-program-length version=1 length=1 expected=2-40")]
    [InlineData("bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4", "bad-character position=60 character=U+006F")]
    [InlineData("BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R", "bad-version version=witness 17")]
    [InlineData("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v07qwwzcrf", "bad-padding")]
    [InlineData("bc1gmk9yu", "bad-length length=9 expected=14-90")]
    [InlineData("bc1q", "bad-length length=4 expected=14-90")]
    [InlineData("bc1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq", "bad-length length=91 expected=14-90")]
    public void A_segwit_address_that_breaks_a_rule_is_refused_by_that_rule(string typed, string reason) =>
        typed.ShouldBeRefused(AddressFamily.Bitcoin, reason);

    [Theory]
    [InlineData("mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn", "test-network network=Bitcoin testnet")]
    [InlineData("2MzQwSSnBHWHqSAqtTVQ6v47XtaisrJa1Vc", "test-network network=Bitcoin testnet")]
    [InlineData("tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7", "test-network network=Bitcoin testnet")]
    [InlineData("tb1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq47Zagq", "mixed-case position=59")]
    [InlineData("bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080", "test-network network=Bitcoin regtest")]
    public void A_test_network_holds_nothing_of_value(string typed, string reason) =>
        typed.ShouldBeRefused(AddressFamily.Bitcoin, reason);
}
