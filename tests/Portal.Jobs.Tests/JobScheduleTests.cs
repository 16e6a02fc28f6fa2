using Portal.Application.Clocks;

namespace Portal.Jobs.Tests;

public sealed class JobScheduleTests
{
    [Fact]
    public void The_portal_does_each_thing_in_its_own_time() =>
        JobSchedule.Portal.Rows.Select(row => (row.Name, row.Every.TotalSeconds))
            .ShouldBe([("raise-due-alarms", 15), ("deliver-notices", 2), ("chase-holds", 2), ("press-packets", 2), ("send-mails", 10), ("discard-old-forms", 3600), ("sign-checkpoint", 1), ("scrub-ledger", 86400)]);

    [Fact]
    public void Two_rows_of_one_name_are_no_timetable() =>
        Should.Throw<InvalidOperationException>(() => new JobSchedule(ARow("sweep", 1), ARow("tell", 1), ARow("sweep", 2))).Message.ShouldContain("2 rows named sweep");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_row_without_a_positive_interval_is_no_timetable(int seconds) =>
        Should.Throw<InvalidOperationException>(() => new JobSchedule(ARow("sweep", seconds))).Message.ShouldContain("sweep");

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_row_without_a_name_is_no_timetable(string name) =>
        Should.Throw<InvalidOperationException>(() => new JobSchedule(ARow(name, 1)));

    [Fact]
    public void A_row_is_found_by_its_name()
    {
        var row = ARow("sweep", 1);
        var schedule = new JobSchedule(ARow("tell", 1), row);

        schedule.Find("sweep").ShouldBeSameAs(row);
        schedule.Find("unknown").ShouldBeNull();
    }

    private static JobRow ARow(string name, int seconds) =>
        JobRow.Of(name, TimeSpan.FromSeconds(seconds), () => new RaiseDueAlarms(), raised => raised.More);
}
