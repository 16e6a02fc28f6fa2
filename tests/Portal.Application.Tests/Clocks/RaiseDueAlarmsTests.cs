using Portal.Application.Clocks;
using Portal.Application.Ledger;
using Portal.Application.Notices;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Clocks;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Clocks;

public sealed class RaiseDueAlarmsTests
{
    [Theory, EveryEngine]
    public async Task Each_alarm_sounds_once_though_four_sweep_at_once(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.ASubmittedFreezeAsync(portal.Johanna());
        await using var second = portal.Restart();

        // Two working hours and four hours around the clock: 60, 96, 120, and 120, 192, 240 minutes.
        var raised = new List<int>();
        foreach (var minute in new[] { 0, 59, 1, 35, 1, 24, 200 })
        {
            portal.Time.Advance(TimeSpan.FromMinutes(minute));
            var sweeps = await Task.WhenAll(new[] { portal, second, portal, second }.Select(node => node.GetAsync(new RaiseDueAlarms(), Actor.Portal)));
            raised.Add(sweeps.Sum(sweep => sweep.Count));
        }

        raised.ShouldBe([0, 0, 1, 0, 1, 2, 2]);
        portal.Database.Count("clock_alarms").ShouldBe(6);
        portal.Database.Count("ledger_entries WHERE event = 'clocks.alarm-raised'").ShouldBe(6);
        portal.Database.Count("outbox WHERE topic = 'clock-alarm'").ShouldBe(6);
        (await portal.GetAsync(new GetCase(id), portal.Signe())).Clocks.SelectMany(clock => clock.Alarms.Select(alarm => (clock.Name, alarm.Percent))).ShouldBe(
            [(ClockName.Acknowledge, 50), (ClockName.Acknowledge, 80), (ClockName.Acknowledge, 100), (ClockName.HoldPlaced, 50), (ClockName.HoldPlaced, 80), (ClockName.HoldPlaced, 100)],
            ignoreOrder: true);
        (await portal.GetAsync(new VerifyLedger(), Actor.Portal)).Fault.ShouldBeNull();
    }

    [Theory, EveryEngine]
    public async Task An_alarm_goes_to_the_team_and_after_a_claim_to_the_claimant(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var colleague = portal.AddInvestigator("Colleague", "europe");
        var id = await portal.ASubmittedFreezeAsync(portal.Johanna());
        portal.Time.Advance(TimeSpan.FromMinutes(60));
        await SweepAsync(portal);
        (await AlarmsOfAsync(portal, portal.Signe()), await AlarmsOfAsync(portal, colleague)).ShouldBe((1, 1));

        await portal.GetAsync(new ClaimRequest(id), colleague);
        portal.Time.Advance(TimeSpan.FromMinutes(60));
        await SweepAsync(portal);

        (await AlarmsOfAsync(portal, portal.Signe()), await AlarmsOfAsync(portal, colleague)).ShouldBe((1, 2));
        (await AlarmsOfAsync(portal, portal.Johanna())).ShouldBe(0, "alarms are the desk's");
    }

    [Fact]
    public async Task A_clock_explains_itself()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var id = await portal.ASubmittedFreezeAsync(portal.Johanna());
        portal.Time.Advance(TimeSpan.FromMinutes(150));

        var clock = (await portal.GetAsync(new GetMyRequest(id), portal.Johanna())).Clocks.Single(clock => clock.Name == ClockName.Acknowledge);

        (clock.Rule, clock.Calendar, clock.CalendarZone, clock.Limit, clock.Used, clock.Percent).ShouldBe(
            ("FRZ-A2", "operator", "Europe/Vienna", TimeSpan.FromHours(2), TimeSpan.FromMinutes(150), 125));
        clock.Source.ShouldNotBeNullOrEmpty();
    }

    private static async Task SweepAsync(TestPortal portal)
    {
        await portal.GetAsync(new RaiseDueAlarms(), Actor.Portal);
        await portal.GetAsync(new DeliverNotices(), Actor.Portal);
    }

    private static async Task<int> AlarmsOfAsync(TestPortal portal, Actor person) =>
        (await portal.GetAsync(new ListNotices(), person)).Count(notice => notice.Topic == "clock-alarm");
}
