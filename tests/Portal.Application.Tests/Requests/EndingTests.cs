using Portal.Application.Notices;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Requests;

public sealed class EndingTests
{
    [Theory, EveryEngine]
    public async Task What_was_found_genuine_is_in_review_and_a_second_click_changes_nothing(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AFreezeInReviewAsync(portal.Johanna(), portal.Signe());
        var entries = portal.Database.Count("ledger_entries");

        (await portal.SendAsync(new ConfirmAuthenticity(id), portal.Signe())).Succeeded.ShouldBeTrue();

        portal.Database.Count("ledger_entries").ShouldBe(entries);
        var work = await portal.GetAsync(new GetCaseWork(id), portal.Signe());
        (work.MayConfirm, work.MayAsk, work.MayClose, work.Retractable).ShouldBe((false, true, false, null));
    }

    [Theory]
    [InlineData("UPDATE accounts SET state = 'Closed' WHERE name = 'Johanna Muster'")]
    [InlineData("UPDATE agencies SET state = 'Suspended' WHERE country = 'AT'")]
    public async Task Who_no_longer_stands_is_not_found_genuine(string change)
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var id = await portal.ASubmittedFreezeAsync(portal.Johanna());
        await portal.GetAsync(new ClaimRequest(id), portal.Signe());
        portal.Database.Run(change).ShouldBe(1);

        (await portal.SendAsync(new ConfirmAuthenticity(id), portal.Signe())).Refusals.Said().ShouldBe(["requests.standing-lost"]);

