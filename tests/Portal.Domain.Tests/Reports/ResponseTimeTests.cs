using Portal.Domain.Reports;

namespace Portal.Domain.Tests.Reports;

public sealed class ResponseTimeTests
{
    private static readonly DateTimeOffset s_sent = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Gross_runs_from_submission_to_the_final_answer_and_first_to_the_first()
    {
        var time = ResponseTime.Of(s_sent, s_sent.AddHours(3), s_sent.AddHours(30), []);

        time.ShouldBe(new(TimeSpan.FromHours(30), TimeSpan.FromHours(30), TimeSpan.FromHours(3)));
        (time.By(ResponseMeasure.Gross), time.By(ResponseMeasure.Net), time.By(ResponseMeasure.First)).ShouldBe((time.Gross, time.Net, time.First));
    }

    [Fact]
    public void What_the_agency_owed_us_is_in_gross_and_first_and_not_in_net()
    {
        var time = ResponseTime.Of(s_sent, s_sent.AddHours(20), s_sent.AddHours(30), [Wait(2, 5), Wait(10, 11)]);

        time.ShouldBe(new(TimeSpan.FromHours(30), TimeSpan.FromHours(26), TimeSpan.FromHours(20)));
    }

    [Theory]
    [InlineData(-4, 1, 9)] // begins before submission
    [InlineData(8, 14, 8)] // ends after the answer
    [InlineData(-4, 14, 0)] // covers everything
    [InlineData(-4, -2, 10)] // over before it began
    [InlineData(11, 14, 10)] // began after the end
    [InlineData(10, 14, 10)] // began with the end
    [InlineData(3, 3, 10)] // no time at all
    public void Of_a_wait_only_the_part_inside_counts(int from, int until, int net) =>
        ResponseTime.Of(s_sent, s_sent.AddHours(10), s_sent.AddHours(10), [Wait(from, until)]).Net.ShouldBe(TimeSpan.FromHours(net));

    [Fact]
    public void Waits_that_overlap_count_once_in_whatever_order_they_come()
    {
        AgencyWait[] waits = [Wait(6, 7), Wait(1, 4), Wait(2, 3), Wait(3, 5), Wait(1, 4)];

        ResponseTime.Of(s_sent, s_sent.AddHours(10), s_sent.AddHours(10), waits).Net.ShouldBe(TimeSpan.FromHours(5));
        ResponseTime.Of(s_sent, s_sent.AddHours(10), s_sent.AddHours(10), waits.Reverse()).Net.ShouldBe(TimeSpan.FromHours(5));
    }

    [Fact]
    public void An_open_wait_lasts_until_the_answer() =>
        ResponseTime.Of(s_sent, s_sent.AddHours(10), s_sent.AddHours(10), [new(s_sent.AddHours(4), null)]).Net.ShouldBe(TimeSpan.FromHours(4));

    [Fact]
    public void Not_a_microsecond_is_lost()
    {
        var microsecond = TimeSpan.FromMicroseconds(1);

        ResponseTime.Of(s_sent, s_sent + microsecond, s_sent + (3 * microsecond), [new(s_sent + microsecond, s_sent + (2 * microsecond))])
            .ShouldBe(new(3 * microsecond, 2 * microsecond, microsecond));
    }

    [Fact]
    public void A_clock_set_back_makes_no_negative_time() =>
        ResponseTime.Of(s_sent, s_sent.AddHours(-2), s_sent.AddHours(-1), [Wait(-3, 2)]).ShouldBe(new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero));

    private static AgencyWait Wait(int from, int until) => new(s_sent.AddHours(from), s_sent.AddHours(until));
}
