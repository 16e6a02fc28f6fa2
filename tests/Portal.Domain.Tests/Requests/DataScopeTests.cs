using Portal.Domain.Requests;

namespace Portal.Domain.Tests.Requests;

public sealed class DataScopeTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-06-01", "2026-10-31", "Europe/Vienna", null)]
    [InlineData("2026-06-01", "2026-06-01", "Europe/Vienna", null)]
    [InlineData("2016-11-25", "2026-11-24", "Etc/UTC", null)]
    [InlineData("2016-11-24", "2026-11-24", "Etc/UTC", "LastDay: requests.range-too-long")]
    [InlineData("2026-06-02", "2026-06-01", "Europe/Vienna", "LastDay: requests.range-backwards")]
    [InlineData("2009-01-01", "2009-01-03", "Etc/UTC", null)]
    [InlineData("2008-12-31", "2009-01-03", "Etc/UTC", "FirstDay: requests.range-too-early")]
    [InlineData("0001-01-01", "9999-12-31", "Pacific/Auckland", "FirstDay: requests.range-too-early")]
    [InlineData("9999-12-31", "9999-12-31", "Pacific/Honolulu", "FirstDay: requests.range-in-future")]
    [InlineData("2026-11-24", "2026-12-31", "Europe/Vienna", null)]
    [InlineData("2026-11-25", "2026-12-31", "Europe/Vienna", "FirstDay: requests.range-in-future")]
    [InlineData("2026-11-24", "2026-12-31", "Pacific/Honolulu", "FirstDay: requests.range-in-future")]
    public void A_range_begins_in_the_past_runs_forwards_and_is_no_longer_than_ten_years(string first, string last, string zone, string? refusal) =>
        Scope(first, last, zone).Against(s_now).Select(against => against.ToString()).ShouldBe(refusal is null ? [] : [refusal]);

    [Theory]
    [InlineData("2026-03-29", "2026-03-29", "Europe/Vienna", "2026-03-28T23:00", "2026-03-29T22:00")]
    [InlineData("2026-10-25", "2026-10-25", "Europe/Vienna", "2026-10-24T22:00", "2026-10-25T23:00")]
    [InlineData("2026-06-01", "2026-06-30", "Asia/Kolkata", "2026-05-31T18:30", "2026-06-30T18:30")]
    public void Days_are_whole_days_of_their_zone(string first, string last, string zone, string from, string until)
    {
        var scope = Scope(first, last, zone);

        (scope.From.ToString("yyyy-MM-dd'T'HH:mm"), scope.Until.ToString("yyyy-MM-dd'T'HH:mm")).ShouldBe((from, until));
        scope.From.Offset.ShouldBe(TimeSpan.Zero);
    }

    /// <summary>In Havana the clocks go back from one o'clock to midnight, so that midnight comes twice; elsewhere they went forward at
    /// midnight, so that the day began at one.</summary>
    [Theory]
    [InlineData("2025-11-02", "America/Havana", "2025-11-02T04:00"), InlineData("2025-03-09", "America/Havana", "2025-03-09T05:00")]
    [InlineData("2024-04-26", "Africa/Cairo", "2024-04-25T22:00"), InlineData("2021-03-26", "Asia/Amman", "2021-03-25T22:00")]
    [InlineData("2021-03-26", "Asia/Damascus", "2021-03-25T22:00"), InlineData("2023-10-01", "America/Asuncion", "2023-10-01T04:00")]
    [InlineData("2026-06-01", "Pacific/Kiritimati", "2026-05-31T10:00"), InlineData("2026-06-01", "Pacific/Pago_Pago", "2026-06-01T11:00")]
    [InlineData("2026-06-01", "Asia/Kathmandu", "2026-05-31T18:15")]
    public void A_day_begins_with_its_first_instant_where_midnight_comes_twice_or_never(string day, string zone, string from) =>
        Scope(day, day, zone).From.ToString("yyyy-MM-dd'T'HH:mm").ShouldBe(from);

    [Theory, InlineData("2026-11-24T08:59:59", "requests.range-in-future"), InlineData("2026-11-24T09:00:00", null)]
    public void A_range_may_begin_in_this_very_instant(string now, string? refusal) =>
        // Nine hours west of UTC the day begins at 9:00 UTC.
        Scope("2026-11-24", "2026-11-24", "Etc/GMT+9").Against(DateTimeOffset.Parse(now + "Z", System.Globalization.CultureInfo.InvariantCulture)).Select(against => against.Code)
            .ShouldBe(refusal is null ? [] : [refusal]);

    [Fact]
    public void A_range_of_next_year_is_compared_by_its_instant() =>
        // In Kiritimati the first of January begins while it is still December in UTC.
        Scope("2027-01-01", "2027-01-01", "Pacific/Kiritimati").Against(new(2026, 12, 31, 10, 0, 0, TimeSpan.Zero)).ShouldBeEmpty();

    private static DataScope Scope(string first, string last, string zone) =>
        new("contact", Day(first), Day(last), zone, Certificate: false);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
