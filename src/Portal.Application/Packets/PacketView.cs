using Microsoft.EntityFrameworkCore;
using Portal.Application.Ports;
using Portal.Domain.Answers;
using Portal.Domain.Packets;
using Portal.Domain.Requests;

namespace Portal.Application.Packets;

/// <summary>Whether a packet can be fetched.</summary>
public enum PacketStanding
{
    /// <summary>It can.</summary>
    Open,

    /// <summary>Its time is over; it can be renewed.</summary>
    Expired,

    /// <summary>It was called back.</summary>
    Revoked,
}

/// <summary>A packet as lists show it; nothing of its contents.</summary>
public sealed record PacketView(
    AnswerId Answer, int Number, AnswerKind Kind, PacketStanding Standing, DateTimeOffset SealedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt, DateTimeOffset? RenewalAskedAt,
    string Sha256, long Size, int Pages, IReadOnlyList<PacketReceipt> Receipts)
{
    /// <summary>Most packets of one request that are listed, and most receipts of one packet; the newest.</summary>
    private const int Most = 100;

    /// <summary>The packets of a request, the newest first.</summary>
    internal static async Task<IReadOnlyList<PacketView>> OfAsync(IPortalDb db, RequestId request, AnswerId? answer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await (
            from packet in db.Packets.AsNoTracking()
            join said in db.Answers.AsNoTracking() on packet.Answer equals said.Id
            where packet.Request == request && (answer == null || packet.Answer == answer)
            orderby said.Number descending
            select new { Packet = packet, said.Number, said.Kind }).Take(Most).ToListAsync(cancellationToken);
        var views = new List<PacketView>();
        foreach (var (packet, number, kind) in found.Select(one => (one.Packet, one.Number, one.Kind)))
        {
            views.Add(new(
                packet.Answer, number, kind, StandingOf(packet, now), packet.SealedAt, packet.ExpiresAt, packet.RevokedAt, packet.RenewalAskedAt,
                packet.Sha256, packet.Size, packet.Pages, await ReceiptsAsync(db, packet.Id, cancellationToken)));
        }

        return views;
    }

    private static PacketStanding StandingOf(Packet packet, DateTimeOffset now) => packet switch
    {
        { RevokedAt: not null } => PacketStanding.Revoked,
        _ when now >= packet.ExpiresAt => PacketStanding.Expired,
        _ => PacketStanding.Open,
    };

    private static async Task<IReadOnlyList<PacketReceipt>> ReceiptsAsync(IPortalDb db, PacketId packet, CancellationToken cancellationToken) => await (
        from download in db.Packets.AsNoTracking().Where(stored => stored.Id == packet).SelectMany(stored => stored.Downloads)
        join account in db.Accounts.AsNoTracking() on download.By equals account.Id
        orderby download.At descending
        select new PacketReceipt(download.Id, account.Name, download.From, download.At)).Take(Most).ToListAsync(cancellationToken);
}

/// <summary>One fetching: who, from where, when.</summary>
public sealed record PacketReceipt(Guid Id, string By, string From, DateTimeOffset At);
