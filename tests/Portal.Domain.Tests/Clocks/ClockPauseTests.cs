using Portal.Domain.Clocks;
using Portal.Domain.Tests.Requests;

namespace Portal.Domain.Tests.Clocks;

public sealed class ClockPauseTests
{
    private static readonly DateTimeOffset s_start = Freezes.Now;
    private static readonly ClockRule s_rule = Freezes.Clocks.Rules[0] with { Limit = TimeSpan.FromMinutes(100) };
    private static readonly WorkingCalendar s_office = new("office", "Europe/Vienna", [DayOfWeek.Tuesday, DayOfWeek.Wednesday], new(8, 0), new(11, 0), []);

    [Fact]
    public void While_it_stands_still_nothing_is_used_and_nothing_sounds()
    {
        var clock = Start(WorkingCalendar.Always);

        clock.Pause(s_start.AddMinutes(30)).ShouldBeTrue();

        (clock.Runs, clock.PausedAt, clock.NextAlarmAt).ShouldBe((false, s_start.AddMinutes(30), null));
        clock.Used(WorkingCalendar.Always, s_start.AddDays(3)).ShouldBe(TimeSpan.FromMinutes(30));
        clock.RaiseDueAlarms(WorkingCalendar.Always, s_start.AddDays(3)).ShouldBeEmpty();
    }

    [Fact]
    public void What_was_left_when_it_was_paused_is_left_when_it_runs_on()
    {
        var clock = Start(WorkingCalendar.Always);
        clock.Pause(s_start.AddMinutes(30));

        clock.Resume(WorkingCalendar.Always, s_start.AddMinutes(530)).ShouldBeTrue();

        (clock.DueAt, clock.NextAlarmAt, clock.Runs).ShouldBe((s_start.AddMinutes(600), s_start.AddMinutes(550), true));
        clock.Pauses.ShouldBe([new ClockPause(s_start.AddMinutes(30), s_start.AddMinutes(530))]);
        clock.Used(WorkingCalendar.Always, s_start.AddMinutes(540)).ShouldBe(TimeSpan.FromMinutes(40));
    }

    [Fact]
    public void Every_pause_counts_and_each_alarm_still_sounds_once()
    {
        var clock = Start(WorkingCalendar.Always);
        foreach (var minute in new[] { 10, 70, 130 })
        {
            clock.Pause(s_start.AddMinutes(minute));
            clock.Resume(WorkingCalendar.Always, s_start.AddMinutes(minute + 40));
        }

        clock.DueAt.ShouldBe(s_start.AddMinutes(220));
        clock.RaiseDueAlarms(WorkingCalendar.Always, s_start.AddMinutes(219)).Select(alarm => alarm.Percent).ShouldBe([50, 80]);
        clock.RaiseDueAlarms(WorkingCalendar.Always, s_start.AddMinutes(220)).Select(alarm => alarm.Percent).ShouldBe([100]);
        clock.Used(WorkingCalendar.Always, s_start.AddMinutes(220)).ShouldBe(clock.Limit);
    }

    [Fact]
    public void A_pause_over_closing_time_takes_only_working_time_out()
    {
        // Tuesday 10:00 in Vienna; the office closes at 11:00 and opens on Wednesday at 8:00.
        var clock = Start(s_office);
        clock.Pause(s_start.AddMinutes(20));

        clock.Resume(s_office, s_start.AddDays(1).AddHours(-2).AddMinutes(30));

        clock.DueAt.ShouldBe(s_start.AddDays(1).AddHours(-2).AddMinutes(110), "80 of 100 minutes are left at 8:30");
        clock.Used(s_office, s_start.AddDays(1).AddHours(-2).AddMinutes(40)).ShouldBe(TimeSpan.FromMinutes(30));
    }

    [Fact]
    public void A_clock_that_was_late_already_stays_due_when_it_was_due()
    {
        var clock = Start(WorkingCalendar.Always);
        clock.Pause(s_start.AddMinutes(150));

        clock.Resume(WorkingCalendar.Always, s_start.AddMinutes(500));

        clock.DueAt.ShouldBe(s_start.AddMinutes(100));
        clock.Used(WorkingCalendar.Always, s_start.AddMinutes(510)).ShouldBe(TimeSpan.FromMinutes(160));
    }

    [Fact]
    public void Stopping_ends_the_pause_and_what_stopped_is_not_paused_again()
    {
        var clock = Start(WorkingCalendar.Always);
        clock.Pause(s_start.AddMinutes(30));

        clock.Stop(s_start.AddMinutes(90)).ShouldBeTrue();

        (clock.PausedAt, clock.StoppedAt).ShouldBe((null, s_start.AddMinutes(90)));
        clock.Pauses.ShouldHaveSingleItem().Until.ShouldBe(s_start.AddMinutes(90));
        clock.Used(WorkingCalendar.Always, s_start.AddDays(1)).ShouldBe(TimeSpan.FromMinutes(30));
        clock.Pause(s_start.AddMinutes(95)).ShouldBeFalse();
        clock.Resume(WorkingCalendar.Always, s_start.AddMinutes(95)).ShouldBeFalse();
    }

    [Fact]
    public void Only_a_running_clock_is_paused_and_only_a_paused_one_runs_on()
    {
        var clock = Start(WorkingCalendar.Always);

        clock.Resume(WorkingCalendar.Always, s_start.AddMinutes(1)).ShouldBeFalse();
        clock.Pause(s_start.AddMinutes(5)).ShouldBeTrue();
        clock.Pause(s_start.AddMinutes(9)).ShouldBeFalse();

        clock.PausedAt.ShouldBe(s_start.AddMinutes(5));
    }

    /// <summary>The sum by counting minutes, over many random histories: due is where the counted minutes reach the limit.</summary>
    [Fact]
    public void Due_and_used_equal_a_count_of_minutes_over_random_histories()
    {
        for (var seed = 1; seed <= 300; seed++)
        {
            var dice = new Random(seed); // a seed gives the same history each time
            var calendar = seed % 2 == 0 ? s_office : WorkingCalendar.Always;
            var clock = Start(calendar);
            var (at, pauses) = (0, new List<(int From, int Until)>());
            for (var i = dice.Next(0, 4); i > 0; i--)
            {
                var from = at + dice.Next(1, 60);
                var until = from + dice.Next(1, 3000);
                clock.Pause(s_start.AddMinutes(from));
                clock.Resume(calendar, s_start.AddMinutes(until));
                pauses.Add((from, until));
                at = until;
            }

            var (counted, minute) = (0, 0);
            while (counted < 100)
            {
                if (Counts(calendar, s_start.AddMinutes(minute)) && !pauses.Exists(pause => minute >= pause.From && minute < pause.Until))
                    counted++;
                minute++;
            }

            clock.DueAt.ShouldBe(s_start.AddMinutes(minute), $"seed {seed}");
            // What is asked about is never earlier than what has happened.
            if (minute >= at)
                clock.Used(calendar, clock.DueAt).ShouldBe(clock.Limit, $"seed {seed}");
        }
    }

    private static bool Counts(WorkingCalendar calendar, DateTimeOffset at)
    {
        // November: Vienna is one hour ahead.
        var wall = at.AddHours(1);
        return calendar.Id == WorkingCalendar.AlwaysId || (calendar.Days.Contains(wall.DayOfWeek) && wall.Hour is >= 8 and < 11);
    }

    private static Clock Start(WorkingCalendar calendar) => Clock.Start(Guid.NewGuid(), s_rule with { Calendar = calendar.Id }, "v3", calendar, s_start);
}
