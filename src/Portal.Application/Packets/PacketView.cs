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
        var receipts = await ReceiptsAsync(db, [.. found.Select(one => one.Packet.Id)], cancellationToken);
        return
        [
            .. found.Select(one => new PacketView(
                one.Packet.Answer, one.Number, one.Kind, StandingOf(one.Packet, now), one.Packet.SealedAt, one.Packet.ExpiresAt, one.Packet.RevokedAt, one.Packet.RenewalAskedAt,
                one.Packet.Sha256, one.Packet.Size, one.Packet.Pages, [.. receipts[one.Packet.Id].OrderByDescending(receipt => receipt.At)])),
        ];
    }

    private static PacketStanding StandingOf(Packet packet, DateTimeOffset now) => packet switch
    {
        { RevokedAt: not null } => PacketStanding.Revoked,
        _ when now >= packet.ExpiresAt => PacketStanding.Expired,
        _ => PacketStanding.Open,
    };

    /// <summary>Of all packets in one statement.</summary>
    private static async Task<ILookup<PacketId, PacketReceipt>> ReceiptsAsync(IPortalDb db, IReadOnlyList<PacketId> packets, CancellationToken cancellationToken)
    {
        var found = packets.Count == 0 ? [] : await (
            from packet in db.Packets.AsNoTracking()
            where packets.Contains(packet.Id)
            from download in packet.Downloads.OrderByDescending(download => download.At).Take(Most)
            join account in db.Accounts.AsNoTracking() on download.By equals account.Id
            select new { packet.Id, Receipt = new PacketReceipt(download.Id, account.Name, download.From, download.At) }).ToListAsync(cancellationToken);
        return found.ToLookup(one => one.Id, one => one.Receipt);
    }
}

/// <summary>One fetching: who, from where, when.</summary>
public sealed record PacketReceipt(Guid Id, string By, string From, DateTimeOffset At);
