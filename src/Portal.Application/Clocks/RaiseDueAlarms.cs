using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Policies;
using Portal.Application.Ports;
using Portal.Application.Requests;
using Portal.Domain;

namespace Portal.Application.Clocks;

/// <summary>Raises the alarms of every clock that has reached one. Each alarm is a row that is unique in the database, so
/// that two sweeps at once, a restart or a second node raise it once.</summary>
public sealed record RaiseDueAlarms : ICommand<AlarmsRaised>;

/// <summary>How many were raised, and whether more were due than one sweep takes.</summary>
public sealed record AlarmsRaised(int Count, bool More);

internal sealed class RaiseDueAlarmsHandler(IPortalDb db, PolicyBook policies, TimeProvider time) : IRequestHandler<RaiseDueAlarms, Result<AlarmsRaised>>
{
    /// <summary>A sweep holds the commit; a backlog after a long stop is taken in pieces.</summary>
    private const int Batch = 100;

    public async Task<Result<AlarmsRaised>> Handle(RaiseDueAlarms command, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = await db.Requests.Whole()
            .Where(request => request.Clocks.Any(clock => clock.NextAlarmAt <= now))
            .OrderBy(request => request.DueAt).Take(Batch + 1).ToListAsync(cancellationToken);
        var raised = due.Take(Batch).Sum(request => request.RaiseDueAlarms(policies.Clocks, now));
        return new AlarmsRaised(raised, due.Count > Batch);
    }
}
