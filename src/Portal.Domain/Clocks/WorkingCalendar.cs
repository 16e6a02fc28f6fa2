namespace Portal.Domain.Clocks;

/// <summary>When time counts. Around the clock, or the working hours of a named zone without its holidays.</summary>
/// <param name="Id">Name in the policy table; <c>always</c> counts every minute.</param>
/// <param name="Zone">IANA time zone whose wall clock the hours are read on.</param>
/// <param name="Days">Working days.</param>
/// <param name="Opens">First counted wall-clock minute of a working day.</param>
/// <param name="Closes">First minute no longer counted.</param>
/// <param name="Holidays">Days on which nothing counts.</param>
public sealed record WorkingCalendar(
    string Id, string Zone, IReadOnlyList<DayOfWeek> Days, TimeOnly Opens, TimeOnly Closes, IReadOnlyList<DateOnly> Holidays)
{
    /// <summary>The id of the calendar that counts every minute.</summary>
    public const string AlwaysId = "always";

    /// <summary>Counts every minute.</summary>
    public static WorkingCalendar Always { get; } = new(AlwaysId, "UTC", [], default, default, []);

    private bool CountsEverything => Id == AlwaysId;

    /// <summary>The instant at which <paramref name="work"/> of counted time has passed since <paramref name="start"/>.</summary>
    /// <param name="start">UTC.</param>
    /// <param name="work">Counted time; not negative.</param>
    public DateTimeOffset After(DateTimeOffset start, TimeSpan work)
    {
        if (CountsEverything)
            return start + work;
        foreach (var (from, to) in Windows(start))
        {
            var begin = from > start ? from : start;
            if (begin >= to)
                continue;
            if (work <= to - begin)
                return begin + work;
            work -= to - begin;
        }

        throw new InvalidOperationException($"Calendar {Id} has no working time left.");
    }

    /// <summary>Counted time between two instants; zero when <paramref name="until"/> is not later.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset until)
    {
        if (until <= from)
            return TimeSpan.Zero;
        if (CountsEverything)
            return until - from;
        var sum = TimeSpan.Zero;
        foreach (var (opens, closes) in Windows(from))
        {
            if (opens >= until)
                break;
            var begin = opens > from ? opens : from;
            var end = closes < until ? closes : until;
            if (end > begin)
                sum += end - begin;
        }

        return sum;
    }

    /// <summary>Working windows as instants, from the day of <paramref name="start"/> on. Wall-clock hours that a change of
    /// summer time skips or repeats are counted as they pass: the day opens at the first passing of its opening hour and closes at
    /// the last of its closing hour.</summary>
    private IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Windows(DateTimeOffset start)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        var begin = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(start, zone).DateTime);
        const int tenYears = 3660;
        for (var i = 0; i < tenYears; i++)
        {
            var day = begin.AddDays(i);
            if (Days.Contains(day.DayOfWeek) && !Holidays.Contains(day))
                yield return (AsInstant(day.ToDateTime(Opens), zone, first: true), AsInstant(day.ToDateTime(Closes), zone, first: false));
        }
    }

    /// <summary>A wall-clock time as an instant. A time that is skipped is the instant of the change; of a time that passes
    /// twice the first or the second passing is meant.</summary>
    private static DateTimeOffset AsInstant(DateTime wall, TimeZoneInfo zone, bool first)
    {
        while (zone.IsInvalidTime(wall))
            wall = wall.AddMinutes(1);
        if (!zone.IsAmbiguousTime(wall))
            return new DateTimeOffset(wall, zone.GetUtcOffset(wall)).ToUniversalTime();
        // The greater offset is the one before the change, and so the earlier instant.
        var offsets = zone.GetAmbiguousTimeOffsets(wall);
        return new DateTimeOffset(wall, first ? offsets.Max() : offsets.Min()).ToUniversalTime();
    }
}
