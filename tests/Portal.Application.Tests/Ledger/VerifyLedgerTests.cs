using Portal.Application.Accounts;
using Portal.Application.Ledger;
using Portal.Domain.Accounts;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Ledger;

public sealed class VerifyLedgerTests
{
    [Theory, EveryEngine]
    public async Task A_ledger_that_grows_while_it_is_read_raises_no_alarm(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var people = portal.Everybody();
        var growing = Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            foreach (var person in people)
                await portal.GetAsync(new SignInDemo(person.Id), Actor.Nobody);
        }));

        var reports = new List<LedgerReport>();
        do
            reports.Add(await portal.GetAsync(new VerifyLedger(), Actor.Portal));
        while (!growing.IsCompleted);
        await growing;

        reports.ShouldAllBe(report => report.Fault == null);
        (await portal.GetAsync(new VerifyLedger(), Actor.Portal)).Entries.ShouldBe(people.Count * 4);
    }

    [Theory]
    [InlineData("UPDATE ledger_entries SET event = 'requests.claimed' WHERE sequence = 7", 7)]
    [InlineData("UPDATE ledger_entries SET bytes = CAST(replace(CAST(bytes AS TEXT), 'Officer', 'Manager') AS BLOB) WHERE sequence = 0", 0)]
    [InlineData("DELETE FROM ledger_entries WHERE sequence = 5", 5)]
    [InlineData("DELETE FROM ledger_entries WHERE sequence = (SELECT max(sequence) FROM ledger_entries)", null)]
    [InlineData("UPDATE ledger_head SET size = size - 1", null)]
    [InlineData("UPDATE ledger_entries SET sequence = -1 WHERE sequence = 0", 0)]
    public async Task What_was_changed_behind_the_triggers_is_found(string change, int? at)
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        foreach (var trigger in portal.Database.List("SELECT name FROM sqlite_master WHERE type = 'trigger'").Cast<string>().ToList())
            portal.Database.Run($"DROP TRIGGER {trigger}");
        portal.Database.Run($"PRAGMA ignore_check_constraints = 1; {change}").ShouldBe(1);

        var fault = (await portal.GetAsync(new VerifyLedger(), Actor.Portal)).Fault.ShouldNotBeNull();

        if (at is { } sequence)
            fault.Sequence.ShouldBe(sequence);
    }

    [Theory, EveryEngine]
    public async Task Every_founded_account_stands_in_the_ledger(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);

        var report = await portal.GetAsync(new VerifyLedger(), portal.Person("Ingrid Solheim").AsActor());

        report.Fault.ShouldBeNull();
        report.Entries.ShouldBe(portal.Database.Count("accounts"));
    }
}
