using System.Text.RegularExpressions;
using Portal.Application.Holds;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Web.Tests.Desk.Holds;

public sealed class HoldPagesTests
{
    private const string Unknown = "00000000-0000-4000-8000-000000000001";

    [Theory, EveryEngine]
    public async Task A_hold_is_ordered_approved_by_another_person_doubted_and_placed(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        var id = await AFreezeAsync(factory);
        using var signe = await factory.PresentAsync("Signe Lindqvist");
        using var daniel = await factory.PresentAsync("Daniel Ferreira");
        factory.Portal.Operator.Answer = _ => FakeOperator.Silence("timeout");

        var form = await signe.GetAsync($"/desk/requests/{id}/holds/place/1");
        var ordered = await signe.PostAndFollowAsync($"/desk/requests/{id}/holds/place/1", ("hold", HoldOf(form)), ("Amount", "1.25"));
        var list = await daniel.GetAsync("/desk/holds");
        var decision = await daniel.GetAsync(Regex.Match(list.Html, $"/desk/requests/{id}/holds/[0-9a-f-]{{36}}").Value);
        var approved = await daniel.PostAndFollowAsync(Regex.Match(decision.Html, "action=\"([^\"]+handler=Approve)\"").Groups[1].Value);
        await factory.Portal.GetAsync(new ChaseHolds(), Actor.Portal);
        var doubted = await signe.GetAsync($"/desk/requests/{id}/holds");
        var caseInDoubt = await signe.GetAsync($"/desk/requests/{id}");
        factory.Portal.Operator.Answer = FakeOperator.Yes;
        factory.Portal.Time.Advance(TimeSpan.FromSeconds(5));
        await factory.Portal.GetAsync(new ChaseHolds(), Actor.Portal);
        var placed = await signe.GetAsync($"/desk/requests/{id}/holds");
        var casePlaced = await signe.GetAsync($"/desk/requests/{id}");

        form.Text.ShouldContain("An ordered hold goes to the operator when another person has approved it.");
        ordered.Text.ShouldContain("The hold is ordered. An approver has been told");
        ordered.Text.ShouldContain("1.25 BTC Waits for another person’s approval");
        ordered.Text.ShouldContain("Still to be held 0.25 BTC");
        list.Text.ShouldContain("1.25 BTC");
        decision.Text.ShouldContain("1.5 BTC");
        approved.Text.ShouldContain("The hold is approved and on its way to the operator.");
        doubted.Text.ShouldContain("We do not know yet whether the operator holds it. We ask again at 24 Nov 2026, 09:00 UTC.");
        doubted.Text.ShouldContain("The operator did not answer in time");
        caseInDoubt.Text.ShouldContain("1 is in doubt: the operator has not said whether it holds it");
        caseInDoubt.Text.ShouldContain("Hold in doubt: the operator did not say whether it was placed");
        placed.Text.ShouldContain("1.25 BTC Placed");
        placed.Text.ShouldContain("The operator was asked 2 times");
        placed.Text.ShouldNotContain("We do not know yet");
        casePlaced.Text.ShouldContain("1 hold is placed");
        casePlaced.Text.ShouldContain("Asked 2 times");
        factory.Portal.Operator.Held.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("", "Enter the amount to be held, with a point before the fraction.")]
    [InlineData("1,5", "Enter the amount to be held, with a point before the fraction.")]
    [InlineData("1.50000001", "Together with the other holds this is more than the request asks for. Enter a smaller amount.")]
    public async Task What_is_wrong_with_an_amount_stands_beside_it_and_what_was_typed_stays(string amount, string said)
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var id = await AFreezeAsync(factory);
        using var signe = await factory.PresentAsync("Signe Lindqvist");
        var hold = HoldOf(await signe.GetAsync($"/desk/requests/{id}/holds/place/2"));

        var refused = await signe.PostAsync($"/desk/requests/{id}/holds/place/2", ("hold", hold), ("Amount", amount));

