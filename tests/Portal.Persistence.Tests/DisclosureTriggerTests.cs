using Portal.Application.Packets;
using Portal.Domain.Accounts;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Persistence.Tests;

/// <summary>What the law of disclosure says stands once more in the database: whoever writes to it behind the portal's back is refused.</summary>
public sealed class DisclosureTriggerTests
{
    [Theory, EveryEngine]
    public async Task What_was_disclosed_stays_what_it_was(Engine engine)
    {
        await using var portal = await DisclosedAsync(engine);

        foreach (var change in new[] { "words = 'other'", "kind = 'Interim'", "language = 'ar'", "state = 'Prepared', disclosed_at = NULL, approved_revision = NULL", "code_list = 'x'", "revision = 9, approved_revision = 9" })
            portal.Database.ShouldRefuse($"UPDATE answers SET {change}", "a disclosed answer is never changed");
        portal.Database.ShouldRefuse("UPDATE findings SET outcome = 'Refused', code = 'x'", "a disclosed answer is never changed");
        portal.Database.ShouldRefuse("DELETE FROM findings", "a disclosed answer is never changed");
        portal.Database.ShouldRefuse("INSERT INTO findings (answer, line, outcome, code) SELECT id, 2, 'NothingHeld', '' FROM answers", "a disclosed answer is never changed");
        portal.Database.ShouldRefuse($"UPDATE packets SET sha256 = '{new string('b', 64)}'", "a sealed packet is never changed");
        portal.Database.ShouldRefuse("DELETE FROM packets", "a sealed packet is never deleted");
        portal.Database.ShouldRefuse("DELETE FROM packet_contents", "a sealed packet is never deleted");
    }

    [Theory, EveryEngine]
    public async Task A_packet_is_of_an_approved_answer_and_for_its_officer(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.AReviewedRequestAsync();
        await portal.AnApprovedAnswerAsync(request);
        var manager = ("who", (object)portal.Person(Role.Manager).Id.Value);
        const string Packet = "INSERT INTO packets (id, answer, request, sha256, unsealed_sha256, size, pages, manifest, sealed_at, recipient, expires_at, version) SELECT id, id, request, ";
        var hashes = $"'{new string('a', 64)}', '{new string('a', 64)}', 1, 1, '', prepared_at, ";

        portal.Database.ShouldRefuse($"{Packet}{hashes}@who, prepared_at, 1 FROM answers", "for its officer", manager);
        portal.Database.ShouldRefuse("UPDATE answers SET decided_by = @who", "decided by an approver or counsel", manager);
        portal.Database.Run("UPDATE answers SET state = 'AwaitingApproval', approved_revision = NULL");
        portal.Database.ShouldRefuse($"{Packet}{hashes}requester, prepared_at, 1 FROM answers", "a packet is of an approved answer");
    }

    [Theory, EveryEngine]
    public async Task A_packet_is_fetched_by_its_recipient_and_not_once_it_was_called_back(Engine engine)
    {
        await using var portal = await DisclosedAsync(engine);
        var (manager, officer) = (("who", (object)portal.Person(Role.Manager).Id.Value), ("who", (object)portal.Johanna().Id.Value));
        const string Fetch = "INSERT INTO packet_downloads (id, packet, \"by\", \"from\", at) SELECT id, id, @who, 'x', sealed_at FROM packets";

        portal.Database.ShouldRefuse(Fetch, "fetched by its recipient", manager);
        portal.Database.Run("UPDATE packets SET revoked_at = sealed_at");
        portal.Database.ShouldRefuse(Fetch, "fetched by its recipient", officer);
    }

    private static async Task<TestPortal> DisclosedAsync(Engine engine)
    {
        var portal = await TestPortal.StartAsync(engine);
        await portal.AnApprovedAnswerAsync(await portal.AReviewedRequestAsync());
        (await portal.GetAsync(new PressPackets(), Actor.Portal)).Pressed.ShouldBe(1);
        return portal;
    }
}
