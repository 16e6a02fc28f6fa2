using Portal.Domain.Reports;

namespace Portal.Domain.Tests.Reports;

public sealed class SpreadTests
{
    private static readonly TimeSpan s_day = TimeSpan.FromHours(24);

    [Fact]
    public void Nothing_has_no_figures() => Spread.Of([], s_day).ShouldBeNull();

    [Fact]
    public void One_request_is_its_own_mean_median_and_p90() =>
        Spread.Of(Hours(7), s_day).ShouldBe(new(1, TimeSpan.FromHours(7), TimeSpan.FromHours(7), TimeSpan.FromHours(7), s_day, 1));

    [Theory]
    [InlineData("3 1 2", 2, 2, 3)]
    [InlineData("4 1 3 2", 2.5, 2.5, 4)]
    [InlineData("1 2 3 4 5 6 7 8 9 100", 14.5, 5.5, 9)] // ten: the ninth
    [InlineData("1 2 3 4 5 6 7 8 9 10 100", 155.0 / 11, 6, 10)] // eleven: the tenth, since nine of eleven are fewer than nine in ten
    [InlineData("5 5 5 5", 5, 5, 5)]
    public void Mean_median_and_p90_are_the_textbooks(string hours, double mean, double median, double p90)
    {
        var spread = Spread.Of(Hours([.. hours.Split(' ').Select(hour => int.Parse(hour))]), s_day).ShouldNotBeNull();

        Math.Abs((spread.Mean - TimeSpan.FromHours(mean)).TotalMicroseconds).ShouldBeLessThanOrEqualTo(1);
        (spread.Median, spread.P90).ShouldBe((TimeSpan.FromHours(median), TimeSpan.FromHours(p90)));
    }

    [Fact]
    public void What_takes_exactly_the_limit_is_within_it()
    {
        var spread = Spread.Of([s_day, s_day + TimeSpan.FromTicks(1), TimeSpan.Zero], s_day)!;

        (spread.Within, spread.Over, spread.Count).ShouldBe((2, 1, 3));
    }

    [Theory]
    [InlineData("0 1", 1, 1)]
    [InlineData("0 0 1", 0, 0)]
    [InlineData("0 1 1", 1, 1)]
    [InlineData("1 2", 2, 2)]
    public void Halves_of_a_microsecond_are_rounded_up(string microseconds, int mean, int median)
    {
        var spread = Spread.Of([.. microseconds.Split(' ').Select(text => TimeSpan.FromMicroseconds(int.Parse(text)))], s_day)!;

        (spread.Mean, spread.Median).ShouldBe((TimeSpan.FromMicroseconds(mean), TimeSpan.FromMicroseconds(median)));
    }

    [Fact]
    public void The_sum_of_many_long_times_does_not_run_over()
    {
        var years = TimeSpan.FromDays(20_000);

        Spread.Of([.. Enumerable.Repeat(years, 60_000)], s_day)!.Mean.ShouldBe(years);
    }

    /// <summary>Nine in ten by counting, for every size up to a thousand.</summary>
    [Fact]
    public void P90_is_the_first_place_that_nine_in_ten_do_not_exceed()
    {
        for (var count = 1; count <= 1000; count++)
        {
            var (lower, upper, p90) = Spread.Places(count);
            ((p90 + 1) * 10 >= 9 * count, p90 * 10 >= 9 * count).ShouldBe((true, false), $"of {count}");
            (lower + upper, upper - lower).ShouldBe((count - 1, count % 2 == 0 ? 1 : 0), $"of {count}");
        }
    }

    private static TimeSpan[] Hours(params int[] hours) => [.. hours.Select(hour => TimeSpan.FromHours(hour))];
}
