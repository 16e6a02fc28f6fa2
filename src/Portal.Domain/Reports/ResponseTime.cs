namespace Portal.Domain.Reports;

/// <summary>Which length of time is measured.</summary>
public enum ResponseMeasure
{
    /// <summary>From submission to the final answer, every minute counted.</summary>
    Gross,

    /// <summary>The gross time without the time the agency owed a reply.</summary>
    Net,

    /// <summary>From submission to the first answer, interim or final, every minute counted.</summary>
    First,
}

/// <summary>A stretch in which the agency owed a reply: from the question until it was replied to, taken back, or ended with
/// its request.</summary>
/// <param name="From">UTC.</param>
/// <param name="Until">UTC; null while the question is open.</param>
public sealed record AgencyWait(DateTimeOffset From, DateTimeOffset? Until);

/// <summary>How long one answered request took. The response time runs from submission to the disclosure of the final answer;
/// a decline is a final answer. All lengths run around the clock, whatever calendar the deadline was counted in, and are
/// never negative.</summary>
/// <param name="Gross">From submission to the final answer.</param>
/// <param name="Net">The gross time without the agency's waits.</param>
/// <param name="First">From submission to the first answer.</param>
public sealed record ResponseTime(TimeSpan Gross, TimeSpan Net, TimeSpan First)
{
    /// <summary>Measures one answered request. Of a wait only the part between submission and final answer counts, and a
    /// minute in which several waits overlap counts once; an open wait lasts until the final answer.</summary>
    /// <param name="submittedAt">UTC.</param>
    /// <param name="firstAnsweredAt">UTC.</param>
    /// <param name="answeredAt">UTC.</param>
    /// <param name="waits">In any order.</param>
    public static ResponseTime Of(DateTimeOffset submittedAt, DateTimeOffset firstAnsweredAt, DateTimeOffset answeredAt, IEnumerable<AgencyWait> waits)
    {
        var gross = Between(submittedAt, answeredAt);
        var waited = TimeSpan.Zero;
        // Everything before this instant has been looked at.
        var seen = submittedAt;
        foreach (var wait in waits.OrderBy(wait => wait.From))
        {
            var from = Later(wait.From, seen);
            var until = Earlier(wait.Until ?? answeredAt, answeredAt);
            waited += Between(from, until);
            seen = Later(seen, until);
        }

        return new(gross, gross - waited, Between(submittedAt, firstAnsweredAt));
    }

    /// <summary>One of the three lengths.</summary>
    /// <param name="measure">Which.</param>
    public TimeSpan By(ResponseMeasure measure) => measure switch
    {
        ResponseMeasure.Net => Net,
        ResponseMeasure.First => First,
        _ => Gross,
    };

    private static TimeSpan Between(DateTimeOffset from, DateTimeOffset until) => until > from ? until - from : TimeSpan.Zero;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
