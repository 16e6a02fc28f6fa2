namespace Portal.Domain.Reports;

/// <summary>What the operator promises about response times, gross: with pauses taken out, questions would buy time.</summary>
public static class ResponseTarget
{
    /// <summary>The median is to be no more; single requests are held against it too.</summary>
    public static TimeSpan Median { get; } = TimeSpan.FromHours(24);

    /// <summary>The mean is to be no more.</summary>
    public static TimeSpan Mean { get; } = TimeSpan.FromDays(2);
}
