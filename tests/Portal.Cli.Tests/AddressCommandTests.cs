namespace Portal.Cli.Tests;

public sealed class AddressCommandTests
{
    [Fact]
    public void Addresses_that_pass_are_printed_with_family_and_normal_form()
    {
        var (exit, lines, _) = Run(
            "", "address", "check", "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            "X7AcgcsBL6XDcUb289X4mJ8djcdyKaGZMhc9YTE92ehJ2Fu", "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v");

        lines.ShouldBe(
        [
            "ok\tbitcoin\tbc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
            "ok\tevm\t0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
            "ok\txrpl\tr9cZA1mLK5R5Am25ArfXFmqgNwjZgnfk59 tag=1",
            "confirm\tsolana\tEPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v",
        ]);
        exit.ShouldBe(0);
    }

    [Theory]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "refused\tbitcoin\tchecksum-failed: the Base58Check checksum does not match, at least one character is wrong")]
    [InlineData("0x5aaeb6053f3e94c9b9\u043009f33669435e7ef1beaed", "refused\t-\tlook-alike-character: a letter or digit of another script, U+0430, at position 21")]
    [InlineData("1A1z\u200BP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "refused\t-\thidden-character: a character that cannot be seen, U+200B, at position 5; did you mean 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")]
    [InlineData("LNf2JDiuunBz7GMDKFYHN4rq5meXWxiwfb", "refused\t-\tbad-version: version 0x30 belongs to no known family; it looks like Litecoin")]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh", "refused\tbitcoin\twrong-encoding: witness version 0 is written in Bech32m, expected Bech32")]
    [InlineData("@nothing", "refused\t-\tunknown-format: 8 characters in no known format; it looks like Email")]
    [InlineData("", "refused\t-\tempty: nothing but blanks")]
    public void A_refused_address_is_printed_with_its_reason(string typed, string expected)
    {
        var (exit, lines, _) = Run("", "address", "check", typed);

        lines.ShouldBe([expected]);
        exit.ShouldBe(1);
    }

    [Fact]
    public void One_refused_address_among_good_ones_turns_the_exit_code() =>
        Run("", "address", "check", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t").Exit.ShouldBe(1);

    [Fact]
    public void A_dash_reads_lines_from_standard_input()
    {
        var (exit, lines, _) = Run("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t\r\n\n 41a614f803b6fd780986a42c78ec9c7f77e6ded13c\n", "address", "check", "-");

        lines.ShouldBe(["ok\ttron\tTR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "confirm\ttron\tTR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"]);
        exit.ShouldBe(0);
    }

    [Theory]
    [InlineData("address", "check")]
    [InlineData("address", "chek", "x")]
    [InlineData("address", "check", "--unknown")]
    [InlineData("address")]
    [InlineData("nonsense")]
    public void A_command_line_that_is_not_understood_is_a_usage_error(params string[] args)
    {
        var (exit, _, error) = Run("", args);

        exit.ShouldBe(2);
        error.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("targets.bad-character")]
    [InlineData("targets.bad-length")]
    [InlineData("targets.bad-padding")]
    [InlineData("targets.bad-program-length")]
    [InlineData("targets.mixed-case")]
    [InlineData("targets.test-network")]
    [InlineData("targets.missing-prefix")]
    public void No_sentence_leaves_a_gap(string code)
    {
        string[] broken =
        [
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeg", "0x5a", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v07qwwzcrf",
            "BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P", "bc1Qw", "mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn", "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        ];

        var said = Run("", ["address", "check", .. broken]).Lines.Single(line => line.Contains($"\t{code["targets.".Length..]}: "));

        said.ShouldNotContain("{");
        said.ShouldNotEndWith(": refused");
    }

    private static (int Exit, string[] Lines, string Error) Run(string input, params string[] args)
    {
        using var reader = new StringReader(input);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = PortalCommand.Run(args, reader, output, error);
        return (exit, output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries), error.ToString());
    }
}
