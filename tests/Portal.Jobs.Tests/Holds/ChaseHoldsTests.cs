using Portal.Application.Holds;
using Portal.Domain.Holds;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Jobs.Tests.Holds;

public sealed class ChaseHoldsTests
{
    [Theory, EveryEngine]
    public async Task The_timetable_asks_until_the_operator_has_said_yes(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var signe = portal.Person("Signe Lindqvist").AsActor();
        var id = await portal.AVerifiedFreezeAsync(portal.Person("Johanna Muster").AsActor(), signe, Given.Provisional);
        var hold = await portal.AHoldAsync(id, signe);
        portal.Operator.Answer = order => portal.Operator.Calls.Count < 3 ? FakeOperator.Silence("timeout") : FakeOperator.Yes(order);

        await using (var timetable = await RunningTimetable.StartAsync(portal))
            await timetable.UntilAsync<RecordPlacement>(3);

        var shown = (await portal.GetAsync(new GetHold(id, hold), signe)).Hold;
        (shown.State, shown.Tries).ShouldBe((PlacementState.Confirmed, 3));
        portal.Operator.Calls.Select(call => call.Key).Distinct().ShouldBe([hold.Value]);
        portal.Operator.Held.ShouldHaveSingleItem();
    }
}
