using Portal.Application.Requests;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Requests;

public sealed class QueueTests
{
    [Theory, EveryEngine]
    public async Task Paging_visits_each_of_sixty_once_while_new_ones_arrive(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (officer, reader) = (portal.Johanna(), portal.Person("Marguerite Stone").AsActor());
        var sent = new List<RequestId>();
        for (var i = 0; i < 60; i++)
        {
            // Six at each instant, every third urgent: ties on the deadline and on the urgency.
            if (i % 6 == 0)
                portal.Time.Advance(TimeSpan.FromSeconds(37));
            sent.Add(await portal.ASubmittedFreezeAsync(officer, answers => Urgent(answers, i % 3 == 0)));
        }

        var (seen, after) = (new List<QueueLine>(), (string?)null);
        do
        {
            var page = await portal.GetAsync(new ListQueue(QueueView.Open, After: after), reader);
            page.Lines.Count.ShouldBeLessThanOrEqualTo(25);
            seen.AddRange(page.Lines);
            after = page.Next;
            await portal.ASubmittedFreezeAsync(officer, answers => Urgent(answers, seen.Count < 30));
        }
        while (after is not null);

        seen.Select(line => line.Id).ShouldBeUnique();
        sent.Except(seen.Select(line => line.Id)).ShouldBeEmpty();
        seen.Select(line => (line.DueAt, -(int)line.Urgency)).ShouldBeInOrder();
    }

    [Theory, EveryEngine]
    public async Task The_nearest_deadline_comes_first_and_what_has_none_last(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var officer = portal.Johanna();
        var ordinary = await portal.ASubmittedFreezeAsync(officer);
        portal.Time.Advance(TimeSpan.FromMinutes(5));
        var later = await portal.ASubmittedFreezeAsync(officer);
        var urgent = await portal.ASubmittedFreezeAsync(officer, answers => Urgent(answers, yes: true));
        var silent = await portal.ASubmittedFreezeAsync(officer);
        var never = engine == Engine.Sqlite ? "253370764800000000" : "'9999-01-01T00:00:00Z'";
        portal.Database.Run($"UPDATE requests SET due_at = NULL, queue_at = {never} WHERE id = @id", ("id", silent.Value));

        var lines = (await portal.GetAsync(new ListQueue(QueueView.Open), portal.Signe())).Lines;

        lines.Select(line => line.Id).ShouldBe([urgent, ordinary, later, silent]);
        lines.Select(line => line.Team).ShouldBe(["rapid", "europe", "europe", "europe"]);
    }

    [Theory, EveryEngine]
    public async Task Filters_show_what_they_say(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var officer = portal.Johanna();
        var (ordinary, urgent) = (await portal.ASubmittedFreezeAsync(officer), await portal.ASubmittedFreezeAsync(officer, answers => Urgent(answers, yes: true)));
        var foreign = await portal.ASubmittedFreezeAsync(portal.Person("見本 花子").AsActor());
        await portal.GetAsync(new ClaimRequest(ordinary), portal.Signe());
        portal.Time.Advance(TimeSpan.FromMinutes(20));

        async Task<IReadOnlyList<RequestId>> ShownAsync(ListQueue query) => [.. (await portal.GetAsync(query, portal.Signe())).Lines.Select(line => line.Id)];

        (await ShownAsync(new(QueueView.Waiting))).ShouldBe([urgent, foreign]);
        (await ShownAsync(new(QueueView.Mine))).ShouldBe([ordinary]);
        (await ShownAsync(new(QueueView.Open, "europe"))).ShouldBe([ordinary]);
        (await ShownAsync(new(QueueView.Open, "worldwide"))).ShouldBe([foreign]);
        (await ShownAsync(new(QueueView.Open, Urgency: Urgency.FundsInMotion))).ShouldBe([urgent]);
        (await ShownAsync(new(QueueView.Open, Deadline: DeadlineStanding.Overdue))).ShouldBe([urgent]);
        (await ShownAsync(new(QueueView.Open, Deadline: DeadlineStanding.DueToday))).ShouldBe([foreign, ordinary]);
        (await ShownAsync(new(QueueView.Open, Deadline: DeadlineStanding.Later))).ShouldBeEmpty();

        var page = await portal.GetAsync(new ListQueue(QueueView.Open), portal.Signe());
        page.Counts.ShouldBe(new Dictionary<QueueView, int> { [QueueView.Waiting] = 2, [QueueView.Mine] = 1, [QueueView.Open] = 3, [QueueView.Done] = 0 }, ignoreOrder: true);
        var line = page.Lines.Single(line => line.Id == ordinary);
        (line.ClaimedBy, line.State, line.AgencyCountry).ShouldBe(("Signe Lindqvist", RequestState.Verifying, "AT"));
        (await ShownAsync(new(QueueView.Open, Reference: line.Reference.Text.ToLowerInvariant().Replace("-", "")))).ShouldBe([ordinary]);
        (await ShownAsync(new(QueueView.Open, Reference: line.Reference.Text[..7]))).ShouldBeEmpty();
        (await ShownAsync(new(QueueView.Open, Reference: "  "))).Count.ShouldBe(3);
    }

