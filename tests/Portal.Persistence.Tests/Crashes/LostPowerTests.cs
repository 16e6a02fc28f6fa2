using System.Data.Common;
using System.Diagnostics;
using Portal.Testing;
using Portal.Testing.Engines;
using Xunit.Abstractions;

namespace Portal.Persistence.Tests.Crashes;

/// <summary>Every write and flush of a process on SQLite is recorded; then the power is lost at many moments of it, and the portal
/// opens what could be left on the disk.</summary>
public sealed class LostPowerTests(ITestOutputHelper output)
{
    private static readonly int s_orders = Sizes.Of(quick: 25, full: 120);

    [StraceFact]
    public async Task Whenever_the_power_fails_what_was_said_to_be_done_is_on_the_disk_once_and_nothing_by_halves()
    {
        var (images, lost) = await ReplayAsync("", Sizes.Of(quick: 100, full: 1000));

        lost.ShouldBeEmpty();
        images.ShouldBeGreaterThanOrEqualTo(Sizes.Of(quick: 100, full: 1000));
    }

    /// <summary>The checker finds what a less careful database loses: one that flushes nothing, and one that does not flush the removal
    /// of its journal, which then takes back what was said to be done.</summary>
    [StraceTheory]
    [InlineData("PRAGMA synchronous = OFF")]
    [InlineData("PRAGMA synchronous = FULL")]
    public async Task A_database_that_flushes_less_loses_what_was_said_to_be_done(string pragma) =>
        (await ReplayAsync(pragma, images: 60)).Lost.ShouldContain(fault => fault.Contains("were said to be done"));

    private async Task<(int Images, IReadOnlyList<string> Lost)> ReplayAsync(string pragma, int images)
    {
        var (chance, clock) = (new Random(20261125), Stopwatch.StartNew());
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var errand = await Orders.PrepareAsync(portal, s_orders, pragma);
        TestDatabase.LetGo();
        var folder = Path.GetDirectoryName(portal.Database.Choice.Path)!;
        var before = Directory.GetFiles(folder).Select(file => (Path.GetFileName(file), File.ReadAllBytes(file))).ToList();
        var steps = await RecordAsync(errand, folder);
        steps.OfType<DiskStep.Said>().Count().ShouldBe(s_orders);

        var (disk, at, said, lost) = (new FailingDisk(before), 0, 0, new List<string>());
        foreach (var moment in Enumerable.Range(0, images).Select(_ => chance.Next(steps.Count + 1)).Order().ToList())
        {
            for (; at < moment; at++)
            {
                disk.Do(steps[at]);
                said += steps[at] is DiskStep.Said ? 1 : 0;
            }

            TestDatabase.LetGo();
            foreach (var file in Directory.GetFiles(folder))
                File.Delete(file);
            foreach (var (name, bytes) in disk.Image(chance))
                await File.WriteAllBytesAsync(Path.Combine(folder, name), bytes);
            try
            {
                await Orders.CheckAsync(portal, said, $"power lost at step {moment} of {steps.Count}");
            }
            catch (Exception fault) when (fault is ShouldAssertException or DbException)
            {
                lost.Add(fault.Message);
            }
        }

        output.WriteLine($"{(pragma.Length > 0 ? pragma : "as the portal runs")}: {images} images of {steps.Count} steps of {s_orders} orders, {lost.Count} with a fault; {clock.Elapsed.TotalSeconds:0.0} s");
        return (images, lost);
    }

    private static async Task<IReadOnlyList<DiskStep>> RecordAsync(CrashHost.StreamErrand errand, string folder)
    {
        var file = Path.GetTempFileName();
        try
        {
            using var process = StreamProcess.Start(errand, WriteTrace.Recording(file));
            await process.BeginAsync(0);
            await process.EndAsync();
            return new WriteTrace(folder).Read(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}

/// <summary>A test that records the calls of a process. A missing strace is a labelled skip, and an error in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StraceFactAttribute : FactAttribute
{
    internal const string Missing = "strace is not installed here, so no trace of writes was recorded.";

    public StraceFactAttribute()
    {
        if (WriteTrace.Program is null && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = Missing;
    }
}

/// <summary>The same for several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StraceTheoryAttribute : TheoryAttribute
{
    public StraceTheoryAttribute()
    {
        if (WriteTrace.Program is null && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = StraceFactAttribute.Missing;
    }
}
