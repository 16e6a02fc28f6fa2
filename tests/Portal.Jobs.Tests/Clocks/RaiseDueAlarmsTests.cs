using Portal.Application.Clocks;
using Portal.Application.Ledger;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Jobs.Tests.Clocks;

/// <summary>The Given freeze starts at 10:00 in Vienna: to be taken within 2 working hours, held within 4.</summary>
public sealed class RaiseDueAlarmsTests
{
    [Theory, EveryEngine]
    public async Task An_alarm_is_raised_once_at_50_80_and_100_percent_however_often_it_is_swept(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.ASubmittedFreezeAsync(portal.Person("Johanna Muster").AsActor());

        (await AlarmsAtAsync(portal, 59)).ShouldBe([]);
        (await AlarmsAtAsync(portal, 60)).ShouldBe(["Acknowledge 50"]);
        (await AlarmsAtAsync(portal, 96)).ShouldBe(["Acknowledge 50", "Acknowledge 80"]);
        (await AlarmsAtAsync(portal, 120)).ShouldBe(["Acknowledge 50", "Acknowledge 80", "Acknowledge 100", "HoldPlaced 50"]);
        (await AlarmsAtAsync(portal, 192)).ShouldBe(["Acknowledge 50", "Acknowledge 80", "Acknowledge 100", "HoldPlaced 50", "HoldPlaced 80"]);
        (await AlarmsAtAsync(portal, 600)).ShouldBe(["Acknowledge 50", "Acknowledge 80", "Acknowledge 100", "HoldPlaced 50", "HoldPlaced 80", "HoldPlaced 100"]);

        portal.Database.Count("ledger_entries WHERE event = 'clocks.alarm-raised'").ShouldBe(6);
        portal.Database.Count("outbox WHERE topic = 'clock-alarm'").ShouldBe(6);
        (await portal.GetAsync(new VerifyLedger(), Actor.Portal)).Fault.ShouldBeNull();
    }

    [Theory, EveryEngine]
    public async Task Sweeps_at_once_of_two_processes_raise_each_alarm_once_and_so_does_a_third_after_a_restart(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        for (var i = 0; i < 3; i++)
            await portal.ASubmittedFreezeAsync(portal.Person("Johanna Muster").AsActor());
        var other = portal.Restart();
        portal.Time.Advance(TimeSpan.FromHours(2));

        var sweeps = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => (i % 2 == 0 ? portal : other).GetAsync(new RaiseDueAlarms(), Actor.Portal))));

        sweeps.Sum(sweep => sweep.Count).ShouldBe(12);
        portal.Database.Count("clock_alarms").ShouldBe(12);
        portal.Database.Count("ledger_entries WHERE event = 'clocks.alarm-raised'").ShouldBe(12);
        portal.Database.Count("outbox WHERE topic = 'clock-alarm'").ShouldBe(12);
        (await portal.Restart().GetAsync(new RaiseDueAlarms(), Actor.Portal)).Count.ShouldBe(0);
        (await other.GetAsync(new VerifyLedger(), Actor.Portal)).Fault.ShouldBeNull();
    }

    [Theory, EveryEngine]
    public async Task A_claim_silences_the_clock_that_it_stops_and_no_other(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.ASubmittedFreezeAsync(portal.Person("Johanna Muster").AsActor());
        (await AlarmsAtAsync(portal, 60)).ShouldBe(["Acknowledge 50"]);

        await portal.GetAsync(new ClaimRequest(id), portal.Person(Role.Investigator, "europe").AsActor());

        (await AlarmsAtAsync(portal, 600)).ShouldBe(["Acknowledge 50", "HoldPlaced 50", "HoldPlaced 80", "HoldPlaced 100"]);
    }

    /// <summary>The alarms there are after sweeping three times at so many minutes after the start of the test.</summary>
    private static async Task<IEnumerable<string>> AlarmsAtAsync(TestPortal portal, int minutes)
    {
        portal.Time.AdvanceTo(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero).AddMinutes(minutes));
        for (var i = 0; i < 3; i++)
            await portal.GetAsync(new RaiseDueAlarms(), Actor.Portal);
        return portal.Database.List("SELECT name || ' ' || percent FROM clock_alarms JOIN clocks ON clock = id ORDER BY name, percent").Cast<string>();
    }
}
