using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Portal.Persistence;

/// <summary>Instants as both engines keep them: UTC, whole microseconds.</summary>
internal static class Microseconds
{
    public static DateTimeOffset Of(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    public static long Count(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <exception cref="OverflowException">No instant: wrapping round could make it one, even the right one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Before the year 1 or after the year 9999.</exception>
    public static DateTimeOffset From(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(checked(microseconds * TimeSpan.TicksPerMicrosecond));

    /// <summary>For SQLite, which cannot order or compare instants.</summary>
    internal sealed class AsInteger() : ValueConverter<DateTimeOffset, long>(at => Count(at), microseconds => From(microseconds));

    /// <summary>For PostgreSQL's timestamptz.</summary>
    internal sealed class AsTimestamp() : ValueConverter<DateTimeOffset, DateTimeOffset>(at => Of(at), at => at);

    /// <summary>Lengths of time, on both engines.</summary>
    internal sealed class OfSpan() : ValueConverter<TimeSpan, long>(span => span.Ticks / TimeSpan.TicksPerMicrosecond, microseconds => TimeSpan.FromTicks(microseconds * TimeSpan.TicksPerMicrosecond));
}
