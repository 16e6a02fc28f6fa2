using System.Globalization;
using Portal.Domain.Clocks;
using Portal.Testing;

namespace Portal.Domain.Tests.Clocks;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar s_vienna = new(
        "operator", "Europe/Vienna", [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday],
        new(8, 0), new(18, 0), [new(2026, 12, 8), new(2026, 12, 25)]);

    [Theory]
    [InlineData("Europe/Vienna"), InlineData("America/New_York")]
    public void Random_working_time_agrees_with_counting_minutes_through_changes_of_summer_time(string zone)
    {
        var chance = new Random(20261124);
        for (var i = 0; i < Sizes.Of(quick: 8, full: 400); i++)
        {
            var calendar = ACalendar(chance, zone);
            var oracle = new MinuteOracle(calendar);
            for (var j = 0; j < 20; j++)
            {
                // Around the last Sundays of March and October and the second of March and the first of November, when clocks change.
                var around = new[] { new DateTimeOffset(2026, 3, 4, 0, 0, 0, default), new(2026, 3, 25, 0, 0, 0, default), new(2026, 10, 22, 0, 0, 0, default), new(2026, 10, 29, 0, 0, 0, default) };
                var start = around[chance.Next(around.Length)].AddMinutes(chance.Next(6 * 24 * 60));
                var minutes = chance.Next(1, 600);

                var due = calendar.After(start, TimeSpan.FromMinutes(minutes));

                due.ShouldBe(oracle.After(start, minutes), $"{minutes} min from {start:O} by {calendar}");
                calendar.Between(start, due).ShouldBe(TimeSpan.FromMinutes(minutes), $"between {start:O} and {due:O} by {calendar}");
                var until = start.AddMinutes(chance.Next(5 * 24 * 60));
                calendar.Between(start, until).ShouldBe(TimeSpan.FromMinutes(oracle.Between(start, until)), $"between {start:O} and {until:O} by {calendar}");
            }
        }
    }

    [Theory]
    [InlineData("2026-11-24T09:00:00Z", 120, "2026-11-24T11:00:00Z")] // within a day
    [InlineData("2026-11-24T16:00:00Z", 120, "2026-11-25T08:00:00Z")] // one hour today, one tomorrow
    [InlineData("2026-11-24T03:00:00Z", 60, "2026-11-24T08:00:00Z")] // before opening
    [InlineData("2026-11-24T20:00:00Z", 60, "2026-11-25T08:00:00Z")] // after closing
    [InlineData("2026-11-27T16:30:00Z", 60, "2026-11-30T07:30:00Z")] // over a week-end
    [InlineData("2026-12-07T16:30:00Z", 60, "2026-12-09T07:30:00Z")] // over a holiday
    [InlineData("2026-11-24T15:00:00Z", 120, "2026-11-24T17:00:00Z")] // ends at closing, not at the next opening
    [InlineData("2026-10-23T15:30:00Z", 60, "2026-10-26T07:30:00Z")] // winter time from the 25th: one hour later in UTC
    [InlineData("2026-03-27T16:30:00Z", 60, "2026-03-30T06:30:00Z")] // summer time from the 29th: one hour earlier in UTC
    public void Two_working_hours_end_when_a_person_would_say(string start, int minutes, string due) =>
        s_vienna.After(At(start), TimeSpan.FromMinutes(minutes)).ShouldBe(At(due));

    [Theory]
    [InlineData("2026-10-24T22:00:00Z", "2026-10-25T22:59:00Z", 1499)] // the long day: an hour passes twice
    [InlineData("2026-03-28T23:00:00Z", "2026-03-29T21:59:00Z", 1379)] // the short day: an hour is skipped
    public void An_hour_that_passes_twice_counts_twice_and_a_skipped_one_does_not(string from, string until, int minutes)
    {
        var always = s_vienna with { Days = [.. Enum.GetValues<DayOfWeek>()], Opens = new(0, 0), Closes = new(23, 59), Holidays = [] };

        always.Between(At(from), At(until)).ShouldBe(TimeSpan.FromMinutes(minutes));
    }

    [Theory]
    [InlineData("01:30", "02:30", 120)] // closes in the hour that passes twice: at its second passing
    [InlineData("02:30", "03:30", 120)] // opens in it: at its first passing
    [InlineData("02:15", "02:45", 90)]
    public void Hours_that_begin_or_end_in_the_repeated_hour_take_all_of_it(string opens, string closes, int minutes)
    {
        var night = s_vienna with { Days = [DayOfWeek.Sunday], Opens = TimeOnly.Parse(opens, CultureInfo.InvariantCulture), Closes = TimeOnly.Parse(closes, CultureInfo.InvariantCulture) };

        night.Between(At("2026-10-24T20:00:00Z"), At("2026-10-25T20:00:00Z")).ShouldBe(TimeSpan.FromMinutes(minutes));
    }

    [Fact]
    public void Fractions_of_a_minute_count()
    {
        var start = At("2026-11-24T16:59:59.999999Z");

        s_vienna.After(start, TimeSpan.FromMicroseconds(2)).ShouldBe(At("2026-11-25T07:00:00.000001Z"));
        s_vienna.Between(start, At("2026-11-25T07:00:00.000001Z")).ShouldBe(TimeSpan.FromMicroseconds(2));
    }

    [Fact]
    public void Around_the_clock_every_minute_counts()
    {
        var start = At("2026-12-24T23:59:00Z");

        WorkingCalendar.Always.After(start, TimeSpan.FromMinutes(15)).ShouldBe(At("2026-12-25T00:14:00Z"));
        WorkingCalendar.Always.Between(start, At("2026-12-25T00:14:00Z")).ShouldBe(TimeSpan.FromMinutes(15));
    }

    [Fact]
    public void Nothing_counts_backwards()
    {
        s_vienna.Between(At("2026-11-24T10:00:00Z"), At("2026-11-24T09:00:00Z")).ShouldBe(TimeSpan.Zero);
        WorkingCalendar.Always.Between(At("2026-11-24T10:00:00Z"), At("2026-11-24T09:00:00Z")).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_calendar_without_working_time_says_so_instead_of_counting_for_ever() =>
        Should.Throw<InvalidOperationException>(() => (s_vienna with { Days = [] }).After(At("2026-11-24T10:00:00Z"), TimeSpan.FromHours(1)))
            .Message.ShouldContain("operator");

    private static WorkingCalendar ACalendar(Random chance, string zone)
    {
        var opens = chance.Next(2) == 0 ? chance.Next(0, 4 * 60) : chance.Next(0, 20 * 60);
        var closes = Math.Min(opens + chance.Next(150, 720), (24 * 60) - 1);
        var days = Enum.GetValues<DayOfWeek>().Where(day => day == DayOfWeek.Sunday || chance.Next(3) > 0).Append(DayOfWeek.Wednesday).Distinct().ToList();
        var holidays = Enumerable.Range(0, 12).Select(_ => new DateOnly(2026, 3, 1).AddDays(chance.Next(260))).ToList();
        return new("random", zone, days, TimeOnly.MinValue.AddMinutes(opens), TimeOnly.MinValue.AddMinutes(closes), holidays);
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
