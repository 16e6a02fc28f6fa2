using System.Globalization;
using Portal.Domain.Requests;

namespace Portal.Application.Requests;

/// <summary>The place of a line in the queue's order, as it stands in an address: microseconds of the deadline (of
/// what has ended: of its sending), urgency, id.</summary>
internal sealed record QueueCursor(DateTimeOffset At, Urgency Urgency, RequestId Id)
{
    /// <summary>Reads a cursor; null for none and for anything that is not one, which shows the first page.</summary>
    public static QueueCursor? Parse(string? text)
    {
        var parts = (text ?? "").Split('_');
        return parts.Length == 3
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds)
            && microseconds <= (DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var urgency)
            && RequestId.TryParse(parts[2], CultureInfo.InvariantCulture, out var id)
            ? new(DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond), (Urgency)urgency, id)
            : null;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(At - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond}_{(int)Urgency}_{Id}");
}
