using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Ledger;
using Portal.Application.Notices;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Notices;

public sealed class MailTests
{
    [Theory, EveryEngine]
    public async Task Who_has_an_address_gets_one_mail_for_each_notice_and_it_says_nothing_of_the_case(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        portal.Mailer.IsSetUp = true;
        var request = await portal.AReviewedRequestAsync();
        await portal.ADisclosedAnswerAsync(request, write: draft => draft.Write("PLANTED words"));
        portal.AddInvestigator("No Address", "europe");
        await portal.GetAsync(new DeliverNotices(), Actor.Portal);

        var rounds = await SendAllAsync(portal);

        rounds.ShouldBe((int)portal.Database.Count("notices n JOIN accounts a ON a.id = n.recipient WHERE a.email <> ''"));
        (await SendAllAsync(portal)).ShouldBe(0, "what was sent is not sent again");
        var page = await portal.GetAsync(new GetMyRequest(request), portal.Johanna());
        string[] secrets =
        [
            page.Header.Reference.Text, request.ToString(), page.Contents.Case.Number, page.Contents.Instrument.Number, page.Header.AgencyName, Given.FirstAddress, "PLANTED", "Johanna", "Freeze", "BTC",
        ];
        foreach (var mail in portal.Mailer.Taken)
        {
            secrets.ShouldAllBe(secret => !(mail.Subject + mail.Text).Contains(secret, StringComparison.OrdinalIgnoreCase));
            mail.Text.ShouldContain("\nhttp://localhost:5000/\n");
        }

        portal.Mailer.Taken.Select(mail => mail.Id).ShouldBeUnique();
        portal.Mailer.Taken.ShouldContain(mail => mail.To == "j.muster@polizei-musterland.example" && mail.Subject == "News at Docket");
    }

    [Theory, EveryEngine]
    public async Task While_the_ledger_stands_still_nothing_is_leased_since_nothing_could_be_given_up(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        portal.Mailer.IsSetUp = true;
        await portal.ASubmittedFreezeAsync(portal.Johanna());
        await portal.GetAsync(new DeliverNotices(), Actor.Portal);
        await portal.ASubmittedFreezeAsync(portal.Johanna());
        portal.Services.GetRequiredService<LedgerWatch>().StandStill(new(portal.Time.GetUtcNow(), 0, "Entry 5 does not hold."));

        (await portal.GetAsync(new DeliverNotices(), Actor.Portal)).ShouldBe(new(0, false));
        (await portal.GetAsync(new SendMails(), Actor.Portal)).ShouldBe(new(0, false));

        (portal.Database.Count("outbox WHERE token > 0 AND leased_by IS NOT NULL"), portal.Database.Count("mails WHERE token > 0"), portal.Mailer.Taken.Count).ShouldBe((0L, 0L, 0));
    }

    [Theory, EveryEngine]
    public async Task A_mail_is_in_the_language_of_its_reader(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        portal.Mailer.IsSetUp = true;
        await portal.ASubmittedFreezeAsync(portal.Person("ليلى المثال").AsActor());
        await portal.GetAsync(new DeliverNotices(), Actor.Portal);

        await SendAllAsync(portal);

        var mail = portal.Mailer.Taken.Single(one => one.To == "l.almithal@police-nakhil.example");
        (mail.Language, mail.Subject).ShouldBe(("ar", "مستجدات في Docket"));
        mail.Text.ShouldContain("\nhttp://localhost:5000/\n", Case.Sensitive, "the address stands alone on its line, without signs around it");
    }

