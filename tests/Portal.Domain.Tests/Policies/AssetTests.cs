using System.Globalization;
using System.Numerics;
using Portal.Domain.Policies;

namespace Portal.Domain.Tests.Policies;

public sealed class AssetTests
{
    [Fact]
    public void Amounts_are_exact_for_zero_to_thirty_decimals()
    {
        var chance = new Random(20261124);
        for (var decimals = 0; decimals <= 30; decimals++)
        {
            var asset = new Asset("X", decimals, []);
            for (var i = 0; i < 50; i++)
            {
                var digits = chance.Next(1, 26 + decimals);
                var units = BigInteger.Parse(string.Concat(Enumerable.Range(0, digits).Select(_ => (char)('0' + chance.Next(10)))), CultureInfo.InvariantCulture) + 1;

                var written = asset.Format(units);

                asset.ParseAmount(written).ShouldBe(units, $"{written} with {decimals} decimals");
                var (numerator, denominator) = Fraction(written);
                (numerator * BigInteger.Pow(10, decimals)).ShouldBe(units * denominator, $"{units} with {decimals} decimals");
            }
        }
    }

    [Theory]
    [InlineData(8, "1.5", "150000000"), InlineData(8, "0.00000001", "1"), InlineData(8, "21000000", "2100000000000000"), InlineData(0, "7", "7")]
    [InlineData(18, "123456789012345678901234567890.000000000000000001", "123456789012345678901234567890000000000000000001")]
    [InlineData(6, " 12500.50 ", "12500500000"), InlineData(6, "007.1", "7100000"), InlineData(30, "0.000000000000000000000000000001", "1")]
    public void An_amount_is_read_in_smallest_units(int decimals, string typed, string units) =>
        new Asset("X", decimals, []).ParseAmount(typed).ShouldBe(BigInteger.Parse(units, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(8, "150000000", "1.5"), InlineData(8, "1", "0.00000001"), InlineData(8, "100000000", "1"), InlineData(0, "10", "10"), InlineData(2, "100", "1"), InlineData(30, "1", "0.000000000000000000000000000001")]
    public void An_amount_is_written_without_trailing_zeros(int decimals, string units, string written) =>
        new Asset("X", decimals, []).Format(BigInteger.Parse(units, CultureInfo.InvariantCulture)).ShouldBe(written);

    [Theory]
    [InlineData("1,500"), InlineData("1 500"), InlineData("1'500"), InlineData("1_500"), InlineData("1\u00A0500"), InlineData("1.500.000"), InlineData("1٬500")]
    [InlineData("-1"), InlineData("+1"), InlineData("−1"), InlineData("1e3"), InlineData("1E3"), InlineData("0x10"), InlineData("1.5 BTC"), InlineData("∞"), InlineData("NaN")]
    [InlineData(""), InlineData(" "), InlineData("."), InlineData(".5"), InlineData("5."), InlineData("0"), InlineData("0.00000000"), InlineData("1.123456789"), InlineData("１")]
    public void What_could_mean_two_things_or_nothing_is_refused(string typed) =>
        new Asset("BTC", 8, []).ParseAmount(typed).ShouldBeNull();

    [Fact]
    public void A_decimal_too_many_is_refused_for_every_number_of_decimals()
    {
        for (var decimals = 0; decimals <= 30; decimals++)
        {
            new Asset("X", decimals, []).ParseAmount("1." + new string('0', decimals) + "1").ShouldBeNull();
            new Asset("X", decimals, []).ParseAmount("1." + new string('0', decimals + 1)).ShouldBeNull("a zero too many is a slip as well");
        }
    }

    [Fact]
    public void An_endless_number_is_refused() => new Asset("X", 8, []).ParseAmount(new string('9', 61)).ShouldBeNull();

    /// <summary>The written amount as a fraction, read by school arithmetic.</summary>
    private static (BigInteger Numerator, BigInteger Denominator) Fraction(string written)
    {
        var point = written.IndexOf('.');
        var fraction = point < 0 ? "" : written[(point + 1)..];
        fraction.EndsWith('0').ShouldBeFalse(written);
        var whole = BigInteger.Parse(point < 0 ? written : written[..point], CultureInfo.InvariantCulture);
        var units = whole;
        foreach (var digit in fraction)
            units = (units * 10) + (digit - '0');
        return (units, BigInteger.Pow(10, fraction.Length));
    }
}
