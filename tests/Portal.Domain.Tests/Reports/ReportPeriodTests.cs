using Portal.Domain.Reports;

namespace Portal.Domain.Tests.Reports;

public sealed class ReportPeriodTests
{
    /// <summary>Still the 24th in UTC, already the 25th in Tokyo.</summary>
    private static readonly DateTimeOffset s_now = new(2026, 11, 24, 23, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Without_days_it_is_the_last_ninety_today_included()
    {
        var period = ReportPeriod.Of(null, null, s_now).Value;

        (period.First, period.Last).ShouldBe((new(2026, 8, 27), new(2026, 11, 24)));
        (period.Until - period.From).ShouldBe(TimeSpan.FromDays(90));
    }

    [Fact]
    public void Its_days_are_whole_days_in_utc()
    {
        var period = ReportPeriod.Of(new(2026, 11, 1), new(2026, 11, 2), s_now).Value;

        (period.From, period.Until).ShouldBe((new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), new(2026, 11, 3, 0, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void One_day_is_a_period_and_one_that_ends_before_it_begins_is_none()
    {
        ReportPeriod.Of(new(2026, 11, 1), new(2026, 11, 1), s_now).Succeeded.ShouldBeTrue();
        ReportPeriod.Of(new(2026, 11, 2), new(2026, 11, 1), s_now).Refusals.ShouldBe([ReportErrors.PeriodBackwards]);
    }

    [Fact]
    public void A_leap_year_fits_and_a_day_more_does_not()
    {
        ReportPeriod.Of(new(2028, 1, 1), new(2028, 12, 31), s_now).Succeeded.ShouldBeTrue();
        ReportPeriod.Of(new(2028, 1, 1), new(2029, 1, 1), s_now).Refusals.ShouldHaveSingleItem().ToString().ShouldBe("first: reports.period-too-long");
    }

    [Fact]
    public void The_ends_of_the_calendar_are_days_too()
    {
        ReportPeriod.Of(null, DateOnly.MinValue, s_now).Value.First.ShouldBe(DateOnly.MinValue);
        ReportPeriod.Of(DateOnly.MaxValue, DateOnly.MaxValue, s_now).Value.Until.ShouldBe(DateTimeOffset.MaxValue);
    }
}
