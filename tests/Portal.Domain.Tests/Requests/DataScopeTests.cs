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

    private static DataScope Scope(string first, string last, string zone) =>
        new("contact", Day(first), Day(last), zone, Certificate: false);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
