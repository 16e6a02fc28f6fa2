using Portal.Domain.Requests;

namespace Portal.Domain.Clocks;

/// <summary>What is being timed.</summary>
public enum ClockName
{
    /// <summary>Until a person of the desk has taken the request.</summary>
    Acknowledge,

    /// <summary>Until the operator's system has confirmed the hold.</summary>
    HoldPlaced,

    /// <summary>Until the final answer has been disclosed; stands still while the agency owes a reply.</summary>
    Respond,
}

/// <summary>One row of the clock table.</summary>
/// <param name="Id">Row name, shown wherever the clock explains itself.</param>
/// <param name="Kind">Request kind the row is for.</param>
/// <param name="Urgency">Null for any.</param>
/// <param name="Basis">Null for any.</param>
/// <param name="Clock">What is timed.</param>
/// <param name="Limit">Counted time allowed.</param>
/// <param name="Calendar">Id of the calendar the time is counted in.</param>
/// <param name="Alarms">Percentages of the limit at which an alarm is raised, ascending.</param>
/// <param name="Source">Where the limit comes from: an article, or the operator's own promise.</param>
/// <param name="Confirmed">Statutory rows that nobody confirmed are switched off.</param>
public sealed record ClockRule(
    string Id, RequestKind Kind, Urgency? Urgency, HoldBasis? Basis, ClockName Clock, TimeSpan Limit, string Calendar,
    IReadOnlyList<int> Alarms, string Source, bool Confirmed)
{
    /// <summary>Whether the row is in force for such a request.</summary>
    public bool AppliesTo(RequestKind kind, Urgency urgency, HoldBasis? basis) =>
        Confirmed && Kind == kind && (Urgency is null || Urgency == urgency) && (Basis is null || Basis == basis);
}

/// <summary>The clock table with its calendars; a reviewed, versioned piece of data.</summary>
/// <param name="Version">Version of the table, kept with every clock it starts.</param>
/// <param name="Calendars">Calendars that rows name.</param>
/// <param name="Rules">Rows; for each clock the first that applies wins.</param>
public sealed record ClockPolicy(string Version, IReadOnlyList<WorkingCalendar> Calendars, IReadOnlyList<ClockRule> Rules)
{
    /// <summary>The rows that start clocks for such a request, one for each clock name.</summary>
    public IReadOnlyList<ClockRule> RulesFor(RequestKind kind, Urgency urgency, HoldBasis? basis) =>
        [.. Rules.Where(rule => rule.AppliesTo(kind, urgency, basis)).DistinctBy(rule => rule.Clock)];

    /// <summary>The named calendar.</summary>
    public WorkingCalendar Calendar(string id) =>
        id == WorkingCalendar.AlwaysId ? WorkingCalendar.Always : Calendars.Single(calendar => calendar.Id == id);
}
