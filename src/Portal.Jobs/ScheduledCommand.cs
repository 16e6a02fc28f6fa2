using System.Diagnostics;
using MediatR;
using Microsoft.Extensions.Logging;
using Portal.Application.Pipeline;
using Portal.Domain.Accounts;
using Quartz;

namespace Portal.Jobs;

/// <summary>The one job: sends the command of the row that its data names, as the portal itself.</summary>
internal sealed partial class ScheduledCommand(JobSchedule schedule, CurrentActor current, IMediator mediator, ILogger<ScheduledCommand> log) : IJob
{
    /// <summary>Key of the row's name in the job's data.</summary>
    public const string Row = "row";

    /// <summary>A backlog is worked off in one run, but not one that grows as fast as it is worked off.</summary>
    private const int MaxRounds = 50;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var name = context.MergedJobDataMap.GetString(Row) ?? "";
        if (schedule.Find(name) is not { } row)
        {
            Unknown(log, name);
            return;
        }

        current.Become(Actor.Portal);
        // What this run writes down carries one number, as what a request writes down does.
        using var run = new Activity(row.Name).Start();
        try
        {
            await RunAsync(row, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested) // the edge of a run: whatever it was, the next run is the retry
        {
            Failed(log, name, failure.GetType().Name);
        }
    }

    private async Task RunAsync(JobRow row, CancellationToken cancellationToken)
    {
        var round = JobRound.More;
        for (var i = 0; i < MaxRounds && round == JobRound.More; i++)
            round = await row.SendAsync(mediator, cancellationToken);
        if (round == JobRound.Refused)
            Refused(log, row.Name);
    }

    [LoggerMessage(60, LogLevel.Error, "The job {Row} failed: {Kind}")]
    private static partial void Failed(ILogger log, string row, string kind);

    [LoggerMessage(61, LogLevel.Error, "The job {Row} was refused")]
    private static partial void Refused(ILogger log, string row);

    [LoggerMessage(62, LogLevel.Error, "The job {Row} is not in the timetable")]
    private static partial void Unknown(ILogger log, string row);
}
