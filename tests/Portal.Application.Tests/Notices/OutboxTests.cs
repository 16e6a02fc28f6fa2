using Portal.Application.Ledger;
using Portal.Application.Notices;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Notices;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Notices;

/// <summary>What cannot be delivered, what is delivered again, and who has lost the lease.</summary>
public sealed class OutboxTests
{
    [Theory, EveryEngine]
    public async Task A_poisoned_message_stops_no_other_is_tried_later_and_later_and_is_laid_aside(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.ASubmittedFreezeAsync(portal.Johanna());
        portal.AddPoison(request);

        (await portal.GetAsync(new DeliverNotices(), Actor.Portal)).ShouldBe(new(2, More: false));
        portal.Database.Run("UPDATE outbox SET next_try_at = created_at, tries = 0 WHERE tries > 0").ShouldBe(1);
        await UntilLaidAsideAsync(portal);

        portal.Database.Count("notices WHERE topic <> 'undelivered'").ShouldBe(2);
        portal.Database.Count("outbox WHERE topic = 'of-another-version' AND died_at IS NOT NULL AND tries = 8 AND last_code = 'notices.unknown-topic'").ShouldBe(1);
        Events(portal, "notices.dead-lettered").ShouldBe(1);
        (await portal.GetAsync(new VerifyLedger(), Actor.Portal)).Fault.ShouldBeNull();
    }

    [Theory, EveryEngine]
    public async Task The_manager_is_told_of_the_first_and_sees_all_with_how_long_the_oldest_other_waits(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.ASubmittedFreezeAsync(portal.Johanna());
        portal.AddPoison(request, messages: 3);
        await UntilLaidAsideAsync(portal);
        await portal.GetAsync(new ClaimRequest(request), portal.Signe());
        portal.Time.Advance(TimeSpan.FromMinutes(7));

        var page = await portal.GetAsync(new ListDeadLetters(), portal.Marguerite());
        await portal.GetAsync(new DeliverNotices(), Actor.Portal);

        (page.Dead, page.Lines.Count, page.OldestWaits).ShouldBe((3, 3, TimeSpan.FromMinutes(7)));
        page.Lines.ShouldAllBe(line => line.Topic == "of-another-version" && line.Request == request && line.Tries == 8 && line.Reason.Code == "notices.unknown-topic" && line.Age > TimeSpan.FromMinutes(7));
        page.Lines.Select(line => line.Reference.Text).Distinct().ShouldBe([(await portal.GetAsync(new GetCase(request), portal.Signe())).Header.Reference.Text]);
        (await portal.GetAsync(new ListNotices(), portal.Marguerite())).Select(notice => notice.Topic).ShouldBe(["undelivered"], "one alarm, however many lie aside");
        (await portal.GetAsync(new CountDeadLetters(), portal.Marguerite())).ShouldBe(3);
        (await portal.GetAsync(new ListDeadLetters(), portal.Marguerite())).OldestWaits.ShouldBeNull("everything else was delivered");
        Events(portal, "notices.dead-lettered").ShouldBe(3);
    }

