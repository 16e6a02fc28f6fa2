namespace Portal.Domain.Reports;

/// <summary>What is said about many lengths of time at once. Reckoned in whole numbers; each figure is a whole number of
/// microseconds, halves rounded up.</summary>
/// <param name="Count">How many there are; at least one.</param>
/// <param name="Mean">Their sum by their number.</param>
/// <param name="Median">The middle one in ascending order; of an even number, the mean of the two in the middle.</param>
/// <param name="P90">The nearest rank: the shortest of them that at least nine in ten do not exceed.</param>
/// <param name="Limit">The limit they are held against.</param>
/// <param name="Within">How many do not exceed the limit.</param>
public sealed record Spread(int Count, TimeSpan Mean, TimeSpan Median, TimeSpan P90, TimeSpan Limit, int Within)
{
    /// <summary>How many exceed the limit.</summary>
    public int Over => Count - Within;

    /// <summary>The figures of these lengths; null when there are none, since nothing has no mean.</summary>
    /// <param name="lengths">In any order, none negative.</param>
    /// <param name="limit">Counts those that do not exceed it.</param>
    public static Spread? Of(IReadOnlyCollection<TimeSpan> lengths, TimeSpan limit)
    {
        if (lengths.Count == 0)
            return null;
        var sorted = lengths.Order().ToList();
        var (lower, upper, p90) = Places(sorted.Count);
        return new(
            sorted.Count, MeanOf(sorted), MeanOf([sorted[lower], sorted[upper]]), MeanOf([sorted[p90]]), limit, sorted.Count(length => length <= limit));
    }

    /// <summary>Where median and P90 stand among so many lengths in ascending order, counted from 0. The two places of the
    /// median are one and the same for an odd number.</summary>
    /// <param name="count">At least one.</param>
    public static (int LowerMedian, int UpperMedian, int P90) Places(int count) => ((count - 1) / 2, count / 2, (((9 * count) + 9) / 10) - 1);

    /// <summary>The sum has more bits than 64 when a year's requests are added up in ticks.</summary>
    private static TimeSpan MeanOf(List<TimeSpan> lengths)
    {
        Int128 ticks = 0;
        foreach (var length in lengths)
            ticks += length.Ticks;
        Int128 whole = (Int128)lengths.Count * TimeSpan.TicksPerMicrosecond;
        return TimeSpan.FromTicks((long)(((2 * ticks) + whole) / (2 * whole)) * TimeSpan.TicksPerMicrosecond);
    }
}
