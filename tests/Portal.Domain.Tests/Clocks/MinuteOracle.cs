using Portal.Domain.Clocks;

namespace Portal.Domain.Tests.Clocks;

/// <summary>Working time counted the slow way: every minute of a day is looked up on the zone's wall clock. A day counts
/// from the first minute that shows its opening hour or later to the last that shows less than its closing hour, so an
/// hour that passes twice inside the day counts twice, and one that is skipped does not count.</summary>
internal sealed class MinuteOracle(WorkingCalendar calendar)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(calendar.Zone);
    private readonly Dictionary<DateOnly, HashSet<DateTimeOffset>> _days = [];

    public DateTimeOffset After(DateTimeOffset start, int minutes)
    {
        var minute = start;
        while (minutes > 0)
        {
            minutes -= Counts(minute) ? 1 : 0;
            minute = minute.AddMinutes(1);
        }

        return minute;
    }

    public int Between(DateTimeOffset from, DateTimeOffset until)
    {
        var sum = 0;
        for (var minute = from; minute < until; minute = minute.AddMinutes(1))
            sum += Counts(minute) ? 1 : 0;
        return sum;
    }

    private bool Counts(DateTimeOffset minute)
    {
        var day = DateOnly.FromDateTime(Wall(minute));
        if (!_days.TryGetValue(day, out var counted))
            _days[day] = counted = Counted(day);
        return counted.Contains(minute);
    }

    private HashSet<DateTimeOffset> Counted(DateOnly day)
    {
        if (!calendar.Days.Contains(day.DayOfWeek) || calendar.Holidays.Contains(day))
            return [];
        var noon = new DateTimeOffset(day.ToDateTime(new(12, 0)), TimeSpan.Zero);
        var minutes = Enumerable.Range(-28 * 60, 56 * 60).Select(i => noon.AddMinutes(i))
            .Select(at => (At: at, Wall: Wall(at))).Where(minute => DateOnly.FromDateTime(minute.Wall) == day).ToList();
        var first = minutes.FindIndex(minute => TimeOnly.FromDateTime(minute.Wall) >= calendar.Opens);
        var last = minutes.FindLastIndex(minute => TimeOnly.FromDateTime(minute.Wall) < calendar.Closes);
        return [.. minutes.Skip(first).Take(last - first + 1).Select(minute => minute.At)];
    }

    private DateTime Wall(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, _zone).DateTime;
}
