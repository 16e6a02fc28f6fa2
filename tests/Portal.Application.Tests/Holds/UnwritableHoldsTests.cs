using Portal.Application.Holds;
using Portal.Application.Ledger;
using Portal.Domain.Accounts;
using Portal.Domain.Holds;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Holds;

public sealed class UnwritableHoldsTests
{
    [Fact]
    public async Task Twenty_holds_whose_answers_cannot_be_written_down_keep_no_other_waiting_and_are_asked_about_later_and_later()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var id = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe(), Given.Provisional);
        portal.MoreTargets(id, upTo: 21);
        var holds = new List<HoldId>();
        for (var line = 1; line <= 21; line++)
            holds.Add(await portal.AHoldAsync(id, portal.Signe(), "0.01", line));
        portal.Database.Run("CREATE TRIGGER planted BEFORE UPDATE ON holds WHEN NEW.state = 'Confirmed' AND NEW.line <= 20 BEGIN SELECT RAISE (ABORT, 'planted'); END");

        var rounds = new[] { (await portal.GetAsync(new ChaseHolds(), Actor.Portal)).Recorded, (await portal.GetAsync(new ChaseHolds(), Actor.Portal)).Recorded };
        foreach (var wait in new[] { 4, 1, 9, 1 })
        {
            portal.Time.Advance(TimeSpan.FromSeconds(wait));
            await portal.GetAsync(new ChaseHolds(), Actor.Portal);
        }

        rounds.ShouldBe([0, 1], "the first twenty are not the first for ever");
        (await portal.HoldAsync(id, holds[20])).State.ShouldBe(PlacementState.Confirmed);
        portal.Operator.Calls.Count.ShouldBe(20 + 1 + 20 + 20, "again after five seconds and after ten more, not in between");
        portal.Database.Run("DROP TRIGGER planted");
        portal.Time.Advance(TimeSpan.FromSeconds(20));
        (await portal.GetAsync(new ChaseHolds(), Actor.Portal)).Recorded.ShouldBe(20);
        portal.Database.Count("ledger_entries WHERE event = 'holds.placed'").ShouldBe(21);
        (await portal.GetAsync(new VerifyLedger(), Actor.Portal)).Fault.ShouldBeNull();
    }
}
