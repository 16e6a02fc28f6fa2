using Portal.Domain.Answers;
using Portal.Domain.Packets;
using Portal.Domain.Requests;
using Portal.Domain.Tests.Requests;

namespace Portal.Domain.Tests.Packets;

public sealed class PacketTests
{
    private const string Hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static readonly DateTimeOffset s_sealed = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_end = s_sealed.AddDays(Packet.DaysOpen);

    [Fact]
    public void Its_recipient_fetches_it_as_often_as_needed_each_time_with_a_receipt()
    {
        var packet = APacket();

        packet.Fetch(Guid.NewGuid(), Freezes.OfficerId, "203.0.113.7", s_sealed).Succeeded.ShouldBeTrue();
        packet.Fetch(Guid.NewGuid(), Freezes.OfficerId, "203.0.113.8", s_end.AddTicks(-1)).Succeeded.ShouldBeTrue();

        packet.Downloads.Select(download => download.From).ShouldBe(["203.0.113.7", "203.0.113.8"]);
        packet.Events.Select(happened => happened.Name).ShouldBe(["packets.fetched", "packets.fetched"]);
        packet.Events[0].Facts.ShouldContain(("sha256", Hash));
        packet.Version.ShouldBe(3);
    }

    [Fact]
    public void For_anybody_else_it_does_not_exist()
    {
        var packet = APacket();

        packet.Fetch(Guid.NewGuid(), Freezes.Amira, "203.0.113.7", s_sealed).Refusals.ShouldBe([RequestErrors.NotFound]);
        packet.AskRenewal(Freezes.Amira, s_end).Refusals.ShouldBe([RequestErrors.NotFound]);
        (packet.Downloads.Count, packet.Events.Count, packet.Version).ShouldBe((0, 0, 1));
    }

    [Fact]
    public void From_the_instant_of_its_end_it_is_fetched_no_more_until_it_is_renewed()
    {
        var packet = APacket();

        packet.Fetch(Guid.NewGuid(), Freezes.OfficerId, "", s_end).Refusals.Single().Code.ShouldBe("packets.expired");
        packet.AskRenewal(Freezes.OfficerId, s_end.AddTicks(-1)).Refusals.Single().Code.ShouldBe("packets.still-open");
        packet.Renew(s_end.AddTicks(-1)).Refusals.Single().Code.ShouldBe("packets.still-open");
        packet.AskRenewal(Freezes.OfficerId, s_end).Succeeded.ShouldBeTrue();
        packet.AskRenewal(Freezes.OfficerId, s_end.AddDays(1)).Succeeded.ShouldBeTrue();
        packet.RenewalAskedAt.ShouldBe(s_end);
        packet.Renew(s_end.AddDays(2)).Succeeded.ShouldBeTrue();

        (packet.ExpiresAt, packet.RenewalAskedAt).ShouldBe((s_end.AddDays(2 + Packet.DaysOpen), null));
        packet.Events.Select(happened => happened.Name).ShouldBe(["packets.renewal-asked", "packets.renewed"]);
        packet.Fetch(Guid.NewGuid(), Freezes.OfficerId, "", s_end.AddDays(2)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void What_was_called_back_is_neither_fetched_nor_renewed_and_keeps_its_first_time()
    {
        var packet = APacket();
        packet.Revoke(s_sealed);
        packet.Revoke(s_end);

        packet.Fetch(Guid.NewGuid(), Freezes.OfficerId, "", s_sealed).Refusals.ShouldBe([PacketErrors.Revoked]);
        packet.AskRenewal(Freezes.OfficerId, s_end).Refusals.ShouldBe([PacketErrors.Revoked]);
        packet.Renew(s_end).Refusals.ShouldBe([PacketErrors.Revoked]);
        packet.RevokedAt.ShouldBe(s_sealed);
    }

    [Fact]
    public void Its_recipient_is_the_officer_who_asked()
    {
        var packet = APacket();

        (packet.Recipient, packet.ExpiresAt, packet.Sha256).ShouldBe((Freezes.OfficerId, s_end, Hash));
    }

    private static Packet APacket()
    {
        var request = Freezes.Claimed();
        var answer = Answer.Prepare(new(Guid.NewGuid()), request, 1, AnswerKind.Decline, "en", Freezes.Signe, s_sealed).Value;
        return Packet.Sealed(new(Guid.NewGuid()), answer, Hash, Hash, 10, 2, "{}", s_sealed);
    }
}
