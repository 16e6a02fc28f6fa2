using Portal.Application.Packets;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Domain.Packets;
using Portal.Testing;
using Portal.Testing.Engines;
using Portal.Web.Tests.Doors;

namespace Portal.Web.Tests.Desk.Packets;

public sealed class PacketsTests
{
    [Theory, EveryEngine]
    public async Task The_claimant_sees_who_fetched_what_and_gives_more_time_when_it_is_over(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        var portal = factory.Portal;
        var request = await portal.AReviewedRequestAsync();
        var answer = await portal.ADisclosedAnswerAsync(request);
        await portal.GetAsync(new FetchPacket(request, answer, "203.0.113.7"), portal.Present("Johanna Muster"));
        portal.Time.Advance(TimeSpan.FromDays(Packet.DaysOpen));
        await portal.GetAsync(new AskPacketRenewal(request, answer), portal.Person("Johanna Muster").AsActor());
        using var wire = await Wire.SignInAsync(factory, portal.Person("Signe Lindqvist"));

        (await wire.GetAsync($"/desk/requests/{request}")).Text.ShouldContain("Packets 1 packet The officer asked for more time 24 Dec 2026, 09:00 UTC.");
        var page = await wire.GetAsync($"/desk/requests/{request}/packets");
        var renewed = await wire.PostAsync($"/desk/requests/{request}/packets?handler=renew", ("answer", $"{answer}"));
        var after = await wire.GetAsync(renewed.Location!);
        var again = await wire.PostAsync($"/desk/requests/{request}/packets?handler=renew", ("answer", $"{answer}"));

        page.Text.ShouldContain("Johanna Muster 203.0.113.7");
        page.Text.ShouldNotContain("Call it back", Case.Sensitive, "that is an approver's");
        after.Text.ShouldContain("The packet can be fetched again.");
        after.Text.ShouldContain("Can be fetched until 23 Jan 2027, 09:00 UTC");
        (again.Status, again.Text.Contains("There is nothing to renew.")).ShouldBe((409, true));
    }

    [Theory, EveryEngine]
    public async Task Counsel_erases_the_addresses_after_stepping_up_and_nobody_else_is_offered_to(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        var portal = factory.Portal;
        var request = await portal.AReviewedRequestAsync();
        var answer = await portal.ADisclosedAnswerAsync(request);
        await portal.GetAsync(new FetchPacket(request, answer, "203.0.113.7"), portal.Present("Johanna Muster"));
        var (page, form) = ($"/desk/requests/{request}/packets", $"/desk/requests/{request}/packets?erase=true");
        using var wire = await Wire.SignInAsync(factory, portal.Person("Clara Nowak"));
        using var other = await Wire.SignInAsync(factory, portal.Person("Helen Park"));

        (await wire.GetAsync(page)).Raw.ShouldContain($"href=\"{form}\"");
        (await other.GetAsync(page)).Raw.ShouldNotContain("erase=true");
        (await wire.PostAsync($"{page}?handler=erase")).Location.ShouldBe(form, "not without a proof of presence");
        var away = await wire.GetAsync(form);
        await wire.GetAsync(away.Location!);
        await wire.PostAsync("/presence", ("back", form));
        (await wire.GetAsync(form)).Text.ShouldContain("cannot be brought back");
        var erased = await wire.PostAsync($"{page}?handler=erase");
        var after = await wire.GetAsync(erased.Location!);
        var again = await wire.PostAsync($"{page}?handler=erase");

        after.Text.ShouldContain("The addresses were erased.");
        after.Text.ShouldContain("Johanna Muster Erased");
        after.Text.ShouldNotContain("203.0.113.7");
        (await wire.GetAsync($"/desk/requests/{request}")).Text.ShouldContain("Network addresses erased");
        (again.Status, again.Text.Contains("There is no address left to erase.")).ShouldBe((409, true));
        (await other.PostAsync($"{page}?handler=erase")).Status.ShouldBe(404);
    }

    [Theory, EveryEngine]
    public async Task An_approver_calls_a_packet_back_with_a_reason_after_stepping_up(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        var portal = factory.Portal;
        var request = await portal.AReviewedRequestAsync();
        var answer = await portal.ADisclosedAnswerAsync(request);
        var (page, form) = ($"/desk/requests/{request}/packets", $"/desk/requests/{request}/packets?revoke={answer}");
        using var wire = await Wire.SignInAsync(factory, portal.Person("Helen Park"));

        (await wire.GetAsync(page)).Raw.ShouldContain($"href=\"{form}\"");
        (await wire.PostAsync($"{page}?handler=revoke", ("answer", $"{answer}"), ("Reason", "wrong-contents"))).Location.ShouldBe(form, "not without a proof of presence");
        var away = await wire.GetAsync(form);
        away.Location!.ShouldStartWith("/presence?back=");
        await wire.GetAsync(away.Location);
        await wire.PostAsync("/presence", ("back", form));
        await wire.GetAsync(form);
        var unsaid = await wire.PostAsync($"{page}?handler=revoke", ("answer", $"{answer}"));
        var revoked = await wire.PostAsync($"{page}?handler=revoke", ("answer", $"{answer}"), ("Reason", "wrong-contents"));

        unsaid.ShouldBlame("Reason", "Choose why the packet is called back.");
        (await wire.GetAsync(revoked.Location!)).Text.ShouldContain("Standing called back");
        (await wire.GetAsync($"/desk/requests/{request}")).Text.ShouldContain("Answer 1 called back: wrong contents");
        portal.Database.Count("answers WHERE state = 'Revoked'").ShouldBe(1);
    }

    [Theory]
    [InlineData("Amira Haddad"), InlineData("Marguerite Stone"), InlineData("Ingrid Solheim"), InlineData("Johanna Muster"), InlineData("Ravi Menon")]
    public async Task Whose_work_it_is_not_finds_no_such_page(string name)
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var request = await factory.Portal.AReviewedRequestAsync();
        var answer = await factory.Portal.ADisclosedAnswerAsync(request);
        using var wire = await Wire.SignInAsync(factory, factory.Portal.Person(name));

        (await wire.GetAsync($"/desk/requests/{request}/packets")).Status.ShouldBe(404);
        (await wire.PostAsync($"/desk/requests/{request}/packets?handler=renew", ("answer", $"{answer}"))).Status.ShouldBe(404);
        (await wire.PostAsync($"/desk/requests/{request}/packets?handler=revoke", ("answer", $"{answer}"), ("Reason", "wrong-contents"))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task The_queue_says_that_packets_wait_and_why()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        using var wire = await Wire.SignInAsync(factory, factory.Portal.Person("Signe Lindqvist"));
        factory.Portal.Press.Standstill = new Refusal("packets.press-stands-still", ("why", "no-node"));
        (await wire.GetAsync("/desk/queue")).Text.ShouldNotContain("Packets wait", Case.Sensitive, "nothing waits");
        await factory.Portal.AnApprovedAnswerAsync(await factory.Portal.AReviewedRequestAsync());

        (await wire.GetAsync("/desk/queue")).Text.ShouldContain("Packets wait 1 approved answer waits since 24 Nov 2026, 09:00 UTC. Packets cannot be made now (Node.js is missing).");

        await factory.Portal.GetAsync(new PressPackets(), Actor.Portal);
        factory.Portal.Press.Standstill = null;
        factory.Portal.Time.Advance(TimeSpan.FromMinutes(10));
        (await wire.GetAsync("/desk/queue")).Text.ShouldContain("The press works, and still they could not be made.");
    }
}
