using System.Text;
using Portal.Application.Packets;
using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Packets;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;
using Portal.Web.Tests.Doors;

namespace Portal.Web.Tests.Agency.Answers;

public sealed class MyAnswerTests
{
    private const string Officer = "Johanna Muster";

    [Theory, EveryEngine]
    public async Task From_the_request_to_the_packet_the_officer_steps_up_sees_the_manifest_downloads_and_finds_the_receipt(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        var (request, answer) = await ADisclosedAsync(factory);
        var path = $"/agency/requests/{request}/answers/{answer}";
        using var wire = await Wire.SignInAsync(factory, factory.Portal.Person(Officer));

        var sent = await wire.GetAsync($"/agency/requests/{request}");
        sent.Text.ShouldContain("Answer 1: final answer Ready. It can be fetched until 24 Dec 2026, 09:00 UTC.");
        sent.Raw.ShouldContain($"href=\"{path}\"");
        var away = await wire.GetAsync(path);
        (away.Status, away.Location).ShouldBe((302, $"/presence?back={Uri.EscapeDataString(path)}"));
        await wire.GetAsync(away.Location!);
        (await wire.PostAsync("/presence", ("back", path))).Location.ShouldBe(path);
        var page = await wire.GetAsync(path);
        var download = await wire.PostAsync($"{path}?handler=download");
        var after = await wire.GetAsync(path);

        page.Status.ShouldBe(200);
        page.Text.ShouldContain($"{Given.FirstAddress} Data produced");
        page.Text.ShouldContain($"{Given.SecondAddress} Withheld It is protected by privilege");
        page.Text.ShouldContain("trades.csv Trades 1");
        page.Text.ShouldContain("Nobody has downloaded it yet.");
        download.Status.ShouldBe(200);
        download.Headers["Content-Type"].ShouldBe("application/pdf");
        download.Headers["Content-Disposition"].ShouldMatch("^attachment; filename=docket-LE-[0-9A-Z]{4}-[0-9A-Z]{4}-1\\.pdf");
        download.Headers["Content-Length"].ShouldBe(Encoding.UTF8.GetByteCount(download.Raw).ToString(System.Globalization.CultureInfo.InvariantCulture));
        download.Raw.ShouldContain("docket-manifest/1");
        var receipt = (await factory.Portal.GetAsync(new GetMyAnswer(request, answer), factory.Portal.Person(Officer).AsActor())).Packet.Receipts.ShouldHaveSingleItem();
        receipt.From.ShouldBeOneOf("127.0.0.1", "::1", "::ffff:127.0.0.1");
        after.Text.ShouldContain($"Johanna Muster {receipt.From}");
        after.Text.ShouldContain(receipt.Id.ToString());
    }

    [Fact]
    public async Task A_download_whose_proof_of_presence_is_too_old_leads_to_a_new_one_and_hands_out_nothing()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var (request, answer) = await ADisclosedAsync(factory);
        var path = $"/agency/requests/{request}/answers/{answer}";
        using var wire = await PresentAsync(factory, Officer, path);
        factory.Portal.Time.Advance(Actor.StepUpLife);

        var late = await wire.PostAsync($"{path}?handler=download");

