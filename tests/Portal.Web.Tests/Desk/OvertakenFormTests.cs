using System.Text.RegularExpressions;
using Portal.Application.Answers;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;
using Portal.Web.Tests.Doors;

namespace Portal.Web.Tests.Desk;

public sealed class OvertakenFormTests
{
    [Theory, EveryEngine]
    public async Task The_loser_keeps_what_was_typed_reads_what_changed_and_may_send_again(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        var portal = factory.Portal;
        var id = await portal.AFreezeInReviewAsync(portal.Person("Johanna Muster").AsActor(), portal.Person("Signe Lindqvist").AsActor());
        using var wire = await Wire.SignInAsync(factory, portal.Person("Signe Lindqvist"));
        var form = await wire.GetAsync($"/desk/requests/{id}/ask");
        await portal.GetAsync(new WithdrawRequest(id, "mistake"), portal.Person("Johanna Muster").AsActor());

        var overtaken = await wire.PostAsync($"/desk/requests/{id}/ask", [("question", form.Typed("question")), ("Text", "Which <branch>?"), .. Stamp(form)]);

        overtaken.Status.ShouldBe(409);
        overtaken.Text.ShouldContain("Somebody else acted on this request after you opened this page");
        overtaken.Text.ShouldContain("Johanna Muster: Taken back by the agency: sent by mistake");
        overtaken.Raw.ShouldContain("Which &lt;branch&gt;?");
        portal.Database.Count("ledger_entries WHERE event = 'questions.asked'").ShouldBe(0);
    }

    [Theory, EveryEngine]
    public async Task Of_two_approvers_the_later_reads_that_the_first_returned_the_answer(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        var portal = factory.Portal;
        var signe = portal.Person("Signe Lindqvist").AsActor();
        var id = await portal.AFreezeInReviewAsync(portal.Person("Johanna Muster").AsActor(), signe);
        var answer = await portal.ADeclineToDecideAsync(id, signe);
        using var daniel = await Wire.SignInAsync(factory, portal.Person("Daniel Ferreira"));
        var way = await daniel.GetAsync($"/desk/requests/{id}/answers/{answer}/review");
        await daniel.GetAsync(way.Location!);
        var shown = await daniel.GetAsync((await daniel.PostAsync(way.Location!)).Location!);
        (await portal.SendAsync(new ReturnAnswer(id, answer, 2, "Name the transaction."), portal.Person("Helen Park").AsActor())).Succeeded.ShouldBeTrue();

        var overtaken = await daniel.PostAsync($"/desk/requests/{id}/answers/{answer}/review?handler=Approve", [("revision", "2"), .. Stamp(shown)]);

        overtaken.Status.ShouldBe(409);
        overtaken.Text.ShouldContain("Somebody else acted on this request after you opened this page");
        overtaken.Text.ShouldContain("Helen Park:");
        portal.Database.Count("ledger_entries WHERE event = 'answers.approved'").ShouldBe(0);
    }

    [Theory, EveryEngine]
    public async Task A_form_sent_twice_leads_to_the_same_page_and_has_its_effect_once(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        var portal = factory.Portal;
        var id = await portal.AFreezeInReviewAsync(portal.Person("Johanna Muster").AsActor(), portal.Person("Signe Lindqvist").AsActor());
        using var wire = await Wire.SignInAsync(factory, portal.Person("Signe Lindqvist"));
        var form = await wire.GetAsync($"/desk/requests/{id}");
        var reason = LegalRequest.PutBackReasons[0];

        var first = await wire.PostAsync($"/desk/requests/{id}?handler=PutBack", [("reason", reason), .. Stamp(form)]);
        var second = await wire.PostAsync($"/desk/requests/{id}?handler=PutBack", [("reason", reason), .. Stamp(form)]);

        (second.Status, second.Location).ShouldBe((first.Status, first.Location));
        first.Status.ShouldBe(302);
        portal.Database.Count("ledger_entries WHERE event = 'requests.put-back'").ShouldBe(1);
    }

    [Fact]
    public async Task Every_form_of_a_page_but_the_way_out_has_a_key_of_its_own()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var portal = factory.Portal;
        var id = await portal.AFreezeInReviewAsync(portal.Person("Johanna Muster").AsActor(), portal.Person("Signe Lindqvist").AsActor());
        using var browser = await factory.SignInAsync(Role.Investigator, "europe");

        var page = await browser.GetAsync($"/desk/requests/{id}");
        var keys = Regex.Matches(page.Html, "name=\"FormKey\"[^>]*value=\"([0-9a-f]{32})\"|value=\"([0-9a-f]{32})\"[^>]*name=\"FormKey\"").Select(match => match.Value).ToList();

        keys.Count.ShouldBe(Regex.Count(page.Html, "<form method=\"post\"") - 1);
        keys.Count.ShouldBeGreaterThan(0);
        keys.ShouldBeUnique();
    }

    /// <summary>What the page's forms carry along.</summary>
    private static (string, string)[] Stamp(Reply page) => [("FormKey", page.Typed("FormKey")), ("FormSeen", page.Typed("FormSeen"))];
}
