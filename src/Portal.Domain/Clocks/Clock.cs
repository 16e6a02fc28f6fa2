namespace Portal.Domain.Clocks;

/// <summary>A running or stopped clock of one request. It keeps the row it was started by, so that a later change of the
/// table never moves a deadline that was already promised.</summary>
public sealed class Clock
{
    private readonly List<ClockAlarm> _alarms = [];
    private readonly List<ClockPause> _pauses = [];

    private Clock()
    {
    }

    /// <summary>Names the clock.</summary>
    public Guid Id { get; private set; }

    /// <summary>What is timed.</summary>
    public ClockName Name { get; private set; }

    /// <summary>The table row that started it.</summary>
    public string Rule { get; private set; } = "";

    /// <summary>Version of the table at the start.</summary>
    public string PolicyVersion { get; private set; } = "";

    /// <summary>Where the limit comes from.</summary>
    public string Source { get; private set; } = "";

    /// <summary>Id of the calendar the time is counted in.</summary>
    public string Calendar { get; private set; } = "";

    /// <summary>Counted time allowed.</summary>
    public TimeSpan Limit { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>UTC; the instant at which the limit is used up.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>UTC; null while it runs.</summary>
    public DateTimeOffset? StoppedAt { get; private set; }

    /// <summary>UTC; since when it stands still, null while it runs and once it has stopped.</summary>
    public DateTimeOffset? PausedAt { get; private set; }

    /// <summary>Pauses that are over, in order. Nothing counts while a pause lasts.</summary>
    public IReadOnlyList<ClockPause> Pauses => _pauses;

    /// <summary>Whether time counts now.</summary>
    public bool Runs => StoppedAt is null && PausedAt is null;

    /// <summary>When the next alarm falls due; null when none is left, and while the clock stands still.</summary>
    public DateTimeOffset? NextAlarmAt { get; private set; }

    /// <summary>Alarms raised so far; one row per percentage, unique in the database.</summary>
    public IReadOnlyList<ClockAlarm> Alarms => _alarms;

    /// <summary>Percentages planned at the start, ascending, comma separated as stored.</summary>
    public string Plan { get; private set; } = "";

    /// <summary>Starts a clock by a table row.</summary>
    public static Clock Start(Guid id, ClockRule rule, string policyVersion, WorkingCalendar calendar, DateTimeOffset now)
    {
        var clock = new Clock
        {
            Id = id, Name = rule.Clock, Rule = rule.Id, PolicyVersion = policyVersion, Source = rule.Source, Calendar = rule.Calendar,
            Limit = rule.Limit, StartedAt = now, DueAt = calendar.After(now, rule.Limit), Plan = string.Join(',', rule.Alarms),
        };
        clock.PlanNextAlarm(calendar);
        return clock;
    }

    /// <summary>Stops the clock; a stopped clock stays as it stopped. A pause ends with it.</summary>
    public bool Stop(DateTimeOffset now)
    {
        if (StoppedAt is not null)
            return false;
        EndPause(now);
        (StoppedAt, NextAlarmAt) = (now, null);
        return true;
    }

    /// <summary>Lets the clock stand still; only a running one does.</summary>
    public bool Pause(DateTimeOffset now)
    {
        if (!Runs)
            return false;
        (PausedAt, NextAlarmAt) = (now, null);
        return true;
    }

    /// <summary>Lets the clock run on. What was left of its limit when it was paused is left now, counted in its calendar.</summary>
    public bool Resume(WorkingCalendar calendar, DateTimeOffset now)
    {
        if (PausedAt is null)
            return false;
        EndPause(now);
        DueAt = Reached(calendar, Limit);
        PlanNextAlarm(calendar);
        return true;
    }

    /// <summary>Raises every alarm that has fallen due, each once.</summary>
    public IReadOnlyList<ClockAlarm> RaiseDueAlarms(WorkingCalendar calendar, DateTimeOffset now)
    {
        var raised = new List<ClockAlarm>();
        while (NextAlarmAt is { } due && due <= now)
        {
            var alarm = new ClockAlarm(NextPercent()!.Value, now);
            _alarms.Add(alarm);
            raised.Add(alarm);
            PlanNextAlarm(calendar);
        }

        return raised;
    }

    /// <summary>Counted time used so far, or until the clock stopped; pauses left out.</summary>
    public TimeSpan Used(WorkingCalendar calendar, DateTimeOffset now)
    {
        var used = TimeSpan.Zero;
        foreach (var (from, until) in Runnings(StoppedAt ?? PausedAt ?? now))
            used += calendar.Between(from, until);
        return used;
    }

    /// <summary>The stretches in which time counted, up to an instant.</summary>
    private IEnumerable<(DateTimeOffset From, DateTimeOffset Until)> Runnings(DateTimeOffset end)
    {
        var from = StartedAt;
        foreach (var pause in _pauses.OrderBy(pause => pause.From))
        {
            yield return (from, pause.From);
            from = pause.Until;
        }

        if (from < end)
            yield return (from, end);
    }

    /// <summary>The instant at which so much counted time has passed, were the clock to run on from the end of its last pause.</summary>
    private DateTimeOffset Reached(WorkingCalendar calendar, TimeSpan counted)
    {
        var left = counted;
        var from = StartedAt;
        foreach (var pause in _pauses.OrderBy(pause => pause.From))
        {
            var run = calendar.Between(from, pause.From);
            if (run >= left)
                return calendar.After(from, left);
            left -= run;
            from = pause.Until;
        }

        return calendar.After(from, left);
    }

    private void EndPause(DateTimeOffset now)
    {
        if (PausedAt is { } from)
            _pauses.Add(new(from, now));
        PausedAt = null;
    }

    private int? NextPercent() =>
        Plan.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => (int?)int.Parse(text, System.Globalization.CultureInfo.InvariantCulture))
            .FirstOrDefault(percent => _alarms.TrueForAll(alarm => alarm.Percent != percent));

    private void PlanNextAlarm(WorkingCalendar calendar) =>
        NextAlarmAt = NextPercent() is { } percent ? Reached(calendar, Limit * percent / 100) : null;
}

/// <summary>An alarm that was raised.</summary>
/// <param name="Percent">Share of the limit used up, in percent.</param>
/// <param name="RaisedAt">UTC; when the sweep saw it.</param>
public sealed record ClockAlarm(int Percent, DateTimeOffset RaisedAt);

/// <summary>A stretch in which a clock stood still.</summary>
/// <param name="From">UTC.</param>
/// <param name="Until">UTC.</param>
public sealed record ClockPause(DateTimeOffset From, DateTimeOffset Until);