    [Theory, EveryEngine]
    public async Task One_is_replayed_or_all_are_each_with_its_entry_and_a_resent_form_replays_nothing_more(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.ASubmittedFreezeAsync(portal.Johanna());
        portal.AddPoison(request, messages: 3);
        await UntilLaidAsideAsync(portal);
        portal.Database.Run("UPDATE outbox SET topic = 'taken' WHERE topic = 'of-another-version'").ShouldBe(3);
        var one = (await portal.GetAsync(new ListDeadLetters(), portal.Marguerite())).Lines[0];

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => portal.GetAsync(new ReplayDeadLetter(one.Message, null), portal.Marguerite())));
        (await portal.GetAsync(new DeliverNotices(), Actor.Portal)).Messages.ShouldBe(1);
        await portal.GetAsync(new ReplayDeadLetter(one.Message, null), portal.Marguerite());
        var all = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => portal.GetAsync(new ReplayDeadLetters(), portal.Marguerite())));
        (await portal.GetAsync(new DeliverNotices(), Actor.Portal)).Messages.ShouldBe(2);

        all.Sum(replayed => replayed.Letters).ShouldBe(2);
        Events(portal, "notices.replayed").ShouldBe(3);
        portal.Database.Count("notices WHERE topic = 'taken'").ShouldBe(3);
        (await portal.GetAsync(new ListDeadLetters(), portal.Marguerite())).ShouldSatisfyAllConditions(page => page.Dead.ShouldBe(0), page => page.Lines.ShouldBeEmpty());
        (await portal.SendAsync(new ReplayDeadLetter(Guid.NewGuid(), null), portal.Marguerite())).Refusals.ShouldBe([RequestErrors.NotFound]);
        (await portal.SendAsync(new ReplayDeadLetter(one.Message, portal.Johanna().Id), portal.Marguerite())).Refusals.ShouldBe([RequestErrors.NotFound]);
        (await portal.GetAsync(new VerifyLedger(), Actor.Portal)).Fault.ShouldBeNull();
    }

    [Theory, EveryEngine]
    public async Task Who_lost_the_lease_commits_nothing(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.ASubmittedFreezeAsync(portal.Johanna());
        var slow = await portal.LeaseMessagesAsync();
        (await portal.GetAsync(new DeliverNotices(), Actor.Portal)).ShouldBe(new(0, More: false), "another has them");
        portal.Database.EndLeases();
        var quick = await portal.LeaseMessagesAsync();

        (await portal.GetAsync(new FillInboxes(slow), Actor.Portal)).ShouldBe(0);
        (await portal.SendAsync(new RecordUndelivered(slow[0], "notices.fault"), Actor.Portal)).Refusals.ShouldBe([NoticeErrors.LeaseLost]);
        portal.Database.Count("notices").ShouldBe(0);
        portal.Database.Count("outbox WHERE tries > 0").ShouldBe(0);
        (await portal.GetAsync(new FillInboxes(quick), Actor.Portal)).ShouldBe(2);
        (await portal.GetAsync(new FillInboxes(quick), Actor.Portal)).ShouldBe(0, "a lease is good for one step");

        slow.Count.ShouldBe(2);
        quick.Select(lease => lease.Token).ShouldAllBe(token => token > slow.Max(lease => lease.Token));
        portal.Database.Count("notices").ShouldBe(2);
    }

    [Theory, EveryEngine]
    public async Task An_inbox_takes_a_message_once_however_often_it_is_delivered(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        portal.Mailer.IsSetUp = true;
        await portal.ASubmittedFreezeAsync(portal.Johanna());
        await portal.GetAsync(new DeliverNotices(), Actor.Portal);
        var (notices, mails) = (portal.Database.Count("notices"), portal.Database.Count("mails"));
        portal.AddInvestigator("Newcomer", "europe");
        portal.Database.Run("UPDATE outbox SET delivered_at = NULL, next_try_at = created_at").ShouldBe(2);

        (await portal.GetAsync(new DeliverNotices(), Actor.Portal)).Messages.ShouldBe(2);

        portal.Database.Count("notices").ShouldBe(notices + 1, "the newcomer's alone");
        portal.Database.Count("mails").ShouldBe(mails);
        portal.Database.Count("(SELECT message, recipient FROM notices GROUP BY message, recipient HAVING count(*) > 1) x").ShouldBe(0);
    }

    [Theory, EveryEngine]
    public async Task A_message_that_failed_and_was_lost_in_between_counts_both(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        portal.AddPoison(await portal.ASubmittedFreezeAsync(portal.Johanna()));
        for (var death = 0; death < 2; death++)
        {
            await portal.LeaseMessagesAsync();
            portal.Database.EndLeases();
        }

        await portal.GetAsync(new DeliverNotices(), Actor.Portal);
        await portal.GetAsync(new DeliverNotices(), Actor.Portal);
        await portal.GetAsync(new DeliverNotices(), Actor.Portal);

        portal.Database.Count("outbox WHERE topic = 'of-another-version' AND tries = 3 AND lost = 0 AND last_code = 'notices.unknown-topic' AND next_try_at IS NOT NULL").ShouldBe(1);
        portal.Database.Count("outbox WHERE delivered_at IS NOT NULL AND tries = 0").ShouldBe(2);
    }

    /// <summary>Delivers in vain until nothing of another version waits any more: never before half of a wait is over, always after all of it.</summary>
    private static async Task UntilLaidAsideAsync(TestPortal portal)
    {
        var tries = 0;
        while (portal.Database.Count("outbox WHERE next_try_at IS NOT NULL AND topic = 'of-another-version'") > 0)
        {
            var longest = Backoff.Notices.Wait(++tries, ulong.MaxValue);
            await portal.GetAsync(new DeliverNotices(), Actor.Portal);
            portal.Time.Advance((longest / 2) - TimeSpan.FromSeconds(1));
            await portal.GetAsync(new DeliverNotices(), Actor.Portal);
            portal.Database.List("SELECT DISTINCT tries FROM outbox WHERE topic = 'of-another-version'").Select(Convert.ToInt32).ShouldBe([tries], "its time has not come");
            portal.Time.Advance(longest - ((longest / 2) - TimeSpan.FromSeconds(1)));
        }
    }

    private static long Events(TestPortal portal, string name) => portal.Database.Count($"ledger_entries WHERE event = '{name}'");
}
