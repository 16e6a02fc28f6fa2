using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Ledger;

/// <summary>A request that lives for long has a long story, and a page shows a part of it.</summary>
public sealed class TimelinePartTests
{
    [Theory, EveryEngine]
    public async Task A_long_story_is_told_in_parts_from_the_newest_back_without_a_gap_and_nothing_twice(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await AToldRequestAsync(portal, 120);

        var parts = new List<CasePage>();
        for (long? before = null; parts.Count == 0 || before is not null; before = parts[^1].Earlier)
            parts.Add(await portal.GetAsync(new GetCase(request) { Before = before }, portal.Signe()));

        parts[0].Timeline.Count.ShouldBe(50);
        parts[0].Timeline[^1].Facts["line"].ShouldBe("120");
        parts.ShouldAllBe(part => part.Timeline.Count <= 50);
        var all = parts.AsEnumerable().Reverse().SelectMany(part => part.Timeline.Select(line => line.Sequence)).ToList();
        all.ShouldBe(portal.Database.List("SELECT sequence FROM ledger_entries WHERE subject_kind = 'request' AND subject = @id ORDER BY sequence", ("id", request.Value)).Select(Convert.ToInt64));
        parts[^1].Earlier.ShouldBeNull();
    }

    [Theory, EveryEngine]
    public async Task The_agencys_parts_are_full_of_what_it_is_told_however_much_it_is_not(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await AToldRequestAsync(portal, 120);

        var sent = await portal.GetAsync(new GetMyRequest(request), portal.Johanna());

        sent.Timeline.Select(line => line.Event).ShouldBe(["requests.freeze-submitted", "requests.claimed"]);
        sent.Earlier.ShouldBeNull("what it is not told does not push out what it is");
    }

    [Fact]
    public async Task A_story_that_fits_has_no_part_before_it()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var request = await AToldRequestAsync(portal, 0);
        var own = (await portal.GetAsync(new GetCase(request), portal.Signe())).Timeline.Count;
        await TellAsync(portal, request, 50 - own);

        var full = await portal.GetAsync(new GetCase(request), portal.Signe());
        await TellAsync(portal, request, 1);
        var over = await portal.GetAsync(new GetCase(request), portal.Signe());

        (full.Timeline.Count, full.Earlier).ShouldBe((50, null));
        (over.Timeline.Count, over.Earlier).ShouldBe((50, over.Timeline[0].Sequence));
        (await portal.GetAsync(new GetCase(request) { Before = over.Earlier }, portal.Signe())).Timeline.Count.ShouldBe(1);
        (await portal.GetAsync(new GetCase(request) { Before = -1 }, portal.Signe())).Timeline.ShouldBeEmpty();
    }

    private static async Task<RequestId> AToldRequestAsync(TestPortal portal, int lines)
    {
        var request = await portal.ASubmittedFreezeAsync(portal.Johanna());
        await portal.GetAsync(new ClaimRequest(request), portal.Signe());
        await TellAsync(portal, request, lines);
        return request;
    }

    private static async Task TellAsync(TestPortal portal, RequestId request, int lines)
    {
        await using var scope = portal.OpenScope();
        var unit = (Application.Ports.IUnitOfWork)scope.ServiceProvider.GetService(typeof(Application.Ports.IUnitOfWork))!;
        await unit.BeginAsync(CancellationToken.None);
        await unit.CommitAsync([.. Enumerable.Range(1, lines).Select(line => new SomethingHappened(request, line))], Actor.Portal, portal.Time.GetUtcNow(), CancellationToken.None);
    }

    private sealed record SomethingHappened(RequestId Request, int Line) : RequestEvent(Request, "holds.ordered")
    {
        public override IReadOnlyList<(string Name, string Value)> Facts => [("line", $"{Line}"), ("basis", "Ordered")];
    }
}
