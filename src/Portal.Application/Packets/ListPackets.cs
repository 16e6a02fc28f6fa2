using MediatR;
using Portal.Application.Ledger;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Application.Requests;
using Portal.Domain;
using Portal.Domain.Answers;
using Portal.Domain.Requests;

namespace Portal.Application.Packets;

/// <summary>The packets of a request as the desk sees them: who fetched what, and until when they can be.</summary>
public sealed record ListPackets(RequestId Request) : IQuery<PacketList>, IAboutRequest;

/// <param name="Reference">The request's.</param>
/// <param name="Packets">The newest first.</param>
/// <param name="Renewable">Answers whose packets the reader may let be fetched again now.</param>
/// <param name="Revocable">Answers whose packets the reader may call back now.</param>
/// <param name="MayErase">Whether there are addresses that the reader may erase.</param>
public sealed record PacketList(
    RequestReference Reference, IReadOnlyList<PacketView> Packets, IReadOnlyList<AnswerId> Renewable, IReadOnlyList<AnswerId> Revocable, bool MayErase);

internal sealed class ListPacketsHandler(IPortalDb db, CaseReading reading, CurrentActor current, TimeProvider time) : IRequestHandler<ListPackets, Result<PacketList>>
{
    public async Task<Result<PacketList>> Handle(ListPackets query, CancellationToken cancellationToken)
    {
        var request = await reading.RequestAsync(query.Request, cancellationToken);
        var standing = Standing.Of(request);
        var packets = await PacketView.OfAsync(db, query.Request, answer: null, time.GetUtcNow(), cancellationToken);
        IEnumerable<AnswerId> Those<TMessage>() => packets.Where(packet => standing.Permits<TMessage>(current.Actor, packet.Standing)).Select(packet => packet.Answer);
        return new PacketList(
            request.Reference, packets, [.. Those<RenewPacket>()], [.. Those<RevokePacket>()],
            standing.Permits<ErasePayloads>(current.Actor) && packets.Any(packet => packet.Receipts.Any(receipt => receipt.From.Length > 0)));
    }
}
