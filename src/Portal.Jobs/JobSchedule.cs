using Portal.Application.Clocks;
using Portal.Application.Holds;
using Portal.Application.Ledger;
using Portal.Application.Notices;
using Portal.Application.Packets;
using Portal.Application.Pipeline;

namespace Portal.Jobs;

/// <summary>The timetable: what the portal does without being asked.</summary>
public sealed class JobSchedule
{
    private readonly Dictionary<string, JobRow> _byName;

    /// <summary>A timetable that can run.</summary>
    /// <exception cref="InvalidOperationException">Two rows have one name, or a row has no name or no interval.</exception>
    public JobSchedule(params IReadOnlyList<JobRow> rows)
    {
        foreach (var row in rows)
        {
            if (string.IsNullOrWhiteSpace(row.Name))
                throw new InvalidOperationException("A row of the timetable has no name.");
            if (row.Every <= TimeSpan.Zero)
                throw new InvalidOperationException($"The row {row.Name} of the timetable has no interval to run at.");
        }

        if (rows.CountBy(row => row.Name).FirstOrDefault(name => name.Value > 1) is { Value: > 1 } twice)
            throw new InvalidOperationException($"The timetable has {twice.Value} rows named {twice.Key}.");
        Rows = rows;
        _byName = rows.ToDictionary(row => row.Name);
    }

    /// <summary>The portal's own.</summary>
    public static JobSchedule Portal { get; } = new(
        JobRow.Of("raise-due-alarms", TimeSpan.FromSeconds(15), () => new RaiseDueAlarms(), raised => raised.More),
        JobRow.Of("deliver-notices", TimeSpan.FromSeconds(2), () => new DeliverNotices(), delivered => delivered.More),
        JobRow.Of("chase-holds", TimeSpan.FromSeconds(2), () => new ChaseHolds(), chased => chased.More),
        JobRow.Of("press-packets", TimeSpan.FromSeconds(2), () => new PressPackets(), pressed => pressed.More),
        JobRow.Of("send-mails", TimeSpan.FromSeconds(10), () => new SendMails(), sent => sent.More),
        JobRow.Of("discard-old-forms", TimeSpan.FromHours(1), () => new DiscardOldForms(), discarded => discarded.More),
        JobRow.Of("sign-checkpoint", TimeSpan.FromSeconds(1), () => new SignCheckpoint(), _ => false),
        // Whatever was damaged while nothing ran is found after the start, and then within a day.
        JobRow.Of("scrub-ledger", TimeSpan.FromDays(1), () => new ScrubLedger(), _ => false));

    public IReadOnlyList<JobRow> Rows { get; }

    /// <summary>The row of that name, or null when there is none.</summary>
    public JobRow? Find(string name) => _byName.GetValueOrDefault(name);
}
