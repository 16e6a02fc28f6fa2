using Portal.Domain.Clocks;

namespace Portal.Application.Clocks;

/// <summary>A clock that explains itself: the row it runs by, where the limit comes from, the calendar it counts in, each
/// pause, and the sum.</summary>
public sealed record ClockView(
    ClockName Name, string Rule, string PolicyVersion, string Source, string Calendar, string? CalendarZone, TimeSpan Limit, TimeSpan Used,
    DateTimeOffset StartedAt, DateTimeOffset DueAt, DateTimeOffset? StoppedAt, IReadOnlyList<ClockAlarm> Alarms,
    DateTimeOffset? PausedAt, IReadOnlyList<ClockPause> Pauses)
{
    /// <summary>Share of the limit used up, in percent; over 100 when late.</summary>
    public int Percent => (int)Math.Min(int.MaxValue, Used.Ticks * 100.0 / Limit.Ticks);

    internal static ClockView Of(Clock clock, ClockPolicy policy, DateTimeOffset now)
    {
        var calendar = policy.Calendar(clock.Calendar);
        return new(
            clock.Name, clock.Rule, clock.PolicyVersion, clock.Source, clock.Calendar, clock.Calendar == WorkingCalendar.AlwaysId ? null : calendar.Zone,
            clock.Limit, clock.Used(calendar, now), clock.StartedAt, clock.DueAt, clock.StoppedAt, [.. clock.Alarms.OrderBy(alarm => alarm.Percent)],
            clock.PausedAt, [.. clock.Pauses.OrderBy(pause => pause.From)]);
    }
}