    [Theory, EveryEngine]
    public async Task A_mail_that_is_not_taken_is_tried_later_and_later_laid_aside_within_a_day_and_sent_once_when_replayed(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        (portal.Mailer.IsSetUp, portal.Mailer.Takes) = (true, false);
        OnlyJohannaHasAnAddress(portal);
        await portal.ASubmittedFreezeAsync(portal.Johanna());
        await portal.GetAsync(new DeliverNotices(), Actor.Portal);
        var began = portal.Time.GetUtcNow();

        var tries = 0;
        while (portal.Database.Count("mails WHERE next_try_at IS NOT NULL") > 0)
        {
            var longest = Backoff.Mails.Wait(++tries, ulong.MaxValue);
            await portal.GetAsync(new SendMails(), Actor.Portal);
            portal.Time.Advance((longest / 2) - TimeSpan.FromSeconds(1));
            await portal.GetAsync(new SendMails(), Actor.Portal);
            Tries(portal).ShouldBe(tries, "its time has not come");
            portal.Time.Advance(longest - ((longest / 2) - TimeSpan.FromSeconds(1)));
        }

        tries.ShouldBe(Backoff.Mails.MostTries);
        // Nothing waits after the last try.
        (portal.Time.GetUtcNow() - began - Backoff.Mails.Longest).ShouldBeInRange(TimeSpan.FromHours(12), TimeSpan.FromHours(24));
        portal.Database.Count("mails WHERE sent_at IS NULL AND died_at IS NOT NULL").ShouldBe(1);
        portal.Mailer.Takes = true;
        (await portal.GetAsync(new SendMails(), Actor.Portal)).Sent.ShouldBe(0);
        var letter = (await portal.GetAsync(new ListDeadLetters(), portal.Marguerite())).Lines.ShouldHaveSingleItem();
        (letter.Consumer, letter.Topic, letter.Tries, letter.Reason.Code).ShouldBe((Consumer.Mail, "received", 29, "notices.not-taken"));

        await portal.GetAsync(new ReplayDeadLetter(letter.Message, letter.Recipient), portal.Marguerite());

        (await SendAllAsync(portal)).ShouldBe(1);
        portal.Mailer.Taken.Select(mail => mail.To).ShouldBe(["j.muster@polizei-musterland.example"]);
        (await portal.GetAsync(new ListDeadLetters(), portal.Marguerite())).Dead.ShouldBe(0);
    }

    [Theory, EveryEngine]
    public async Task Who_lost_the_lease_of_a_mail_notes_nothing_and_a_mail_handed_over_twice_has_one_id(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        portal.Mailer.IsSetUp = true;
        OnlyJohannaHasAnAddress(portal);
        await portal.ASubmittedFreezeAsync(portal.Johanna());
        await portal.GetAsync(new DeliverNotices(), Actor.Portal);
        var other = portal.Restart();
        portal.Mailer.BeforeTaking = async () =>
        {
            portal.Mailer.BeforeTaking = () => Task.CompletedTask;
            portal.Database.EndLeases();
            (await other.GetAsync(new SendMails(), Actor.Portal)).Sent.ShouldBe(1);
            // Were this one's note taken, the mail would be tried again.
            portal.Mailer.Takes = false;
        };

        (await portal.GetAsync(new SendMails(), Actor.Portal)).Sent.ShouldBe(0, "what it says of the mail does not count");

        portal.Mailer.Taken.Count.ShouldBe(1);
        portal.Log.Lines.ShouldContain(line => line.Contains("was not noted: notices.lease-lost"));
        portal.Database.Count("mails WHERE sent_at IS NOT NULL AND tries = 0 AND next_try_at IS NULL").ShouldBe(1);
    }

    [Theory, EveryEngine]
    public async Task A_mail_whose_handing_over_breaks_keeps_no_other_from_being_sent(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        portal.Mailer.IsSetUp = true;
        OnlyJohannaHasAnAddress(portal);
        for (var i = 0; i < 3; i++)
            await portal.ASubmittedFreezeAsync(portal.Johanna());
        await portal.GetAsync(new DeliverNotices(), Actor.Portal);
        var calls = 0;
        portal.Mailer.BeforeTaking = () => ++calls == 1 ? throw new InvalidOperationException("j.muster@polizei-musterland.example") : Task.CompletedTask;

        (await portal.GetAsync(new SendMails(), Actor.Portal)).Sent.ShouldBe(2);

        portal.Database.List("SELECT last_code FROM mails WHERE sent_at IS NULL").ShouldBe(["notices.fault"]);
        portal.Log.Lines.ShouldContain(line => line.Contains("could not be handed over: InvalidOperationException"));
        portal.Log.Lines.ShouldNotContain(line => line.Contains("j.muster@"));
    }

