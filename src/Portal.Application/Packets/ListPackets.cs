using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Requests;

namespace Portal.Application.Packets;

/// <summary>The packets of a request as the desk sees them: who fetched what, and until when they can be.</summary>
public sealed record ListPackets(RequestId Request) : IQuery<PacketList>, IAboutRequest;

/// <param name="Reference">The request's.</param>
/// <param name="Packets">The newest first.</param>
/// <param name="MayRenew">Whether the reader may renew those whose time is over.</param>
/// <param name="MayRevoke">Whether the reader may call packets back.</param>
public sealed record PacketList(RequestReference Reference, IReadOnlyList<PacketView> Packets, bool MayRenew, bool MayRevoke);

internal sealed class ListPacketsHandler(IPortalDb db, Standings standings, CurrentActor current, TimeProvider time) : IRequestHandler<ListPackets, Result<PacketList>>
{
    public async Task<Result<PacketList>> Handle(ListPackets query, CancellationToken cancellationToken)
    {
        var standing = await standings.OfAsync(query.Request, cancellationToken);
        return new PacketList(
            await db.Requests.Where(request => request.Id == query.Request).Select(request => request.Reference).SingleAsync(cancellationToken),
            await PacketView.OfAsync(db, query.Request, answer: null, time.GetUtcNow(), cancellationToken),
            standing?.Permits<RenewPacket>(current.Actor) == true, standing?.Permits<RevokePacket>(current.Actor) == true);
    }
}