        refused.Status.ShouldBe(422);
        refused.Text.ShouldContain(said);
        refused.Html.ShouldContain("<a href=\"#Amount\">");
        refused.Html.ShouldContain("aria-invalid=\"true\"");
        if (amount.Length > 0)
            refused.Html.ShouldContain($"value=\"{amount}\"");
        HoldOf(refused).ShouldBe(hold);
        factory.Portal.Database.Count("holds").ShouldBe(0);
    }

    [Fact]
    public async Task Presence_is_asked_for_on_showing_a_form_and_never_for_reading()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var id = await AFreezeAsync(factory);
        var hold = await factory.Portal.AHoldAsync(id, factory.Portal.Person("Signe Lindqvist").AsActor());
        using var signe = await factory.SignInAsync(factory.Portal.Person("Signe Lindqvist"));
        using var daniel = await factory.SignInAsync(factory.Portal.Person("Daniel Ferreira"));

        (await signe.GetAsync($"/desk/requests/{id}/holds")).Status.ShouldBe(200);
        (await signe.GetAsync($"/desk/requests/{id}/holds/{hold}")).Status.ShouldBe(200);
        (await signe.GetAsync($"/desk/requests/{id}/holds/place/2")).Location.ShouldBe($"/presence?back={Uri.EscapeDataString($"/desk/requests/{id}/holds/place/2")}");
        (await daniel.GetAsync("/desk/holds")).Status.ShouldBe(200);
        (await daniel.GetAsync($"/desk/requests/{id}/holds/{hold}")).Location.ShouldBe($"/presence?back={Uri.EscapeDataString($"/desk/requests/{id}/holds/{hold}")}");
    }

    [Theory]
    [InlineData("Daniel Ferreira"), InlineData("Clara Nowak")]
    public async Task Whoever_can_never_place_a_hold_finds_no_page_for_it(string name)
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var id = await AFreezeAsync(factory);
        using var browser = await factory.PresentAsync(name);

        (await browser.GetAsync($"/desk/requests/{id}/holds")).Status.ShouldBe(200);
        (await browser.GetAsync($"/desk/requests/{id}/holds/place/1")).Status.ShouldBe(404);
        await browser.GetAsync($"/desk/requests/{id}/holds");
        (await browser.PostAsync($"/desk/requests/{id}/holds/place/1", ("hold", Guid.NewGuid().ToString()), ("Amount", "1"))).Status.ShouldBe(404);
        factory.Portal.Database.Count("holds").ShouldBe(0);
    }

    [Fact]
    public async Task While_an_answer_is_decided_on_no_hold_is_offered_and_the_page_says_why()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var id = await AFreezeAsync(factory);
        using var signe = await factory.PresentAsync("Signe Lindqvist");
        await factory.Portal.ADeclineToDecideAsync(id, factory.Portal.Person("Signe Lindqvist").AsActor());

        var holds = await signe.GetAsync($"/desk/requests/{id}/holds");
        var place = await signe.GetAsync($"/desk/requests/{id}/holds/place/1");

        foreach (var page in new[] { holds, place })
            page.Text.ShouldContain("An answer to this request is with the approver or has been approved, so no hold can be placed.");
        holds.Html.ShouldNotContain("/holds/place/");
        place.Html.ShouldNotContain("name=\"Amount\"");
        place.Text.ShouldNotContain("Look up the balance");
    }

    [Fact]
    public async Task Where_a_hold_stands_no_other_is_offered_and_the_page_says_why()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var id = await AFreezeAsync(factory);
        using var signe = await factory.PresentAsync("Signe Lindqvist");
        var late = HoldOf(await signe.GetAsync($"/desk/requests/{id}/holds/place/1"));
        await factory.Portal.AHoldAsync(id, factory.Portal.Person("Signe Lindqvist").AsActor(), "0.5");

        var holds = await signe.GetAsync($"/desk/requests/{id}/holds");
        var page = await signe.GetAsync($"/desk/requests/{id}/holds/place/1");
        var free = await signe.GetAsync($"/desk/requests/{id}/holds/place/2");
        var refused = await signe.PostAsync($"/desk/requests/{id}/holds/place/1", ("hold", late), ("Amount", "0.5"));

        holds.Html.ShouldNotContain($"/desk/requests/{id}/holds/place/1\"");
        holds.Html.ShouldContain($"/desk/requests/{id}/holds/place/2\"");
        page.Text.ShouldContain("A hold stands on this target, so no other can be placed on it now.");
        page.Html.ShouldNotContain("name=\"Amount\"");
        free.Html.ShouldContain("name=\"Amount\"");
        refused.Status.ShouldBe(409);
        refused.Text.ShouldContain("A hold stands on this target, and one stands on a target at a time.");
        factory.Portal.Database.Count("holds").ShouldBe(1);
    }

    [Fact]
    public async Task A_form_whose_proof_of_presence_ran_out_is_refused_with_what_was_typed()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var id = await AFreezeAsync(factory);
        using var signe = await factory.PresentAsync("Signe Lindqvist");
        var hold = HoldOf(await signe.GetAsync($"/desk/requests/{id}/holds/place/1"));
        factory.Portal.Time.Advance(TimeSpan.FromMinutes(6));

        var refused = await signe.PostAsync($"/desk/requests/{id}/holds/place/1", ("hold", hold), ("Amount", "1"));

        refused.Status.ShouldBe(409);
        refused.Text.ShouldContain("Confirm once more that it is you");
        refused.Html.ShouldContain("value=\"1\"");
        factory.Portal.Database.Count("holds").ShouldBe(0);
    }

    [Fact]
    public async Task The_balance_is_looked_up_when_somebody_wants_it()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var id = await AFreezeAsync(factory);
        using var signe = await factory.PresentAsync("Signe Lindqvist");

        (await signe.GetAsync($"/desk/requests/{id}/holds/place/1")).Text.ShouldNotContain("acc-1");
        (await signe.GetAsync($"/desk/requests/{id}/holds/place/1?balance=true")).Text.ShouldContain("Account acc-1 Available 2 BTC Held for anybody 0 BTC");
        factory.Portal.Operator.Balance = null;
        (await signe.GetAsync($"/desk/requests/{id}/holds/place/1?balance=true")).Text.ShouldContain("The operator does not say.");
        factory.Portal.Operator.Balance = new("", 0, 0);
        (await signe.GetAsync($"/desk/requests/{id}/holds/place/1?balance=true")).Text.ShouldContain("No customer of the operator has this address.");
    }

    [Theory]
    [InlineData("Michael Okafor"), InlineData("Marguerite Stone"), InlineData("Ingrid Solheim"), InlineData("Johanna Muster"), InlineData("Renate Vorlage")]
    public async Task Whoever_does_not_see_the_contents_finds_no_holds(string name)
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var id = await AFreezeAsync(factory);
        var hold = await factory.Portal.AHoldAsync(id, factory.Portal.Person("Signe Lindqvist").AsActor());
        using var browser = await factory.PresentAsync(name);

        foreach (var path in new[] { "holds", "holds/place/1", $"holds/{hold}" })
            (await browser.GetAsync($"/desk/requests/{id}/{path}")).Status.ShouldBe(404, path);
        (await browser.GetAsync("/desk/holds")).Status.ShouldBe(404);
        await browser.GetAsync("/notices");
        (await browser.PostAsync($"/desk/requests/{id}/holds/place/1", ("hold", Unknown), ("Amount", "0.1"))).Status.ShouldBe(404);
        (await browser.PostAsync($"/desk/requests/{id}/holds/{hold}?handler=Approve")).Status.ShouldBe(404);
        factory.Portal.Database.Count("holds WHERE decided_by IS NOT NULL").ShouldBe(0);
        if (name is "Marguerite Stone")
            (await browser.GetAsync($"/desk/requests/{id}")).Text.ShouldNotContain("waits for approval");
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var id = await AFreezeAsync(factory);
        using var signe = await factory.PresentAsync("Signe Lindqvist");

        foreach (var path in new[] { $"{Unknown}/holds", $"{id}/holds/place/3", $"{id}/holds/place/0", $"{id}/holds/{Unknown}" })
            (await signe.GetAsync($"/desk/requests/{path}")).Status.ShouldBe(404, path);
    }

    [Fact]
    public async Task The_pages_speak_Arabic()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var id = await AFreezeAsync(factory);
        await factory.Portal.AHoldAsync(id, factory.Portal.Person("Signe Lindqvist").AsActor());
        using var signe = await factory.PresentAsync("Signe Lindqvist");
        await signe.GetAsync("/language/ar?back=/notices");

        var page = await signe.GetAsync($"/desk/requests/{id}/holds");

        page.Html.ShouldContain("dir=\"rtl\"");
        page.Html.ShouldContain("<bdi dir=\"ltr\" class=\"mono\">1 BTC</bdi>");
        page.Text.ShouldContain("ينتظر موافقة شخص آخر");
        (await signe.GetAsync($"/desk/requests/{id}/holds/place/1")).Text.ShouldContain("على هذا الهدف حجز قائم");
        (await signe.GetAsync($"/desk/requests/{id}/holds/place/2")).Text.ShouldContain("كم يُحجز هنا؟");
    }

    private static Task<RequestId> AFreezeAsync(PortalFactory factory) =>
        factory.Portal.AVerifiedFreezeAsync(factory.Portal.Person("Johanna Muster").AsActor(), factory.Portal.Person("Signe Lindqvist").AsActor());

    private static string HoldOf(Answer form) => Regex.Match(form.Html, "name=\"hold\" value=\"([^\"]+)\"").Groups[1].Value;
}