    [Theory, EveryEngine]
    public async Task A_mail_over_which_processes_end_is_laid_aside_and_the_others_are_sent(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        portal.Mailer.IsSetUp = true;
        OnlyJohannaHasAnAddress(portal);
        for (var i = 0; i < 3; i++)
            await portal.ASubmittedFreezeAsync(portal.Johanna());
        await portal.GetAsync(new DeliverNotices(), Actor.Portal);
        var (deadly, ends) = (default(Guid?), 0);
        for (var more = true; more && ends < 10;)
        {
            using var end = new CancellationTokenSource();
            portal.Mailer.BeforeTakingOf = async mail =>
            {
                if (mail.Id != (deadly ??= mail.Id))
                    return;
                await end.CancelAsync();
                end.Token.ThrowIfCancellationRequested();
            };
            try
            {
                await portal.SendAsync(new SendMails(), Actor.Portal, end.Token);
                more = false;
            }
            catch (OperationCanceledException)
            {
                ends++;
                portal.Database.EndLeases();
            }
        }

        ends.ShouldBe(4);
        portal.Mailer.Taken.Count.ShouldBe(2);
        var letter = (await portal.GetAsync(new ListDeadLetters(), portal.Marguerite())).Lines.ShouldHaveSingleItem();
        (letter.Consumer, letter.Tries, letter.Reason.Code).ShouldBe((Consumer.Mail, 4, "notices.process-ended"));
    }

    [Fact]
    public async Task Where_no_mail_was_set_up_none_is_kept_waiting()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        await portal.ASubmittedFreezeAsync(portal.Johanna());

        await portal.GetAsync(new DeliverNotices(), Actor.Portal);

        portal.Database.Count("mails").ShouldBe(0);
        (await portal.GetAsync(new SendMails(), Actor.Portal)).ShouldBe(new(0, More: false));
    }

    [Fact]
    public async Task Whose_account_was_closed_gets_no_mail()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        portal.Mailer.IsSetUp = true;
        await portal.ASubmittedFreezeAsync(portal.Johanna());
        await portal.GetAsync(new DeliverNotices(), Actor.Portal);
        portal.Close(portal.Johanna().Id);

        await SendAllAsync(portal);

        portal.Mailer.Taken.ShouldNotContain(mail => mail.To.StartsWith("j.muster", StringComparison.Ordinal));
        portal.Database.Count("mails WHERE next_try_at IS NOT NULL").ShouldBe(0);
    }

    [Fact]
    public async Task More_than_a_batch_is_sent_in_pieces_and_completely()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        portal.Mailer.IsSetUp = true;
        for (var i = 0; i < 13; i++)
            await portal.ASubmittedFreezeAsync(portal.Johanna());
        await portal.GetAsync(new DeliverNotices(), Actor.Portal);

        (await portal.GetAsync(new SendMails(), Actor.Portal)).ShouldBe(new(20, More: true));
        (await portal.GetAsync(new SendMails(), Actor.Portal)).ShouldBe(new(6, More: false));
    }

    private static void OnlyJohannaHasAnAddress(TestPortal portal) => portal.Database.Run("UPDATE accounts SET email = '' WHERE name <> 'Johanna Muster'");

    private static long Tries(TestPortal portal) => Convert.ToInt64(portal.Database.List("SELECT max(tries) FROM mails")[0], CultureInfo.InvariantCulture);

    private static async Task<int> SendAllAsync(TestPortal portal)
    {
        var (sent, more) = (0, true);
        while (more)
        {
            var round = await portal.GetAsync(new SendMails(), Actor.Portal);
            (sent, more) = (sent + round.Sent, round.More);
        }

        return sent;
    }
}
