using Portal.Testing;
using Portal.Testing.Engines;
using Xunit.Abstractions;

namespace Portal.Web.Tests.Doors.Sweeps;

public sealed class SweepTests(ITestOutputHelper output)
{
    /// <summary>The table is the same on both engines; the whole size asks both.</summary>
    public static IEnumerable<object[]> Engines => new EveryEngineAttribute().GetData(typeof(SweepTests).GetMethods()[0]).Take(Sizes.Of(1, 2));

    [Theory, MemberData(nameof(Engines))]
    public async Task Everything_that_is_sent_by_whomever_about_whatever_comes_as_far_as_the_table_lets_it(Engine engine)
    {
        await using var portal = await SweptPortal.StartAsync(engine);
        portal.Routes.Where(route => !Expectations.Gates.ContainsKey(route.Address)).ShouldBeEmpty("Say in Expectations what one must be let to send to see the page.");
        var marks = Marks(portal);
        var tally = new Tally();

        await portal.Sweep.MessagesAsync(tally, _ => true);
        await portal.Sweep.RoutesAsync(tally, _ => true);

        foreach (var line in tally.Lines)
            output.WriteLine(line);
        tally.Findings.Take(40).ShouldBeEmpty();
        Marks(portal).ShouldBe(marks, "A case changed something.");
    }

    [Fact]
    public async Task Every_planted_bug_is_found()
    {
        await using var portal = await SweptPortal.StartAsync(Engine.Sqlite);
        var missed = new List<string>();
        foreach (var plant in Catalogue.Plants)
        {
            portal.Watch.Plant = plant;
            var found = await LookAsync(portal, plant, new() { Stops = true });
            portal.Watch.Plant = null;
            var (name, said) = (plant.Name, found.Findings.Count > 0 ? found.Findings[0] : null);
            output.WriteLine($"{name}: {said ?? "NOT FOUND"} ({found.Cases} cases)");
            // What is found without the bug as well was not the bug.
            if (said is null || (await LookAsync(portal, plant, new() { Most = found.Cases })).Findings.Count > 0)
                missed.Add(name);
        }

        output.WriteLine($"{Catalogue.Plants.Count - missed.Count} of {Catalogue.Plants.Count} planted bugs found");
        missed.ShouldBeEmpty();
    }

    private static async Task<Tally> LookAsync(SweptPortal portal, Plant plant, Tally tally)
    {
        await portal.Sweep.MessagesAsync(tally, type => Sizes.Full || type.Name == plant.About);
        await portal.Sweep.RoutesAsync(tally, route => Sizes.Full || route.Address.Contains(plant.About, StringComparison.Ordinal) || route.Sends.Any(message => message.Name == plant.About));
        return tally;
    }

    private static string Marks(SweptPortal portal)
    {
        string[] tables = ["drafts", "requests", "questions", "answers", "answer_files", "holds", "packets", "packet_downloads", "documents", "sessions", "form_uses", "notices", "outbox", "ledger_entries"];
        return string.Join(' ', tables.Select(table => $"{table} {portal.Factory.Portal.Database.Count(table)}"));
    }
}
