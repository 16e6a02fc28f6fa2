using System.Text;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Ledger;
using Portal.Application.Packets;
using Portal.Application.Pipeline;
using Portal.Domain.Accounts;
using Portal.Domain.Packets;
using Portal.Ledger;
using Portal.Ledger.Notes;
using Portal.Ledger.Proofs;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Web.Tests.Agency.Answers;

public sealed class PacketProofTests
{
    private const string Officer = "Johanna Muster";

    [Theory, EveryEngine]
    public async Task The_officer_takes_along_what_shows_offline_that_the_ledger_named_the_packet(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        var request = await factory.Portal.AReviewedRequestAsync();
        var answer = await factory.Portal.ADisclosedAnswerAsync(request);
        var path = $"/agency/requests/{request}/answers/{answer}";
        using var browser = await factory.PresentAsync(Officer);

        var early = await browser.GetAsync($"{path}?handler=Proof");
        await SignAsync(factory);
        var page = await browser.GetAsync(path);
        var file = await browser.GetAsync($"{path}?handler=Proof");
        factory.Portal.Time.Advance(TimeSpan.FromDays(Packet.DaysOpen));
        using var later = await factory.SignInAsync(factory.Portal.Person(Officer));
        var after = await later.GetAsync($"{path}?handler=Proof");

        early.Status.ShouldBe(409);
        early.Text.ShouldContain("The proof is not ready yet");
        page.Html.ShouldContain($"href=\"{path}?handler=Proof\"");
        file.Status.ShouldBe(200);
        TlogProof.TryParse(Encoding.UTF8.GetBytes(file.Html), out var proof, out var refusal).ShouldBeTrue(refusal);
        var log = NoteKey.TryParse(File.ReadAllText(Path.Combine(factory.Folder.FullName, "checkpoints", "log.vkey")).Trim(), out var key) ? key : throw new FormatException();
        proof.StandingOf(proof.Extra.ShouldNotBeNull(), log).ShouldBe(TlogProofStanding.Holds);
        var entry = LedgerEntry.Parse(proof.Extra);
        var packet = (await factory.Portal.GetAsync(new GetMyAnswer(request, answer), factory.Portal.Person(Officer).AsActor())).Packet;
        entry.Event.ShouldBe("answers.disclosure-intended");
        entry.Facts.ShouldContain(new LedgerFact("packet-sha256", packet.Sha256));
        after.Html.ShouldBe(file.Html, "it stays to be had");
    }

    [Fact]
    public async Task Nobody_else_is_told_of_it()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var request = await factory.Portal.AReviewedRequestAsync();
        var answer = await factory.Portal.ADisclosedAnswerAsync(request);
        await SignAsync(factory);

        foreach (var name in new[] { "Lukas Beispiel", "Signe Lindqvist", "Daniel Ferreira", "Ingrid Solheim" })
        {
            using var browser = await factory.SignInAsync(factory.Portal.Person(name));
            (await browser.GetAsync($"/agency/requests/{request}/answers/{answer}?handler=Proof")).Status.ShouldBe(404, name);
        }
    }

    [Theory, EveryEngine]
    public async Task A_proof_that_does_not_lead_to_the_signed_root_is_not_handed_out_and_the_ledger_stands_still(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        var request = await factory.Portal.AReviewedRequestAsync();
        var answer = await factory.Portal.ADisclosedAnswerAsync(request);
        using var browser = await factory.PresentAsync(Officer);
        await SignAsync(factory);
        factory.Portal.Database.UnlockLedger();
        factory.Portal.Database.Run("UPDATE ledger_entries SET leaf_hash = @other WHERE sequence = 2", ("other", new byte[32])).ShouldBe(1);

        var file = await browser.GetAsync($"/agency/requests/{request}/answers/{answer}?handler=Proof");

        file.Status.ShouldNotBe(200);
        file.Html.ShouldNotContain("tlog-proof@v1");
        file.Text.ShouldContain("Nothing can be changed at the moment");
        File.Exists(Path.Combine(factory.Folder.FullName, "checkpoints", "fault")).ShouldBeTrue();
        factory.Log.Lines.ShouldContain(line => line.Contains("does not lead to the signed root", StringComparison.Ordinal));
    }

    private static async Task SignAsync(PortalFactory factory)
    {
        await using var scope = factory.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(Actor.Portal);
        (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SignCheckpoint())).Value.Fault.ShouldBeNull();
    }
}
