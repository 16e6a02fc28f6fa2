using System.Text.Json;
using Portal.Domain.Targets;

namespace Portal.Domain.Tests.Targets;

/// <summary>The addresses of OFAC's list of 27 September 2024, by ticker. Tickers say nothing sure about formats.</summary>
public sealed class SanctionsListTests
{
    private static readonly string[] Tickers =
        ["ARB", "BCH", "BSC", "BSV", "BTG", "DASH", "ETC", "ETH", "LTC", "TRX", "USDC", "USDT", "XBT", "XMR", "XRP", "XVG", "ZEC"];

    [ReferenceDataFact]
    public void Every_address_on_the_published_list_gets_the_verdict_of_its_format()
    {
        var counted =
            from ticker in Tickers
            from address in List(ticker)
            group address by $"{ticker} {Judged(address)}" into alike
            orderby alike.Key
            select $"{alike.Key}: {alike.Count()}";

        counted.ShouldBe(
        [
            "ARB Ok Evm: 1",
            "BCH Ok Bitcoin: 1",
            "BCH Refused targets.unknown-format Bitcoin Cash: 6",
            "BSC Ok Evm: 1",
            "BSV Ok Bitcoin: 1",
            "BTG Refused targets.bad-version Bitcoin Gold: 1",
            "DASH Refused targets.bad-version Dash: 3",
            "ETC Ok Evm: 1",
            "ETH Ok Evm: 152",
            "LTC Refused targets.bad-version Litecoin: 10",
            "TRX Ok Tron: 6",
            "USDC Ok Evm: 2",
            "USDT Ok Bitcoin: 7",
            "USDT Ok Evm: 8",
            "USDT Ok Tron: 11",
            "XBT Ok Bitcoin: 434",
            "XBT Ok Tron: 1",
            "XMR Refused targets.unknown-format Monero: 2",
            "XMR Refused targets.unknown-format transaction hash: 1",
            "XRP Ok Xrpl: 1",
            "XVG Refused targets.bad-version Dogecoin or Verge: 1",
            "ZEC Refused targets.bad-version Zcash: 3",
        ]);
    }

    [ReferenceDataFact]
    public void A_quarter_of_the_listed_ether_addresses_carries_no_checksum() =>
        List("ETH").Count(address => !address.Any(char.IsAsciiLetterUpper)).ShouldBe(37);

    [Theory]
    [InlineData("XBT", "12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h", "Ok Bitcoin")]
    [InlineData("XBT", "TUCsTq7TofTCJRRoHk6RvhMoS2mJLm5Yzq", "Ok Tron")]
    [InlineData("ETH", "0x01e2919679362dFBC9ee1644Ba9C6da6D6245BB1", "Ok Evm")]
    [InlineData("BSC", "0x4f47bc496083c727c5fbe3ce9cdf2b0f6496270c", "Ok Evm")]
    [InlineData("USDT", "0x38735f03b30FbC022DdD06ABED01F0Ca823C6a94", "Ok Evm")]
    [InlineData("USDT", "16iWn2J1McqjToYLHSsAyS6En3QA8YQ91H", "Ok Bitcoin")]
    [InlineData("USDT", "TFdTr9C3BqQrzKBXqSxJfAZFTh8UwBAfSg", "Ok Tron")]
    [InlineData("TRX", "TBHTJqAy4DhHhmT3dNceJYNRz4SdLofLre", "Ok Tron")]
    [InlineData("XRP", "rnXyVQzgxZe7TR1EPzTkGj2jxH4LMJYh66", "Ok Xrpl")]
    [InlineData("BCH", "18M8bJWMzWHDBMxoLqjHHAffdRy4SrzkfB", "Ok Bitcoin")]
    [InlineData("LTC", "LeKvNdNEzgQkzVVnRdV3fAu2DSF1nLsNw6", "Refused targets.bad-version Litecoin")]
    [InlineData("XMR", "5be5543ff73456ab9f2d207887e2af87322c651ea1a873c5b25b7ffae456c320", "Refused targets.unknown-format transaction hash")]
    public void A_listed_address_gets_the_verdict_of_its_format_whatever_its_ticker(string ticker, string address, string judged) =>
        Judged(address).ShouldBe(judged, $"filed under {ticker}");

    private static string Judged(string address)
    {
        var verdict = Address.Check(address);
        return verdict.Refusal is { } refusal
            ? $"{verdict.Standing} {refusal.Code} {refusal.Arguments.Single(argument => argument.Name == "looks-like").Value}"
            : $"{verdict.Standing} {verdict.Family}";
    }

    private static string[] List(string ticker)
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable(ReferenceDataFactAttribute.Variable)!, "ofac-digital-currency-lists");
        return JsonSerializer.Deserialize<string[]>(File.ReadAllText(Path.Combine(folder, $"sanctioned_addresses_{ticker}.json")))!;
    }
}