    [Theory, EveryEngine]
    public async Task A_cursor_that_is_none_shows_the_first_page(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.ASubmittedFreezeAsync(portal.Johanna());

        foreach (var garbage in new[]
        {
            "", " ", "_", "__", "1_2", "1_2_3", "x_0_00000000-0000-0000-0000-000000000000", $"-1_0_{Guid.Empty}", $"1_-1_{Guid.Empty}", $"9223372036854775807_0_{Guid.Empty}",
            $"99999999999999999999_0_{Guid.Empty}", "' OR 1=1 --", "\0", new string('9', 5000), $"0_0_{Guid.Empty}_0",
        })
            (await portal.GetAsync(new ListQueue(QueueView.Open, After: garbage), portal.Signe())).Lines.ShouldHaveSingleItem(garbage).Id.ShouldBe(id);

        // The last instant there is reads as a cursor, and nothing comes after it.
        (await portal.GetAsync(new ListQueue(QueueView.Open, After: $"253402300799999999_0_{Guid.Empty}"), portal.Signe())).Lines.ShouldBeEmpty();
    }

    [Theory, EveryEngine]
    public async Task Officers_page_through_all_their_requests_even_those_of_one_instant(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var officer = portal.Johanna();
        var sent = new List<RequestId>();
        for (var i = 0; i < 32; i++)
        {
            if (i is 4 or 31)
                portal.Time.Advance(TimeSpan.FromMinutes(1));
            sent.Add(await portal.ASubmittedFreezeAsync(officer));
        }

        var (seen, before) = (new List<MyRequestLine>(), (DateTimeOffset?)null);
        do
        {
            var page = await portal.GetAsync(new ListMyRequests(before), officer);
            page.Sent.ShouldNotBeEmpty();
            seen.AddRange(page.Sent);
            before = page.Older;
        }
        while (before is not null);

        seen.Select(line => line.Id).ShouldBe(sent, ignoreOrder: true);
        seen.Select(line => line.SubmittedAt).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public async Task Drafts_stand_above_what_was_sent_and_are_the_officers_own()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var draft = await portal.ADraftAsync(portal.Johanna());

        (await portal.GetAsync(new ListMyRequests(), portal.Johanna())).Drafts.ShouldHaveSingleItem().ShouldBe(new(draft, RequestKind.Freeze, "KR-2026/118", portal.Time.GetUtcNow()));
        (await portal.GetAsync(new ListMyRequests(), portal.Person("Lukas Beispiel").AsActor())).Drafts.ShouldBeEmpty();
    }

    private static void Urgent(Dictionary<string, string> answers, bool yes)
    {
        if (yes)
            (answers["Urgency"], answers["UrgencyGround"]) = ("FundsInMotion", "A withdrawal is pending.");
    }
}
