using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Portal.Application.Clocks;
using Portal.Application.Notices;
using Portal.Domain;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Jobs.Tests;

public sealed class TimetableTests
{
    [Theory, EveryEngine]
    public async Task The_timetable_raises_alarms_and_tells_of_them(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.ASubmittedFreezeAsync(portal.Person("Johanna Muster").AsActor());
        // So late that every alarm is due in the first sweep: how far the clock then gets while the timetable is waited for does not matter.
        portal.Time.Advance(TimeSpan.FromDays(60));

        await using (var timetable = await RunningTimetable.StartAsync(portal))
        {
            await timetable.UntilAsync<RaiseDueAlarms>(5);
            await timetable.UntilAsync<DeliverNotices>(timetable.Sends.Of<DeliverNotices>() + 3);
        }

        portal.Database.Count("clock_alarms").ShouldBe(9);
        portal.Database.Count("outbox WHERE topic = 'clock-alarm'").ShouldBe(9);
        portal.Database.Count("outbox WHERE delivered_at IS NULL").ShouldBe(0);
    }

    [Fact]
    public async Task A_row_that_fails_is_logged_by_name_alone_and_stops_neither_itself_nor_the_others()
    {
        await using var timetable = await RunningTimetable.StartAsync(() => (message, _) => message is RaiseDueAlarms
            ? throw new InvalidOperationException("KR-2026/118")
            : Task.FromResult<object>((Result<NoticesDelivered>)new NoticesDelivered(0, false)));

        await timetable.UntilAsync<RaiseDueAlarms>(3);
        await timetable.UntilAsync<DeliverNotices>(timetable.Sends.Of<DeliverNotices>() + 3);

        var failed = timetable.Log.Lines.Where(line => line.Contains("The job raise-due-alarms failed")).ToList();
        failed.Select(line => Regex.Match(line, "TraceId, (?<number>[0-9a-f]{32})").Groups["number"].Value).Distinct().Count(number => number.Length > 0)
            .ShouldBe(failed.Count, "each run has a number of its own");
        failed.Count.ShouldBeGreaterThanOrEqualTo(2);
        timetable.Log.Lines.ShouldNotContain(line => line.Contains("KR-2026/118") || line.Contains("deliver-notices failed"));
    }

    [Fact]
    public async Task A_refused_row_is_logged_and_sent_again_at_its_next_time()
    {
        await using var timetable = await RunningTimetable.StartAsync(() => (message, _) => Task.FromResult<object>(message is RaiseDueAlarms
            ? (Result<AlarmsRaised>)new Refusal("requests.not-allowed")
            : (Result<NoticesDelivered>)new NoticesDelivered(0, false)));

        await timetable.UntilAsync<RaiseDueAlarms>(2);

        timetable.Log.Lines.ShouldContain(line => line.Contains("The job raise-due-alarms was refused"));
    }

    [Theory]
    [InlineData(4, 4)]
    [InlineData(1000, 50)]
    public async Task A_backlog_is_worked_off_in_one_run_of_at_most_50_rounds(int rounds, int sent)
    {
        var perRun = new ConcurrentQueue<StrongCount>();
        await using (var timetable = await RunningTimetable.StartAsync(() =>
        {
            var count = new StrongCount();
            perRun.Enqueue(count);
            return (message, _) => Task.FromResult<object>(message is DeliverNotices
                ? (Result<NoticesDelivered>)new NoticesDelivered(100, ++count.Value < rounds)
                : (Result<AlarmsRaised>)new AlarmsRaised(0, false));
        }))
        {
            await timetable.UntilAsync<DeliverNotices>(sent + 1);
        }

        perRun.First(count => count.Value > 0).Value.ShouldBe(sent);
    }

    [Fact]
    public async Task A_row_never_runs_twice_at_once_and_the_end_of_the_host_waits_for_it()
    {
        var (release, running, most, ended) = (new TaskCompletionSource(), 0, 0, 0);
        var timetable = await RunningTimetable.StartAsync(() => async (message, _) =>
        {
            if (message is RaiseDueAlarms)
                return (Result<AlarmsRaised>)new AlarmsRaised(0, false);
            most = Math.Max(most, Interlocked.Increment(ref running));
            await release.Task;
            Interlocked.Decrement(ref running);
            Interlocked.Increment(ref ended);
            return (Result<NoticesDelivered>)new NoticesDelivered(0, false);
        });
        await timetable.UntilAsync<RaiseDueAlarms>(4);

        var stopping = timetable.StopAsync();
        stopping.IsCompleted.ShouldBeFalse();
        release.SetResult();
        await stopping;

        (most, ended).ShouldBe((1, 1));
        await timetable.DisposeAsync();
    }

    private sealed class StrongCount
    {
        public int Value { get; set; }
    }
}
