using System.Security.Cryptography;
using Portal.Application.Packets;
using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Packets;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Packets;

public sealed class FetchPacketTests
{
    private const string From = "203.0.113.7";
    private const string Officer = "Johanna Muster";

    [Theory, EveryEngine]
    public async Task The_officer_gets_the_sealed_bytes_and_each_fetching_has_its_receipt_and_its_ledger_entry(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.AReviewedRequestAsync();
        var answer = await portal.ADisclosedAnswerAsync(request);

        var first = await portal.GetAsync(new FetchPacket(request, answer, From), portal.Present(Officer));
        portal.Time.Advance(TimeSpan.FromMinutes(1));
        var second = await portal.GetAsync(new FetchPacket(request, answer, From), portal.Present(Officer));

        Convert.ToHexStringLower(SHA256.HashData(first.Bytes)).ShouldBe(first.Sha256);
        first.FileName.ShouldMatch("^docket-LE-[0-9A-Z]{4}-[0-9A-Z]{4}-1\\.pdf$");
        portal.FactsOf("packets.fetched").ShouldContainKeyAndValue("sha256", first.Sha256);
        portal.Events(request).Count(name => name == "packets.fetched").ShouldBe(2);
        var receipts = (await portal.GetAsync(new GetMyAnswer(request, answer), portal.Johanna())).Packet.Receipts;
        receipts.Select(receipt => receipt.Id).ShouldBe([second.Receipt, first.Receipt]);
        receipts.ShouldAllBe(receipt => receipt.By == Officer && receipt.From == From);
        portal.Database.List("SELECT bytes FROM ledger_entries").ShouldAllBe(bytes => !System.Text.Encoding.UTF8.GetString((byte[])bytes).Contains(From), "an address is not for the ledger");
    }

    [Theory, EveryEngine]
    public async Task Without_a_fresh_proof_of_presence_nothing_is_handed_out(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.AReviewedRequestAsync();
        var answer = await portal.ADisclosedAnswerAsync(request);
        var early = portal.Present(Officer);
        portal.Time.Advance(Actor.StepUpLife);

        (await portal.SendAsync(new FetchPacket(request, answer, From), portal.Johanna())).Refusals.ShouldBe([AccountErrors.StepUpNeeded]);
        (await portal.SendAsync(new FetchPacket(request, answer, From), early)).Refusals.ShouldBe([AccountErrors.StepUpNeeded]);
        portal.Database.Count("packet_downloads").ShouldBe(0);
    }

    [Theory, EveryEngine]
    public async Task Nobody_else_can_fetch_it_or_learn_of_it(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (request, own) = (await portal.AReviewedRequestAsync(), await portal.ASubmittedFreezeAsync(portal.Person("Lukas Beispiel").AsActor()));
        var answer = await portal.ADisclosedAnswerAsync(request);

        foreach (var person in portal.Everybody().Where(person => person.Name != Officer))
        {
            var thief = portal.Present(person.Name);
            (await portal.SendAsync(new FetchPacket(request, answer, From), thief)).Refusals.ShouldBe([RequestErrors.NotFound], person.Name);
            (await portal.SendAsync(new GetMyAnswer(request, answer), thief)).Refusals.ShouldBe([RequestErrors.NotFound], person.Name);
            (await portal.SendAsync(new ListMyAnswers(request), thief)).Refusals.ShouldBe([RequestErrors.NotFound], person.Name);
            (await portal.SendAsync(new AskPacketRenewal(request, answer), thief)).Refusals.ShouldBe([RequestErrors.NotFound], person.Name);
        }

        // Through a request of the own.
        (await portal.SendAsync(new FetchPacket(own, answer, From), portal.Present("Lukas Beispiel"))).Refusals.ShouldBe([RequestErrors.NotFound]);
        (await portal.SendAsync(new GetMyAnswer(own, answer), portal.Present("Lukas Beispiel"))).Refusals.ShouldBe([RequestErrors.NotFound]);
        portal.Database.Count("packet_downloads").ShouldBe(0);
    }

    [Fact]
    public async Task What_is_approved_and_not_yet_sealed_is_no_answer()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var request = await portal.AReviewedRequestAsync();
        var answer = await portal.AnApprovedAnswerAsync(request);

