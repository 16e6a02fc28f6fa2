using Portal.Application.Accounts;
using Portal.Application.Ledger;
using Portal.Domain.Accounts;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Persistence.Tests.Ledger;

public sealed class ScrubTests
{
    [Theory, EveryEngine]
    public async Task Reading_the_whole_ledger_is_an_entry_of_its_own(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var before = portal.Database.Count("ledger_entries");

        var outcome = await portal.GetAsync(new ScrubLedger(), Actor.Portal);

        outcome.ShouldBe(new(before, null));
        portal.Database.List("SELECT event FROM ledger_entries WHERE sequence >= @from", ("from", before)).ShouldBe(["ledger.scrubbed"]);
        (await portal.GetAsync(new VerifyLedger(), Actor.Portal)).Fault.ShouldBeNull();
    }

    [Theory, EveryEngine]
    public async Task An_old_entry_that_was_changed_is_found_and_written_down_as_the_last_thing(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        portal.Database.UnlockLedger();
        portal.Database.Run("UPDATE ledger_entries SET event = 'accounts.closed' WHERE sequence = 3").ShouldBe(1);
        var before = portal.Database.Count("ledger_entries");

        var outcome = await portal.GetAsync(new ScrubLedger(), Actor.Portal);

        (outcome.Entries, outcome.Fault.ShouldNotBeNull()).ShouldBe((3, "The column 'event' of entry 3 differs from the entry's bytes."));
        portal.Database.List("SELECT event FROM ledger_entries WHERE sequence >= @from", ("from", before)).ShouldBe(["ledger.fault-found"]);
        portal.Log.Lines.ShouldContain(line => line.Contains("does not hold at entry 3"));
        (await portal.SendAsync(new SignInDemo(portal.Person(Role.Officer).Id), Actor.Nobody)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("ledger.stands-still");
        (await portal.GetAsync(new ScrubLedger(), Actor.Portal)).Fault.ShouldNotBeNull();
        portal.Database.Count("ledger_entries").ShouldBe(before + 1);
    }
}
