using System.Globalization;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;
using Portal.Web.Tests.Doors;

namespace Portal.Web.Tests.Statements;

/// <summary>A page that asks the database once for each row is fast on the day it is written and slow ever after. The number of
/// statements is the same on every machine, so it can be a rule where a time cannot.</summary>
public sealed class StatementTests
{
    private const int Many = 20;

    /// <summary>What a page or a form may cost at most. The others are held by the approved text alone.</summary>
    private static readonly Dictionary<string, int> s_limits = new() { ["The queue"] = 8 };

    [Fact]
    public async Task Pages_cost_as_many_statements_as_approved_however_much_there_is_to_show()
    {
        var lines = new List<string>();
        var (sqlite, postgreSql) = (await CountsAsync(Engine.Sqlite), await CountsAsync(Engine.PostgreSql));
        foreach (var (what, (few, many)) in sqlite)
        {
            var (otherFew, otherMany) = postgreSql[what];
            many.Count.ShouldBe(few.Count, $"{what}, SQLite: more rows must not mean more statements.\n{string.Join("\n--\n", many)}");
            otherMany.Count.ShouldBe(otherFew.Count, $"{what}, PostgreSQL: more rows must not mean more statements.\n{string.Join("\n--\n", otherMany)}");
            if (s_limits.TryGetValue(what, out var limit))
                Math.Max(many.Count, otherMany.Count).ShouldBeLessThanOrEqualTo(limit, $"{what}\n{string.Join("\n--\n", many)}");
            lines.Add($"| {what} | {many.Count} | {otherMany.Count} | {(s_limits.TryGetValue(what, out var most) ? most.ToString(CultureInfo.InvariantCulture) : "–")} |");
        }

        Approval.Verify("docs/statements.md", $"""
            # Statements

            What a page or a form sends to the database, sign-in, navigation and ledger included; the same for one request or target as for {Many}, which a test holds. On PostgreSQL each connection that is opened also names its reader once. This page is printed by the test.

            | Page or form | SQLite | PostgreSQL | At most |
            | --- | --- | --- | --- |
            {string.Join('\n', lines)}
            """);
    }

    private static async Task<Dictionary<string, (IReadOnlyList<string> Few, IReadOnlyList<string> Many)>> CountsAsync(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        var portal = factory.Portal;
        var (johanna, signe) = (portal.Person("Johanna Muster").AsActor(), portal.Person("Signe Lindqvist").AsActor());
        var id = await portal.AVerifiedFreezeAsync(johanna, signe);
        await portal.ADraftAsync(johanna);
        using var statements = new StatementCount(portal.Database);
        using var wires = new Wires(factory);
        var few = await CountAsync(factory, statements, wires, id);
        portal.MoreTargets(id, Many);
        for (var i = 0; i < Many; i++)
            await portal.ASubmittedFreezeAsync(johanna);
        var many = await CountAsync(factory, statements, wires, id);
        return few.ToDictionary(count => count.Key, count => (count.Value, many[count.Key]));
    }

    private static async Task<Dictionary<string, IReadOnlyList<string>>> CountAsync(PortalFactory factory, StatementCount statements, Wires wires, RequestId id)
    {
        var counts = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var (what, person, path) in new[]
        {
            ("The queue", "Signe Lindqvist", "/desk/queue?view=Open"),
            ("A case", "Signe Lindqvist", $"/desk/requests/{id}"),
            ("The holds of a case", "Signe Lindqvist", $"/desk/requests/{id}/holds"),
            ("Holds to approve", "Daniel Ferreira", "/desk/holds"),
            ("Answers to approve", "Daniel Ferreira", "/desk/approvals"),
            ("Response times", "Marguerite Stone", "/desk/response-times"),
            ("The state of the ledger", "Marguerite Stone", "/desk/ledger"),
            ("What could not be delivered", "Marguerite Stone", "/desk/undelivered"),
            ("An officer's requests", "Johanna Muster", "/agency/requests"),
            ("A request that was sent", "Johanna Muster", $"/agency/requests/{id}"),
            ("Notices", "Johanna Muster", "/notices"),
        })
        {
            var wire = await wires.OfAsync(person);
            (await wire.GetAsync(path)).Status.ShouldBe(200, path); // what is kept for long is asked for once
            counts[what] = await statements.OfAsync(async () => (await wire.GetAsync(path)).Status.ShouldBe(200, path));
        }

        var officer = await wires.OfAsync("Johanna Muster");
        var draft = await factory.Portal.ADraftAsync(factory.Portal.Person("Johanna Muster").AsActor());
        var check = await officer.GetAsync($"/agency/requests/{draft}/check");
        counts["Sending a request"] = await statements.OfAsync(async () => (await officer.PostAsync($"/agency/requests/{draft}/check", ("version", check.Typed("version")))).Status.ShouldBe(302));
        var desk = await wires.OfAsync("Signe Lindqvist");
        await desk.GetAsync($"/desk/requests/{draft}");
        counts["Claiming a request"] = await statements.OfAsync(async () => (await desk.PostAsync($"/desk/requests/{draft}?handler=Claim")).Status.ShouldBe(302));
        return counts;
    }

    /// <summary>One signed-in wire a person.</summary>
    private sealed class Wires(PortalFactory factory) : IDisposable
    {
        private readonly Dictionary<string, Wire> _byName = [];

        public async Task<Wire> OfAsync(string name)
        {
            if (!_byName.ContainsKey(name))
                _byName[name] = await Wire.SignInAsync(factory, factory.Portal.Person(name));
            return _byName[name];
        }

        public void Dispose() => _byName.Values.ToList().ForEach(wire => wire.Dispose());
    }
}
