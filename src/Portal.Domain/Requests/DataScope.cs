namespace Portal.Domain.Requests;

/// <summary>What records are asked for.</summary>
/// <param name="CategoryCodes">Codes of data categories, comma separated as stored, in the order of the form.</param>
/// <param name="FirstDay">First calendar day of the range, in <paramref name="Zone"/>.</param>
/// <param name="LastDay">Last calendar day of the range, included whole.</param>
/// <param name="Zone">IANA time zone in which the days are meant.</param>
/// <param name="Certificate">A records certificate is wanted beside the data.</param>
public sealed record DataScope(string CategoryCodes, DateOnly FirstDay, DateOnly LastDay, string Zone, bool Certificate)
{
    /// <summary>Codes of the categories.</summary>
    public IReadOnlyList<string> Categories => CategoryCodes.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>First year of the range at the earliest: the first block of the first chain is of January 2009.</summary>
    public const int FirstYear = 2009;

    /// <summary>Longest range, in years.</summary>
    public const int MaxYears = 10;

    /// <summary>UTC; the first instant of the range.</summary>
    public DateTimeOffset From => StartOf(FirstDay);

    /// <summary>UTC; the first instant after the range.</summary>
    public DateTimeOffset Until => StartOf(LastDay.AddDays(1));

    /// <summary>What stands against the range; while something does, its instants may not exist.</summary>
    /// <param name="now">UTC.</param>
    public IReadOnlyList<Refusal> Against(DateTimeOffset now)
    {
        if (FirstDay.Year < FirstYear)
            return [RequestErrors.RangeTooEarly(FirstYear)];
        // Years are compared first, since the last days of the calendar have no instant in every zone.
        if (FirstDay.Year > now.Year + 1 || From > now)
            return [RequestErrors.RangeInFuture];
        if (LastDay < FirstDay)
            return [RequestErrors.RangeBackwards];
        return LastDay >= FirstDay.AddYears(MaxYears) ? [RequestErrors.RangeTooLong(MaxYears)] : [];
    }

    /// <summary>The first instant of a day in the zone; where midnight is skipped, the instant of the change. Looked for from instants to
    /// the wall clock, which always has an answer: the other way round the runtime is an hour off where a zone moved its base
    /// time, e.g. in Amman and Asunción. Zones differ from UTC by whole quarters of an hour since <see cref="FirstYear"/>.</summary>
    private DateTimeOffset StartOf(DateOnly day)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        var instant = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), s_furthestEast).ToUniversalTime();
        while (DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime) < day)
            instant = instant.AddMinutes(15);
        return instant;
    }

    /// <summary>No zone is further ahead of UTC.</summary>
    private static readonly TimeSpan s_furthestEast = TimeSpan.FromHours(14);
}
