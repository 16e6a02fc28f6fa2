namespace Portal.Web.Ui.Parts;

/// <summary>How a deadline stands.</summary>
public enum DeadlineTone
{
    /// <summary>Less than half of the time is used.</summary>
    OnTime,

    /// <summary>Half or more is used: the clock's first alarm has been raised, so the chip and the notice say the same.</summary>
    Soon,

    /// <summary>All is used.</summary>
    Overdue,

    /// <summary>What was timed has happened.</summary>
    Stopped,

    /// <summary>Time does not count now.</summary>
    Paused,
}

/// <summary>A deadline as it is shown.</summary>
/// <param name="Tone">How it stands.</param>
/// <param name="Used">Share of the time used, 0 to 1, for the fuse.</param>
/// <param name="Span">Time left, time too late, or time taken.</param>
/// <param name="TextKey">Key of the words around the span.</param>
public sealed record Deadline(DeadlineTone Tone, double Used, TimeSpan Span, string TextKey)
{
    /// <summary>Share of the time from which a deadline counts as soon.</summary>
    public const double SoonFrom = 0.5;

    /// <param name="due">UTC; when all time is used.</param>
    /// <param name="started">UTC.</param>
    /// <param name="stopped">UTC; null while the clock runs.</param>
    /// <param name="now">UTC.</param>
    /// <param name="used">Share of counted time, when the clock counts working hours only; wall time when null.</param>
    /// <param name="counted">Counted time used; wall time when null.</param>
    public static Deadline Of(DateTimeOffset due, DateTimeOffset started, DateTimeOffset? stopped, DateTimeOffset now, double? used = null, TimeSpan? counted = null)
    {
        var at = stopped ?? now;
        var limit = due - started;
        var share = Math.Clamp(used ?? (limit > TimeSpan.Zero ? (at - started) / limit : 1), 0, 1);
        if (stopped is not null)
            return at <= due ? new(DeadlineTone.Stopped, share, counted ?? at - started, "deadline.stopped") : new(DeadlineTone.Stopped, 1, at - due, "deadline.stopped-late");
        if (at >= due)
            return new(DeadlineTone.Overdue, 1, at - due, "deadline.late");
        return new(share >= SoonFrom ? DeadlineTone.Soon : DeadlineTone.OnTime, share, due - at, "deadline.left");
    }

    /// <summary>Of a clock that stands still.</summary>
    /// <param name="due">UTC; when all time would have been used.</param>
    /// <param name="started">UTC.</param>
    /// <param name="paused">UTC; since when it stands still.</param>
    /// <param name="used">Share of counted time; wall time when null.</param>
    /// <param name="counted">Counted time used; wall time when null.</param>
    public static Deadline Paused(DateTimeOffset due, DateTimeOffset started, DateTimeOffset paused, double? used = null, TimeSpan? counted = null) =>
        Of(due, started, paused, paused, used, counted) with { Tone = DeadlineTone.Paused, Span = counted ?? paused - started, TextKey = "deadline.paused" };
}
