using Portal.Application.Reports;
using Portal.Domain.Accounts;
using Portal.Domain.Reports;
using Portal.Testing;
using Portal.Testing.Engines;
using Portal.Testing.Reports;

namespace Portal.Application.Tests.Reports;

public sealed class RandomHistoryTests
{
    private const int Seed = 20261124;

    [Theory, EveryEngine]
    public async Task The_figures_are_what_the_ledger_tells_to_the_microsecond_and_every_figure_opens_its_requests(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var histories = await Histories.OnAsync(portal, Seed);
        for (var i = Sizes.Of(quick: 120, full: 1000); i > 0; i--)
            await histories.AddRandomAsync(days: 110);
        var manager = portal.Person(Role.Manager).AsActor();

        var shown = await portal.GetAsync(new GetResponseTimes(), manager);
        var told = ToldByLedger.Figures(portal, shown.Period.From, shown.Period.Until);

        shown.Figures.ShouldBe(told);
        ShouldTellSomething(shown.Figures[0]);
        foreach (var figures in shown.Figures)
            await EveryFigureOpensItsRequestsAsync(portal, figures, manager);

        // A recomputation that agrees with anything would prove nothing: one wait made longer behind the portal's back is seen.
        portal.Database.Run("UPDATE questions SET asked_at = (SELECT submitted_at FROM requests WHERE id = request)").ShouldBeGreaterThan(0);
        var moved = (await portal.GetAsync(new GetResponseTimes(), manager)).Figures;
        moved[0].ShouldNotBe(told[0]);
        (moved[0] with { Net = told[0].Net }).ShouldBe(told[0]);
    }

    private static void ShouldTellSomething(ResponseFigures all)
    {
        new[] { all.Answered, all.Declined, all.Open, all.Withdrawn, all.Superseded }.ShouldAllBe(count => count > 0);
        all.Net!.Mean.ShouldBeLessThan(all.Gross!.Mean);
        all.First!.Mean.ShouldBeLessThan(all.Gross.Mean);
        (all.Gross.Within > 0 && all.Gross.Over > 0).ShouldBeTrue();
    }

    private static async Task EveryFigureOpensItsRequestsAsync(TestPortal portal, ResponseFigures figures, Actor reader)
    {
        foreach (var measure in Enum.GetValues<ResponseMeasure>())
        {
            var spread = figures.By(measure)!;
            var all = await portal.AllLinesAsync(new ListResponseTimes(Kind: figures.Kind, Measure: measure), reader);
            all.Select(line => line.Rank).ShouldBe(Enumerable.Range(1, figures.Answered));
            all.Select(line => line.Time.By(measure)).ShouldBeInOrder();
            Math.Abs(all.Average(line => line.Time.By(measure).TotalMicroseconds) - spread.Mean.TotalMicroseconds).ShouldBeLessThan(1);
            var middle = all.Where(line => line.AtMedian).Select(line => line.Time.By(measure).TotalMicroseconds).ToList();
            middle.Count.ShouldBe(all.Count % 2 == 0 ? 2 : 1);
            Math.Abs(middle.Average() - spread.Median.TotalMicroseconds).ShouldBeLessThan(1);
            all.Single(line => line.AtP90).Time.By(measure).ShouldBe(spread.P90);
            (await portal.AllLinesAsync(new ListResponseTimes(Kind: figures.Kind, Measure: measure, Part: ResponseTimePart.Within), reader)).Count.ShouldBe(spread.Within);
            (await portal.AllLinesAsync(new ListResponseTimes(Kind: figures.Kind, Measure: measure, Part: ResponseTimePart.Late), reader)).Count.ShouldBe(spread.Over);
        }

        (await portal.AllLinesAsync(new ListResponseTimes(Kind: figures.Kind, Part: ResponseTimePart.Declined), reader)).Count(line => line.Declined).ShouldBe(figures.Declined);
        foreach (var (part, count) in new[] { (UnansweredPart.Open, figures.Open), (UnansweredPart.Withdrawn, figures.Withdrawn), (UnansweredPart.Superseded, figures.Superseded) })
            (await portal.AllLinesAsync(new ListUnansweredRequests(part, Kind: figures.Kind), reader)).Count.ShouldBe(count, part.ToString());
    }
}
