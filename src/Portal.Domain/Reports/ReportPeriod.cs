namespace Portal.Domain.Reports;

/// <summary>Days that a report is about: whole days in UTC, both included.</summary>
public sealed record ReportPeriod
{
    /// <summary>Most days of one report.</summary>
    public const int MaxDays = 366;

    /// <summary>Days of a report when nobody says which.</summary>
    public const int UsualDays = 90;

    private ReportPeriod(DateOnly first, DateOnly last) => (First, Last) = (first, last);

    /// <summary>First day, in UTC.</summary>
    public DateOnly First { get; }

    /// <summary>Last day, in UTC, included whole.</summary>
    public DateOnly Last { get; }

    /// <summary>UTC; the first instant.</summary>
    public DateTimeOffset From => StartOf(First);

    /// <summary>UTC; the first instant no longer in it.</summary>
    public DateTimeOffset Until => Last == DateOnly.MaxValue ? DateTimeOffset.MaxValue : StartOf(Last.AddDays(1));

    /// <summary>The days asked for. Without a last day it ends today; without a first day it has the usual length.</summary>
    /// <param name="first">Null for the usual length.</param>
    /// <param name="last">Null for today.</param>
    /// <param name="now">UTC.</param>
    /// <returns>Refused when it runs backwards or is too long.</returns>
    public static Result<ReportPeriod> Of(DateOnly? first, DateOnly? last, DateTimeOffset now)
    {
        var end = last ?? DateOnly.FromDateTime(now.UtcDateTime);
        var start = first ?? DateOnly.FromDayNumber(Math.Max(end.DayNumber - UsualDays + 1, 0));
        var days = end.DayNumber - start.DayNumber + 1;
        if (days < 1)
            return ReportErrors.PeriodBackwards;
        return days > MaxDays ? ReportErrors.PeriodTooLong(days, MaxDays) : new ReportPeriod(start, end);
    }

    private static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
