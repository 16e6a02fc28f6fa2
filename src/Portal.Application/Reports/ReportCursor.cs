using System.Globalization;
using Portal.Domain.Requests;

namespace Portal.Application.Reports;

/// <summary>The place of a line in a report's order, as it stands in an address: microseconds, a length of time or an instant
/// since 1970, and id.</summary>
internal sealed record ReportCursor(long Microseconds, RequestId Id)
{
    /// <summary>Reads a cursor; null for none and for anything that is not one, which shows the first page.</summary>
    public static ReportCursor? Parse(string? text)
    {
        var parts = (text ?? "").Split('_');
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds)
            && microseconds <= (DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond
            && RequestId.TryParse(parts[1], CultureInfo.InvariantCulture, out var id)
            ? new(microseconds, id)
            : null;
    }

    /// <summary>Of an instant.</summary>
    public static ReportCursor At(DateTimeOffset at, RequestId id) => new((at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond, id);

    /// <summary>As an instant.</summary>
    public DateTimeOffset Instant => DateTimeOffset.UnixEpoch.AddTicks(Microseconds * TimeSpan.TicksPerMicrosecond);

    /// <summary>Whether this place comes after another one.</summary>
    public bool IsAfter(ReportCursor other) => (Microseconds, Id.Value).CompareTo((other.Microseconds, other.Id.Value)) > 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Microseconds}_{Id}");
}
