using Portal.Domain.Targets;

namespace Portal.Domain.Tests.Targets;

public sealed class TronXrplSolanaAddressTests
{
    [Theory]
    [InlineData("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t")]
    [InlineData("TFdTr9C3BqQrzKBXqSxJfAZFTh8UwBAfSg")]
    public void A_tron_address_is_taken_as_it_is(string typed) => typed.ShouldBeTaken(AddressFamily.Tron, typed);

    [Theory]
    [InlineData("41a614f803b6fd780986a42c78ec9c7f77e6ded13c")]
    [InlineData("41A614F803B6FD780986A42C78EC9C7F77E6DED13C")]
    public void A_tron_address_in_hexadecimal_becomes_its_base58_form_and_has_to_be_confirmed(string typed) =>
        typed.ShouldNeedConfirmation(AddressFamily.Tron, "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", AddressCaution.NoChecksum);

    [Fact]
    public void Trons_black_hole_is_nobodys_and_has_to_be_confirmed() =>
        "T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb".ShouldNeedConfirmation(
            AddressFamily.Tron, "T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb", AddressCaution.ZeroAccount);

    [Theory]
    [InlineData("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u", "checksum-failed checksum=Base58Check")]
    [InlineData("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6", "bad-length length=33 expected=34")]
    [InlineData("TR7NHqjeKQxGTCi8q8ZY4pLOotSzgjLj6t", "bad-character position=24 character=U+004F")]
    public void A_tron_address_with_a_slip_is_refused(string typed, string reason) =>
        typed.ShouldBeRefused(AddressFamily.Tron, reason);

    [Theory]
    [InlineData("rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh")]
    [InlineData("rU6K7V3Po4snVhBBaU29sesqs2qTQJWDw1")]
    [InlineData("rnXyVQzgxZe7TR1EPzTkGj2jxH4LMJYh66")]
    public void A_classic_xrpl_address_is_taken_as_it_is(string typed) => typed.ShouldBeTaken(AddressFamily.Xrpl, typed);

    [Theory]
    [InlineData("X7AcgcsBL6XDcUb289X4mJ8djcdyKaGZMhc9YTE92ehJ2Fu", 1L)]
    [InlineData("X7AcgcsBL6XDcUb289X4mJ8djcdyKaB5hJDWMArnXr61cqZ", null)]
    [InlineData("X7AcgcsBL6XDcUb289X4mJ8djcdyKaGo2K5VpXpmCqbV2gS", 14L)]
    public void An_x_address_gives_its_classic_address_and_its_tag(string typed, long? tag) =>
        typed.ShouldBeTaken(AddressFamily.Xrpl, "r9cZA1mLK5R5Am25ArfXFmqgNwjZgnfk59", tag);

    [Fact]
    public void Xrpls_account_zero_is_nobodys_and_has_to_be_confirmed() =>
        "rrrrrrrrrrrrrrrrrrrrrhoLvTp".ShouldNeedConfirmation(
            AddressFamily.Xrpl, "rrrrrrrrrrrrrrrrrrrrrhoLvTp", AddressCaution.ZeroAccount);

    [Theory]
    [InlineData("rU6K7V3Po4snVhBBaU29sesqs2qTQJWDw2", "checksum-failed checksum=XRPL Base58Check")]
    [InlineData("X7AcgcsBL6XDcUb289X4mJ8djcdyKaGZMhc9YTE92ehJ2Fv", "checksum-failed checksum=XRPL Base58Check")]
    [InlineData("T719a5UwUCnEs54UsxG9CJYYDhwmFCqkr7wxCcNcfZ6p5GZ", "test-network network=XRPL testnet")]
    [InlineData("rU6K7V3Po4snVhBBaU29", "bad-length length=20 expected=25-35")]
    public void An_xrpl_address_that_breaks_a_rule_is_refused_by_that_rule(string typed, string reason) =>
        typed.ShouldBeRefused(AddressFamily.Xrpl, reason);

    [Theory]
    [InlineData("EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v")]
    [InlineData("EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1")]
    [InlineData("Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB")]
    [InlineData("So11111111111111111111111111111111111111112")]
    [InlineData("11111111111111111111111111111111")]
    public void A_solana_address_has_no_checksum_and_has_to_be_confirmed(string typed) =>
        typed.ShouldNeedConfirmation(AddressFamily.Solana, typed, AddressCaution.NoChecksum);

    [Theory]
    [InlineData("0PjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v", "bad-character position=1 character=U+0030")]
    [InlineData("EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1vv", "bad-length length=45 expected=32-44 for 32 bytes")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", "bad-length length=44 expected=32-44 for 32 bytes")]
    public void What_does_not_decode_to_32_bytes_is_no_solana_address(string typed, string reason) =>
        typed.ShouldBeRefused(AddressFamily.Solana, reason);

    [Theory]
    [InlineData("BC1Pjddd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1")]
    [InlineData("tb1jFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTD1")]
    public void A_solana_address_that_begins_like_segwit_is_still_solanas(string typed) =>
        typed.ShouldNeedConfirmation(AddressFamily.Solana, typed, AddressCaution.NoChecksum);
}
