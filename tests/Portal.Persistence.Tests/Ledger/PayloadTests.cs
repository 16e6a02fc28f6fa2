using Portal.Application.Ledger;
using Portal.Application.Packets;
using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Requests;
using Portal.Ledger;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Persistence.Tests.Ledger;

public sealed class PayloadTests
{
    private const string Address = "192.0.2.77";

    [Theory, EveryEngine]
    public async Task The_address_that_a_packet_was_fetched_from_lies_beside_the_ledger_and_opens_its_entry(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (_, sequence) = await FetchAsync(portal);

        var entry = EntryOf(portal, sequence);
        var commitment = entry.Committed.ShouldHaveSingleItem();
        var salt = (byte[])portal.Database.List("SELECT salt FROM ledger_payloads WHERE sequence = @sequence", ("sequence", sequence)).ShouldHaveSingleItem();
        Commitment.Opens(commitment, Address, salt).ShouldBeTrue();
        System.Text.Encoding.UTF8.GetString(entry.ToBytes()).ShouldNotContain(Address);
        (await portal.GetAsync(new VerifyLedger(), Actor.Portal)).Fault.ShouldBeNull();
    }

    [Theory, EveryEngine]
    public async Task Why_an_answer_was_returned_lies_beside_the_ledger_too(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.AReviewedRequestAsync();
        await portal.ReturnAsync(await portal.AnApprovedAnswerAsync(request), "Name the second account too.");

        portal.Database.List("SELECT value FROM ledger_payloads WHERE name = 'reason'").ShouldBe(["Name the second account too."]);
    }

    [Theory, EveryEngine]
    public async Task What_counsel_erases_is_gone_everywhere_while_ledger_receipt_and_tree_stay(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (request, sequence) = await FetchAsync(portal);
        var before = EntryOf(portal, sequence).ToBytes();
        var counsel = portal.Present("Clara Nowak");

        (await portal.GetAsync(new ListPackets(request), counsel)).MayErase.ShouldBeTrue();
        await portal.GetAsync(new ErasePayloads(request), counsel);

        portal.Database.Count($"ledger_payloads WHERE value = '{Address}'").ShouldBe(0);
        portal.Database.Count($"packet_downloads WHERE \"from\" = '{Address}'").ShouldBe(0);
        portal.Database.Count("packet_downloads").ShouldBe(1);
        EntryOf(portal, sequence).ToBytes().ShouldBe(before);
        (await portal.GetAsync(new VerifyLedger(), Actor.Portal)).Fault.ShouldBeNull();
        var erased = EntryOf(portal, portal.Database.Count("ledger_entries") - 1);
        (erased.Event, erased.Actor).ShouldBe(("ledger.payload-erased", counsel.Id.Value));
        erased.Facts.ShouldBe([new("entries", $"{sequence}"), new("values", "address")]);
        (await portal.SendAsync(new ErasePayloads(request), counsel)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("ledger.nothing-to-erase");
        (await portal.GetAsync(new ListPackets(request), counsel)).MayErase.ShouldBeFalse();
    }

    /// <summary>Behind SQL: what a file of SQLite holds in pages and parts of pages that are free.</summary>
    [Fact]
    public async Task Of_what_was_erased_no_byte_is_left_in_the_files_of_the_embedded_database()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var (request, _) = await FetchAsync(portal);
        var salt = (byte[])portal.Database.List("SELECT salt FROM ledger_payloads").ShouldHaveSingleItem();
        var value = System.Text.Encoding.UTF8.GetBytes(Address);
        Holds(portal, value).ShouldBeTrue();
        Holds(portal, salt).ShouldBeTrue();

        await portal.GetAsync(new ErasePayloads(request), portal.Present("Clara Nowak"));

        Holds(portal, value).ShouldBeFalse();
        Holds(portal, salt).ShouldBeFalse();
    }

    [Theory, EveryEngine]
    public async Task Erasing_wants_a_fresh_proof_of_presence(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (request, _) = await FetchAsync(portal);

        (await portal.SendAsync(new ErasePayloads(request), portal.Person("Clara Nowak").AsActor())).Refusals.ShouldBe([AccountErrors.StepUpNeeded]);

        portal.Database.Count("ledger_payloads").ShouldBe(1);
    }

    [Theory, EveryEngine]
    public async Task A_value_that_was_changed_behind_the_trigger_is_found_before_it_is_signed(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (_, sequence) = await FetchAsync(portal);
        foreach (var sql in new[] { "UPDATE ledger_payloads SET value = '192.0.2.78'", "UPDATE ledger_payloads SET salt = salt" })
            portal.Database.ShouldRefuse(sql, "erased and never changed");
        portal.Database.Run(engine == Engine.Sqlite ? "DROP TRIGGER ledger_payloads_stay_as_written" : "ALTER TABLE ledger_payloads DISABLE TRIGGER USER");
        portal.Database.Run("UPDATE ledger_payloads SET value = '192.0.2.78'").ShouldBe(1);

        var fault = (await portal.GetAsync(new VerifyLedger(), Actor.Portal)).Fault.ShouldNotBeNull();

        fault.Sequence.ShouldBe(sequence);
        fault.Reason.ShouldContain("'address'");
    }

    private static async Task<(RequestId Request, long Sequence)> FetchAsync(TestPortal portal)
    {
        var request = await portal.AReviewedRequestAsync();
        AnswerId answer = await portal.ADisclosedAnswerAsync(request);
        await portal.GetAsync(new FetchPacket(request, answer, Address), portal.Present("Johanna Muster"));
        return (request, Convert.ToInt64(portal.Database.List("SELECT sequence FROM ledger_entries WHERE event = 'packets.fetched'").ShouldHaveSingleItem()));
    }

    private static bool Holds(TestPortal portal, byte[] wanted)
    {
        TestDatabase.LetGo();
        return Directory.GetFiles(Path.GetDirectoryName(portal.Database.Choice.Path)!).Any(file => File.ReadAllBytes(file).AsSpan().IndexOf(wanted) >= 0);
    }

    private static LedgerEntry EntryOf(TestPortal portal, long sequence) =>
        LedgerEntry.Parse((byte[])portal.Database.List("SELECT bytes FROM ledger_entries WHERE sequence = @sequence", ("sequence", sequence)).ShouldHaveSingleItem());
}
