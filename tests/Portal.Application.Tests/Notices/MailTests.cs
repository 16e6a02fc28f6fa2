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
    public async Task A_mail_that_is_not_taken_is_tried_later_and_later_and_given_up_after_a_day(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        (portal.Mailer.IsSetUp, portal.Mailer.Takes) = (true, false);
        await portal.ASubmittedFreezeAsync(portal.Johanna());
        await portal.GetAsync(new DeliverNotices(), Actor.Portal);
        var began = portal.Time.GetUtcNow();
        var waits = new List<double>();

        for (var minute = 0; portal.Database.Count("mails WHERE next_try_at IS NOT NULL") > 0 && minute < 2000; minute++)
        {
            var before = portal.Database.List("SELECT max(tries) FROM mails")[0];
            await portal.GetAsync(new SendMails(), Actor.Portal);
            if (!before.Equals(portal.Database.List("SELECT max(tries) FROM mails")[0]))
                waits.Add((portal.Time.GetUtcNow() - began).TotalMinutes);
            portal.Time.Advance(TimeSpan.FromMinutes(1));
        }

        waits.Take(8).ShouldBe([0, 1, 3, 7, 15, 31, 63, 123]);
        waits[^1].ShouldBeInRange(1380, 1440);
        portal.Database.Count("mails WHERE sent_at IS NOT NULL").ShouldBe(0);
        portal.Mailer.Takes = true;
        (await portal.GetAsync(new SendMails(), Actor.Portal)).ShouldBe(new(0, More: false));
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