        (await portal.SendAsync(new FetchPacket(request, answer, From), portal.Present(Officer))).Refusals.ShouldBe([RequestErrors.NotFound]);
        (await portal.SendAsync(new GetMyAnswer(request, answer), portal.Johanna())).Refusals.ShouldBe([RequestErrors.NotFound]);
        (await portal.GetAsync(new ListMyAnswers(request), portal.Johanna())).ShouldBeEmpty();
    }

    [Theory, EveryEngine]
    public async Task After_its_time_it_is_renewed_by_the_claimant_when_the_officer_asks(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.AReviewedRequestAsync();
        var answer = await portal.ADisclosedAnswerAsync(request);
        (await portal.SendAsync(new AskPacketRenewal(request, answer), portal.Johanna())).Refusals.Said().ShouldBe(["packets.still-open"]);
        (await portal.SendAsync(new RenewPacket(request, answer), portal.Signe())).Refusals.Said().ShouldBe(["packets.still-open"]);
        portal.Time.Advance(TimeSpan.FromDays(Packet.DaysOpen));

        (await portal.SendAsync(new FetchPacket(request, answer, From), portal.Present(Officer))).Refusals.Said().ShouldBe(["packets.expired"]);
        (await portal.GetAsync(new GetMyAnswer(request, answer), portal.Johanna())).Contents.ShouldBeNull();
        await portal.GetAsync(new AskPacketRenewal(request, answer), portal.Johanna());
        await portal.GetAsync(new AskPacketRenewal(request, answer), portal.Johanna());
        (await portal.GetAsync(new ListPackets(request), portal.Signe())).Packets[0].RenewalAskedAt.ShouldBe(portal.Time.GetUtcNow());
        (await portal.SendAsync(new RenewPacket(request, answer), portal.Person("Amira Haddad").AsActor())).Refusals.ShouldBe([RequestErrors.NotFound]);
        await portal.GetAsync(new RenewPacket(request, answer), portal.Signe());

        portal.Events(request).Count(name => name == "packets.renewal-asked").ShouldBe(1);
        (await portal.GetAsync(new FetchPacket(request, answer, From), portal.Present(Officer))).Bytes.ShouldNotBeEmpty();
    }

    [Theory, EveryEngine]
    public async Task What_an_approver_has_called_back_is_gone_for_good(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.AReviewedRequestAsync();
        var answer = await portal.ADisclosedAnswerAsync(request, AnswerKind.Decline, write: draft => draft.Write("Not signed by anybody.", "doc-unsigned"));
        var revoke = new RevokePacket(request, answer, "wrong-recipient");
        (await portal.SendAsync(revoke, portal.Person("Daniel Ferreira").AsActor())).Refusals.ShouldBe([AccountErrors.StepUpNeeded]);
        (await portal.SendAsync(revoke, portal.Present("Signe Lindqvist"))).Refusals.ShouldBe([RequestErrors.NotFound]);
        (await portal.SendAsync(revoke with { Reason = "because" }, portal.Present("Helen Park"))).Refusals.Said().ShouldBe(["Reason: answers.unknown-revoke-reason"]);

        await portal.GetAsync(revoke, portal.Present("Helen Park"));

        (await portal.SendAsync(new FetchPacket(request, answer, From), portal.Present(Officer))).Refusals.ShouldBe([PacketErrors.Revoked]);
        portal.Time.Advance(TimeSpan.FromDays(Packet.DaysOpen));
        (await portal.SendAsync(new AskPacketRenewal(request, answer), portal.Johanna())).Refusals.ShouldBe([PacketErrors.Revoked]);
        (await portal.SendAsync(new RenewPacket(request, answer), portal.Signe())).Refusals.ShouldBe([PacketErrors.Revoked]);
        (await portal.SendAsync(revoke, portal.Present("Helen Park"))).Refusals.Said().ShouldBe(["answers.wrong-state"]);
        var line = (await portal.GetAsync(new ListMyAnswers(request), portal.Johanna())).ShouldHaveSingleItem();
        (line.Packet.Standing, line.Words, line.Codes.Count).ShouldBe((PacketStanding.Revoked, "", 0));
        portal.FactsOf("answers.revoked").ShouldContainKeyAndValue("reason", "wrong-recipient");
        portal.Database.Count("packet_downloads").ShouldBe(0);
    }

    [Theory, EveryEngine]
    public async Task Fetching_and_calling_back_at_once_end_in_one_order(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.AReviewedRequestAsync();
        var answer = await portal.ADisclosedAnswerAsync(request);

        var fetching = Enumerable.Range(0, 4).Select(_ => Task.Run(() => portal.SendAsync(new FetchPacket(request, answer, From), portal.Present(Officer)))).ToList();
        await Task.Run(() => portal.GetAsync(new RevokePacket(request, answer, "wrong-contents"), portal.Present("Helen Park")));
        var fetched = await Task.WhenAll(fetching);

        var order = portal.Events(request).Where(name => name is "packets.fetched" or "answers.revoked").ToList();
        order[^1].ShouldBe("answers.revoked", "nothing is fetched after it");
        portal.Database.Count("packet_downloads").ShouldBe(fetched.Count(outcome => outcome.Succeeded));
        fetched.Where(outcome => !outcome.Succeeded).ShouldAllBe(outcome => outcome.Refusals[0] == PacketErrors.Revoked);
        order.Count.ShouldBe(fetched.Count(outcome => outcome.Succeeded) + 1);
    }

    [Theory, EveryEngine]
    public async Task A_sealed_packet_and_a_receipt_cannot_be_changed_behind_the_portals_back(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.AReviewedRequestAsync();
        var answer = await portal.ADisclosedAnswerAsync(request);
        await portal.GetAsync(new FetchPacket(request, answer, From), portal.Present(Officer));

        foreach (var sql in new[]
        {
            "UPDATE packets SET sha256 = unsealed_sha256", "UPDATE packets SET manifest = '{}'", "UPDATE packet_contents SET bytes = bytes", "UPDATE packet_downloads SET \"from\" = '198.51.100.1'", "UPDATE packet_downloads SET id = packet", "DELETE FROM packet_downloads",
        })
        {
            Should.Throw<System.Data.Common.DbException>(() => portal.Database.Run(sql), sql);
        }
    }

    [Fact]
    public async Task A_file_that_is_not_the_one_that_was_sealed_is_not_handed_out()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var request = await portal.AReviewedRequestAsync();
        var answer = await portal.ADisclosedAnswerAsync(request);
        portal.Database.Run("DROP TRIGGER packet_contents_stay_as_sealed");
        portal.Database.Run("UPDATE packet_contents SET bytes = x'25504446'");

        (await portal.SendAsync(new FetchPacket(request, answer, From), portal.Present(Officer))).Refusals.Said().ShouldBe(["packets.damaged"]);
        portal.Database.Count("packet_downloads").ShouldBe(0);
    }
}