        (await portal.GetAsync(new GetCaseWork(id), portal.Signe())).Standing.Stand.ShouldBeFalse();
    }

    [Theory, EveryEngine]
    public async Task A_request_is_taken_back_once_with_its_reason_and_the_desk_is_told(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AFreezeInReviewAsync(portal.Johanna(), portal.Signe());
        await portal.AQuestionAsync(id, portal.Signe());

        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => portal.SendAsync(new WithdrawRequest(id, "case-closed"), portal.Johanna())));

        results.ShouldAllBe(result => result.Succeeded);
        portal.Database.Count("ledger_entries WHERE event = 'requests.withdrawn'").ShouldBe(1);
        var page = await portal.GetAsync(new GetMyRequest(id), portal.Johanna());
        (page.Header.State, page.Header.DueAt, page.IsOpen, page.Open).ShouldBe((RequestState.Withdrawn, null, false, null));
        await portal.GetAsync(new DeliverNotices(), Actor.Portal);
        (await portal.GetAsync(new ListNotices(), portal.Signe())).Select(notice => notice.Topic).ShouldContain("withdrawn");
        (await portal.SendAsync(new PutBackRequest(id, "mistake"), portal.Signe())).Refusals.Said().ShouldBe(["requests.wrong-state"]);
    }

    [Theory]
    [InlineData(""), InlineData("because of Mr Smith")]
    public async Task A_reason_outside_the_list_is_refused_and_kept_out_of_the_ledger(string reason)
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var id = await portal.ASubmittedFreezeAsync(portal.Johanna());

        (await portal.SendAsync(new WithdrawRequest(id, reason), portal.Johanna())).Refusals.Said().ShouldBe(["Reason: requests.unknown-withdraw-reason"]);

        portal.Database.Count("ledger_entries WHERE event = 'requests.withdrawn'").ShouldBe(0);
    }

    [Theory, EveryEngine]
    public async Task Taking_back_is_not_held_up_by_an_answer_under_way_and_putting_back_is(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        foreach (var state in new[] { "AwaitingApproval", "Approved" })
        {
            var id = await portal.AFreezeInReviewAsync(portal.Johanna(), portal.Signe());
            portal.AddAnswer(id, state);

            (await portal.SendAsync(new PutBackRequest(id, "absence"), portal.Signe())).Refusals.Said().ShouldBe(["requests.answer-under-way"]);
            (await portal.SendAsync(new WithdrawRequest(id, "mistake"), portal.Johanna())).Succeeded.ShouldBeTrue();

            portal.Database.Count($"answers WHERE state = '{state}'").ShouldBe(1, "what becomes of it is decided where it would be disclosed");
        }

        var free = await portal.AFreezeInReviewAsync(portal.Johanna(), portal.Signe());
        portal.AddAnswer(free, "Prepared");
        (await portal.SendAsync(new PutBackRequest(free, "absence"), portal.Signe())).Succeeded.ShouldBeTrue();
    }

    [Theory, EveryEngine]
    public async Task An_answered_request_is_filed_away_by_whoever_has_it(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AFreezeInReviewAsync(portal.Johanna(), portal.Signe());
        (await portal.SendAsync(new CloseRequest(id), portal.Signe())).Refusals.Said().ShouldBe(["requests.wrong-state"]);
        portal.Answer(id);
        (await portal.GetAsync(new GetCaseWork(id), portal.Signe())).MayClose.ShouldBeTrue();
        (await portal.GetAsync(new GetCaseWork(id), portal.Person("Helen Park").AsActor())).MayClose.ShouldBeFalse();

        (await portal.SendAsync(new CloseRequest(id), portal.Signe())).Succeeded.ShouldBeTrue();
        (await portal.SendAsync(new CloseRequest(id), portal.Signe())).Succeeded.ShouldBeTrue();

        portal.Database.Count("ledger_entries WHERE event = 'requests.closed'").ShouldBe(1);
        (await portal.GetAsync(new GetMyRequest(id), portal.Johanna())).Header.State.ShouldBe(RequestState.Closed);
        (await portal.SendAsync(new WithdrawRequest(id, "mistake"), portal.Johanna())).Refusals.Said().ShouldBe(["requests.wrong-state"]);
    }

    [Theory, EveryEngine]
    public async Task What_is_done_leaves_the_open_list_and_is_found_by_its_reference(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (open, answered, withdrawn) = (await portal.AFreezeInReviewAsync(portal.Johanna(), portal.Signe()), await portal.AFreezeInReviewAsync(portal.Johanna(), portal.Signe()), await portal.ASubmittedFreezeAsync(portal.Johanna()));
        portal.Answer(answered);
        await portal.GetAsync(new WithdrawRequest(withdrawn, "mistake"), portal.Johanna());
        var reference = (await portal.GetAsync(new GetMyRequest(withdrawn), portal.Johanna())).Header.Reference.Text;

        async Task<IReadOnlyList<RequestId>> ShownAsync(ListQueue query) => [.. (await portal.GetAsync(query, portal.Signe())).Lines.Select(line => line.Id)];

        (await ShownAsync(new(QueueView.Open))).ShouldBe([open]);
        (await ShownAsync(new(QueueView.Done))).ShouldBe([answered, withdrawn], ignoreOrder: true);
        (await ShownAsync(new(QueueView.Mine))).ShouldBe([open, answered], ignoreOrder: true);
        (await ShownAsync(new(QueueView.Open, Reference: reference))).ShouldBe([withdrawn]);
        (await ShownAsync(new(QueueView.Waiting, Reference: reference))).ShouldBeEmpty();
    }

    [Theory, EveryEngine]
    public async Task What_is_done_is_paged_newest_first_and_each_shown_once(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        for (var i = 0; i < 30; i++)
        {
            if (i % 4 == 0)
                portal.Time.Advance(TimeSpan.FromMinutes(1));
            await portal.GetAsync(new WithdrawRequest(await portal.ASubmittedFreezeAsync(portal.Johanna()), "mistake"), portal.Johanna());
        }

        var first = await portal.GetAsync(new ListQueue(QueueView.Done), portal.Signe());
        var second = await portal.GetAsync(new ListQueue(QueueView.Done, After: first.Next), portal.Signe());

        (first.Lines.Count, second.Lines.Count, second.Next).ShouldBe((25, 5, null));
        first.Lines.Concat(second.Lines).Select(line => line.Id).ShouldBeUnique();
        first.Lines.Concat(second.Lines).Select(line => line.SubmittedAt).ShouldBeInOrder(SortDirection.Descending);
    }
}
