using Portal.Domain.Targets;

namespace Portal.Domain.Tests.Targets;

public sealed class EvmAddressTests
{
    [Theory]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    [InlineData("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359")]
    [InlineData("0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB")]
    [InlineData("0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb")]
    [InlineData("0x52908400098527886E0F7030069857D2E4169EE7")]
    [InlineData("0x8617E340B3D01FA5F11F306F4090FD50E238070D")]
    [InlineData("0xde709f2102306220921060314715629080e2fb77")]
    [InlineData("0xdAC17F958D2ee523a2206206994597C13D831ec7")]
    [InlineData("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed")]
    [InlineData("0x5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED")]
    public void An_address_in_one_case_or_with_its_checksum_is_taken_in_lower_case(string typed) =>
        typed.ShouldBeTaken(AddressFamily.Evm, typed.ToLowerInvariant());

    [Fact]
    public void The_zero_account_is_nobodys_and_has_to_be_confirmed() =>
        "0x0000000000000000000000000000000000000000".ShouldNeedConfirmation(
            AddressFamily.Evm, "0x0000000000000000000000000000000000000000", AddressCaution.ZeroAccount);

    [Theory]
    [InlineData("0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "checksum-failed checksum=EIP-55")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe", "bad-length length=41 expected=42")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed0", "bad-length length=43 expected=42")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeg", "bad-character position=42 character=U+0067")]
    [InlineData("0x", "bad-length length=2 expected=42")]
    [InlineData("0X5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "bad-character position=2 character=U+0058 offer=0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    [InlineData("5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "missing-prefix expected=0x offer=0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    [InlineData("5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "missing-prefix expected=0x")]
    public void An_address_that_breaks_a_rule_is_refused_by_that_rule(string typed, string reason) =>
        typed.ShouldBeRefused(AddressFamily.Evm, reason);
}
