using Portal.Application.Ledger;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Persistence.Tests.Commits;

/// <summary>What a commit writes goes to the database together.</summary>
public sealed class TogetherTests
{
    [Theory, EveryEngine]
    public async Task A_commit_sends_its_rows_together_and_those_of_SQLite_in_one_statement_a_table(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var officer = portal.Johanna();
        var draft = await portal.ADraftAsync(officer);
        using var statements = new StatementCount(portal.Database);

        var sent = await statements.OfAsync(async () => _ = (await portal.SubmitAsync(draft, officer)).Value);

        var writes = sent.Where(statement => statement.Contains("INSERT INTO", StringComparison.Ordinal)).ToList();
        writes.Count.ShouldBe(2, string.Join("\n--\n", sent));
        var inserts = writes.Sum(write => write.Split("INSERT INTO").Length - 1);
        inserts.ShouldBe(engine == Engine.Sqlite ? 5 : 13, "request, clocks, targets, notices, ledger entries");
        (portal.Database.Count("clocks"), portal.Database.Count("request_targets"), portal.Database.Count("outbox")).ShouldBe((3, 2, 2));
        (await portal.GetAsync(new VerifyLedger(), Actor.Portal)).Fault.ShouldBeNull();
    }

    [Theory, EveryEngine]
    public async Task More_rows_than_go_together_are_all_stored(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var addresses = string.Join('\n', Enumerable.Range(1, 333).Select(n => $"0x{n:x40}"));

        var id = await portal.ASubmittedFreezeAsync(portal.Johanna(), answers => (answers["Addresses"], answers["Asset"], answers["AddressesConfirmed"]) = (addresses, "ETH", "true"));

        portal.Database.List("SELECT typed FROM request_targets ORDER BY line").ShouldBe(addresses.Split('\n'));
        (await portal.GetAsync(new GetMyRequest(id), portal.Johanna())).Contents.Targets.Select(target => target.Line).ShouldBe(Enumerable.Range(1, 333));
    }
}