        (late.Status, late.Location, late.Raw).ShouldBe((302, path, ""));
        (await wire.GetAsync(path)).Location.ShouldBe($"/presence?back={Uri.EscapeDataString(path)}");
        factory.Portal.Database.Count("packet_downloads").ShouldBe(0);
    }

    [Fact]
    public async Task After_its_time_page_and_download_are_gone_and_say_how_to_renew()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var (request, answer) = await ADisclosedAsync(factory);
        var path = $"/agency/requests/{request}/answers/{answer}";
        using (var early = await PresentAsync(factory, Officer, path))
            factory.Portal.Time.Advance(TimeSpan.FromDays(Packet.DaysOpen));
        using var wire = await PresentAsync(factory, Officer, path);

        var page = await wire.GetAsync(path);
        var download = await wire.PostAsync($"{path}?handler=download");
        var asked = await wire.PostAsync($"{path}?handler=renew");
        var after = await wire.GetAsync(asked.Location!);

        page.Status.ShouldBe(410);
        page.Text.ShouldContain("The time to fetch it ended 24 Dec 2026, 09:00 UTC. Nothing is lost: ask for more time");
        page.Raw.ShouldNotContain("trades.csv");
        download.Status.ShouldBe(410);
        download.Text.ShouldContain("Ask for more time");
        download.Raw.ShouldNotContain("docket-manifest");
        (asked.Status, after.Status).ShouldBe((302, 410));
        after.Text.ShouldContain("You asked for more time 24 Dec 2026, 09:00 UTC.");
        factory.Portal.Database.Count("packet_downloads").ShouldBe(0);
    }

    [Fact]
    public async Task What_was_called_back_is_gone_in_words()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var (request, answer) = await ADisclosedAsync(factory);
        var path = $"/agency/requests/{request}/answers/{answer}";
        using var wire = await PresentAsync(factory, Officer, path);
        await wire.GetAsync(path);
        await factory.Portal.GetAsync(new RevokePacket(request, answer, "wrong-contents"), factory.Portal.Present("Helen Park"));

        var download = await wire.PostAsync($"{path}?handler=download");

        download.Status.ShouldBe(410);
        download.Text.ShouldContain("This packet was called back");
        download.Raw.ShouldNotContain("trades.csv");
        (await wire.GetAsync(path)).Status.ShouldBe(410);
        (await wire.GetAsync($"/agency/requests/{request}")).Text.ShouldContain("It was called back");
    }

    [Theory, EveryEngine]
    public async Task For_anybody_else_there_is_no_such_page(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        var (request, answer) = await ADisclosedAsync(factory);
        var path = $"/agency/requests/{request}/answers/{answer}";

        foreach (var name in new[] { "Lukas Beispiel", "Renate Vorlage", "見本 花子", "Signe Lindqvist", "Helen Park" })
        {
            using var wire = await PresentAsync(factory, name, "/notices");
            (await wire.GetAsync(path)).Status.ShouldBe(404, name);
            (await wire.PostAsync($"{path}?handler=download")).Status.ShouldBe(404, name);
            (await wire.PostAsync($"{path}?handler=renew")).Status.ShouldBe(404, name);
        }

        using var own = await PresentAsync(factory, Officer, path);
        (await own.GetAsync($"/agency/requests/{request}/answers/{Guid.NewGuid()}")).Status.ShouldBe(404);
        factory.Portal.Database.Count("packet_downloads").ShouldBe(0);
    }

    [Fact]
    public async Task A_decline_says_why_in_words_and_how_to_send_it_again()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var request = await factory.Portal.AReviewedRequestAsync();
        await factory.Portal.ADisclosedAnswerAsync(request, AnswerKind.Decline, write: draft => draft.Write("The order bears no signature.", "doc-unsigned", "fraud-suspected"));
        using var wire = await Wire.SignInAsync(factory, factory.Portal.Person(Officer));

        var page = await wire.GetAsync($"/agency/requests/{request}");

        page.Text.ShouldContain("Answer 1: declined Why it was declined The document bears no signature or seal For reasons that are not stated here The order bears no signature.");
        page.Raw.ShouldContain($"href=\"/agency/requests/{request}/replace\"");
        page.Raw.ShouldNotContain("fraud-suspected");
    }

    private static async Task<(RequestId Request, AnswerId Answer)> ADisclosedAsync(PortalFactory factory)
    {
        var request = await factory.Portal.AReviewedRequestAsync();
        return (request, await factory.Portal.ADisclosedAnswerAsync(request, write: draft =>
        {
            draft.Find(new Finding(1, Outcome.Produced), new Finding(2, Outcome.Withheld, "privilege"));
            draft.AddFile("trades", $"target,account_id\n{Given.FirstAddress},A-1\n");
        }));
    }

    /// <summary>A line of somebody who has signed in and proved to be there.</summary>
    private static async Task<Wire> PresentAsync(PortalFactory factory, string name, string back)
    {
        var wire = await Wire.SignInAsync(factory, factory.Portal.Person(name));
        await wire.GetAsync($"/presence?back={Uri.EscapeDataString(back)}");
        (await wire.PostAsync("/presence", ("back", back))).Status.ShouldBe(302);
        return wire;
    }
}
