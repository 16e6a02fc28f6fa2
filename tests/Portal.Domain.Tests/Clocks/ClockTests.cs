using Portal.Domain.Clocks;
using Portal.Domain.Requests;
using Portal.Domain.Tests.Requests;

namespace Portal.Domain.Tests.Clocks;

public sealed class ClockTests
{
    private static readonly DateTimeOffset s_start = Freezes.Now;
    private static readonly ClockRule s_rule = Freezes.Clocks.Rules[0] with { Limit = TimeSpan.FromMinutes(100) };
    private static readonly WorkingCalendar s_office = new("office", "Europe/Vienna", [DayOfWeek.Tuesday, DayOfWeek.Wednesday], new(8, 0), new(11, 0), []);

    [Fact]
    public void Alarms_come_at_50_80_and_100_percent_each_once()
    {
        var clock = Start(s_rule, WorkingCalendar.Always);
        var raised = new List<(int Minute, int Percent)>();

        for (var minute = 0; minute <= 300; minute++)
            raised.AddRange(clock.RaiseDueAlarms(WorkingCalendar.Always, s_start.AddMinutes(minute)).Select(alarm => (minute, alarm.Percent)));

        raised.ShouldBe([(50, 50), (80, 80), (100, 100)]);
        clock.NextAlarmAt.ShouldBeNull();
        clock.Alarms.Select(alarm => alarm.Percent).ShouldBe([50, 80, 100]);
    }

    [Fact]
    public void A_sweep_that_comes_late_raises_all_that_fell_due()
    {
        var clock = Start(s_rule, WorkingCalendar.Always);
        var late = s_start.AddMinutes(90);

        clock.RaiseDueAlarms(WorkingCalendar.Always, late).ShouldBe([new(50, late), new(80, late)]);
        clock.RaiseDueAlarms(WorkingCalendar.Always, late).ShouldBeEmpty();
        clock.NextAlarmAt.ShouldBe(s_start.AddMinutes(100));
    }

    [Fact]
    public void Alarms_are_counted_in_the_clocks_own_calendar()
    {
        // Tuesday 10:00 in Vienna: one hour is left today, forty minutes fall on tomorrow.
        var clock = Start(s_rule, s_office);

        clock.NextAlarmAt.ShouldBe(s_start.AddMinutes(50));
        clock.DueAt.ShouldBe(s_start.AddDays(1).AddHours(-2).AddMinutes(40));
        clock.RaiseDueAlarms(s_office, s_start.AddHours(12)).ShouldHaveSingleItem().Percent.ShouldBe(50);
        clock.NextAlarmAt.ShouldBe(s_start.AddDays(1).AddHours(-2).AddMinutes(20));
    }

    [Fact]
    public void A_stopped_clock_is_silent_and_stays_as_it_stopped()
    {
        var clock = Start(s_rule, WorkingCalendar.Always);
        clock.Stop(s_start.AddMinutes(60)).ShouldBeTrue();

        clock.NextAlarmAt.ShouldBeNull();
        clock.RaiseDueAlarms(WorkingCalendar.Always, s_start.AddDays(1)).ShouldBeEmpty();
        clock.Stop(s_start.AddMinutes(70)).ShouldBeFalse();
        clock.StoppedAt.ShouldBe(s_start.AddMinutes(60));
    }

    [Fact]
    public void Time_used_grows_until_the_clock_stops()
    {
        var clock = Start(s_rule, s_office);
        clock.Used(s_office, s_start.AddMinutes(30)).ShouldBe(TimeSpan.FromMinutes(30));
        clock.Used(s_office, s_start.AddHours(5)).ShouldBe(TimeSpan.FromMinutes(60), "the office closed");

        clock.Stop(s_start.AddMinutes(45));

        clock.Used(s_office, s_start.AddDays(2)).ShouldBe(TimeSpan.FromMinutes(45));
    }

    [Fact]
    public void A_clock_keeps_the_row_it_was_started_by()
    {
        var clock = Start(s_rule, s_office);

        (clock.Rule, clock.PolicyVersion, clock.Source, clock.Limit, clock.Plan).ShouldBe(("ACK", "v3", "promise", TimeSpan.FromMinutes(100), "50,80,100"));
    }

    [Fact]
    public void Alarms_of_a_request_name_the_clock_and_happen_once()
    {
        var request = Freezes.Waiting();

        request.RaiseDueAlarms(Freezes.Clocks, s_start.AddHours(2)).ShouldBe(4, "three of the acknowledgement, one of the hold");
        request.Events.Select(happened => happened.Facts).Select(facts => $"{facts[0].Value} {facts[1].Value}")
            .ShouldBe(["Acknowledge 50", "Acknowledge 80", "Acknowledge 100", "HoldPlaced 50"]);
        request.Version.ShouldBe(2);

        request.RaiseDueAlarms(Freezes.Clocks, s_start.AddHours(2)).ShouldBe(0);
        request.Version.ShouldBe(2);
    }

    [Fact]
    public void A_claimed_request_is_silent_about_its_acknowledgement()
    {
        var request = Freezes.Claimed();

        request.RaiseDueAlarms(Freezes.Clocks, s_start.AddDays(1)).ShouldBe(3);

        request.Events.OfType<ClockAlarmRaised>().ShouldAllBe(alarm => alarm.Clock == ClockName.HoldPlaced);
    }

    private static Clock Start(ClockRule rule, WorkingCalendar calendar) => Clock.Start(Guid.NewGuid(), rule with { Calendar = calendar.Id }, "v3", calendar, s_start);
}
