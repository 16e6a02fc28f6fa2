namespace Portal.Domain.Reports;

/// <summary>Why a report cannot be made.</summary>
public static class ReportErrors
{
    /// <summary>The period ends before it begins.</summary>
    public static Refusal PeriodBackwards { get; } = new("reports.period-backwards") { Field = "last" };

    /// <summary>The period has more days than one report is about.</summary>
    public static Refusal PeriodTooLong(int days, int limit) => new("reports.period-too-long", ("days", days), ("limit", limit)) { Field = "first" };

    /// <summary>What was typed is no day.</summary>
    /// <param name="field">Where it was typed.</param>
    public static Refusal NoDay(string field) => new("reports.no-day") { Field = field };

    /// <summary>What stands in the address is none of the report's choices.</summary>
    /// <param name="field">Which choice.</param>
    public static Refusal NoChoice(string field) => new("reports.no-choice") { Field = field };
}
