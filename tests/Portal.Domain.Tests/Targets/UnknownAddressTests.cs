using Portal.Domain.Targets;

namespace Portal.Domain.Tests.Targets;

public sealed class UnknownAddressTests
{
    [Theory]
    [InlineData("LNf2JDiuunBz7GMDKFYHN4rq5meXWxiwfb", "bad-version version=0x30 looks-like=Litecoin")]
    [InlineData("M8yFL6SFC6TreATegTyuSYkDfDRbisdpT3", "bad-version version=0x32 looks-like=Litecoin")]
    [InlineData("XnPFsRWTaSgiVauosEwQ6dEitGYXgwznz2", "bad-version version=0x4c looks-like=Dash")]
    [InlineData("DFFJhnQNZf8rf67tYnesPu7MuGUpYtzv7Z", "bad-version version=0x1e looks-like=Dogecoin or Verge")]
    [InlineData("GPwg61XoHqQPNmAucFACuQ5H9sGCDv9TpS", "bad-version version=0x26 looks-like=Bitcoin Gold")]
    [InlineData("t1MMXtBrSp1XG38Lx9cePcNUCJj5vdWfUWL", "bad-version version=0x1cb8 looks-like=Zcash")]
    [InlineData("ltc1qg42tkwuuxefutzxezdkdel39gfstuap288mfea", "unknown-format length=43 looks-like=Litecoin")]
    [InlineData("qpf2cphc5dkuclkqur7lhj2yuqq9pk3hmukle77vhq", "unknown-format length=42 looks-like=Bitcoin Cash")]
    [InlineData("bitcoincash:qpf2cphc5dkuclkqur7lhj2yuqq9pk3hmukle77vhq", "unknown-format length=54 looks-like=Bitcoin Cash")]
    [InlineData("49HqitRzdnhYjgTEAhgGpCfsjdTeMbUTU6cyR4JV1R7k2Eej9rGT8JpFiYDa4tZM6RZiFrHmMzgSrhHEqpDYKBe5B2ufNsL", "unknown-format length=95 looks-like=Monero")]
    [InlineData("5be5543ff73456ab9f2d207887e2af87322c651ea1a873c5b25b7ffae456c320", "unknown-format length=64 looks-like=transaction hash")]
    [InlineData("hello", "unknown-format length=5")]
    public void Another_networks_address_is_refused_and_the_network_named(string typed, string reason) =>
        typed.ShouldBeRefused(AddressFamily.Unknown, reason);

    [Theory]
    [InlineData("")]
    [InlineData(" \t ")]
    public void Blanks_alone_are_no_address(string typed) => typed.ShouldBeRefused(AddressFamily.Unknown, "empty");

    [Fact]
    public void A_very_long_text_is_refused_without_being_decoded() =>
        new string('z', 1_000_000).ShouldBeRefused(AddressFamily.Unknown, "unknown-format length=1000000");
}
