using System.Globalization;
using Portal.Application.Questions;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;
using Portal.Web.Tests.Doors;
using Portal.Web.Ui.Forms;

namespace Portal.Web.Tests.Statements;

/// <summary>A page that asks the database once for each row is fast on the day it is written and slow ever after. The number of
/// statements is the same on every machine, so it can be a rule where a time cannot.</summary>
public sealed class StatementTests
{
    private const int Many = 20;

    /// <summary>What a page or a form may cost at most. The others are held by the approved text alone.</summary>
    private static readonly Dictionary<string, int> s_limits = new()
    {
        ["The queue"] = 8,
        ["A case"] = 15, ["A case with a question"] = 15, ["An answered case"] = 15,
        ["A request that was sent"] = 15, ["A request that was answered"] = 15,
        ["Sending a request"] = 12, ["Claiming a request"] = 12,
    };

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
            lines.Add($"| {what} | {Written(many)} | {Written(otherMany)} | {(s_limits.TryGetValue(what, out var most) ? most.ToString(CultureInfo.InvariantCulture) : "–")} |");
        }

        Approval.Verify("docs/statements.md", $"""
            # Statements

            What a page or a form sends to the database and waits for, one after the other; sign-in, navigation, the form's one-time key and the ledger included. Where several statements go together, as what a commit writes does, the brackets say how many they are. The numbers are the same for one request or target as for {Many}, which a test holds. On PostgreSQL each connection that is opened also names its reader once; that is not among them. What a page or form may take at most is said of what it waits for; by the statements in brackets, sending writes more. This page is printed by the test.

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
        var asked = await portal.AFreezeInReviewAsync(johanna, signe);
        var question = await portal.AQuestionAsync(asked, signe);
        var answered = await portal.AReviewedRequestAsync();
        await portal.ADisclosedAnswerAsync(answered);
        using var statements = new StatementCount(portal.Database);
        using var wires = new Wires(factory);
        var few = await CountAsync(factory, statements, wires, id, asked, answered);
        portal.MoreTargets(id, Many);
        await portal.GetAsync(new RetractQuestion(asked, question), signe);
        await portal.AQuestionAsync(asked, signe, "And to whom?");
        for (var i = 0; i < Many; i++)
            await portal.ASubmittedFreezeAsync(johanna);
        var many = await CountAsync(factory, statements, wires, id, asked, answered);
        return few.ToDictionary(count => count.Key, count => (count.Value, many[count.Key]));
    }

    private static async Task<Dictionary<string, IReadOnlyList<string>>> CountAsync(PortalFactory factory, StatementCount statements, Wires wires, RequestId id, RequestId asked, RequestId answered)
    {
        var counts = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var (what, person, path) in new[]
        {
            ("The queue", "Signe Lindqvist", "/desk/queue?view=Open"),
            ("A case", "Signe Lindqvist", $"/desk/requests/{id}"),
            ("A case with a question", "Signe Lindqvist", $"/desk/requests/{asked}"),
            ("An answered case", "Signe Lindqvist", $"/desk/requests/{answered}"),
            ("The holds of a case", "Signe Lindqvist", $"/desk/requests/{id}/holds"),
            ("Holds to approve", "Daniel Ferreira", "/desk/holds"),
            ("Answers to approve", "Daniel Ferreira", "/desk/approvals"),
            ("Response times", "Marguerite Stone", "/desk/response-times"),
            ("The state of the ledger", "Marguerite Stone", "/desk/ledger"),
            ("What could not be delivered", "Marguerite Stone", "/desk/undelivered"),
            ("An officer's requests", "Johanna Muster", "/agency/requests"),
            ("A request that was sent", "Johanna Muster", $"/agency/requests/{id}"),
            ("A request that was answered", "Johanna Muster", $"/agency/requests/{answered}"),
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
        counts["Sending a request"] = await statements.OfAsync(async () => (await officer.PostAsync($"/agency/requests/{draft}/check", [("version", check.Typed("version")), .. Stamp(check)])).Status.ShouldBe(302));
        var desk = await wires.OfAsync("Signe Lindqvist");
        var shown = await desk.GetAsync($"/desk/requests/{draft}");
        counts["Claiming a request"] = await statements.OfAsync(async () => (await desk.PostAsync($"/desk/requests/{draft}?handler=Claim", Stamp(shown))).Status.ShouldBe(302));
        return counts;
    }

    /// <summary>How many were sent and waited for, and how many statements they were together.</summary>
    private static string Written(IReadOnlyList<string> sent)
    {
        var statements = sent.Sum(command => command.Split(';').Count(statement => !string.IsNullOrWhiteSpace(statement)));
        return statements == sent.Count ? $"{sent.Count}" : $"{sent.Count} ({statements})";
    }

    /// <summary>What every form brings: its one-time key, and how far its reader has seen.</summary>
    private static (string Name, string Value)[] Stamp(Reply page) => [(FormStamp.KeyField, page.Typed(FormStamp.KeyField)), (FormStamp.SeenField, page.Typed(FormStamp.SeenField))];

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
