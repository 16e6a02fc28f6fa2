using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Portal.Jobs;

/// <summary>The room's face.</summary>
public static class JobsModule
{
    /// <summary>Runs the portal's timetable from the start of the host to its end, by the clock in the container.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services) => services.AddJobs(JobSchedule.Portal);

    /// <summary>Runs a timetable.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services, JobSchedule schedule)
    {
        services.AddSingleton(schedule);
        services.AddQuartz(quartz =>
        {
            // Each process keeps the timetable for itself: what must happen once is a unique row of ours, whoever sweeps.
            quartz.UseInMemoryStore();
            foreach (var row in schedule.Rows)
                quartz.ScheduleJob<ScheduledCommand>(trigger => Time(trigger, row), job => Describe(job, row));
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return services;
    }

    private static void Describe(IJobConfigurator<ScheduledCommand> job, JobRow row) =>
        job.WithIdentity(row.Name).UsingJobData(ScheduledCommand.Row, row.Name).DisallowConcurrentExecution();

    /// <summary>Whatever was missed while nothing ran is made up for by one run.</summary>
    private static void Time(ITriggerConfigurator<ScheduledCommand> trigger, JobRow row) =>
        trigger.WithIdentity(row.Name).WithSimpleSchedule(
            times => times.WithInterval(row.Every).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithExistingCount));
}
