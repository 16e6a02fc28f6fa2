using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Policies;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Holds;
using Portal.Domain.Requests;

namespace Portal.Application.Holds;

/// <summary>The holds that wait for another person, the longest waiting first.</summary>
public sealed record ListHoldsToApprove : IQuery<IReadOnlyList<HoldToApprove>>;

public sealed record HoldToApprove(
    RequestId Request, RequestReference Reference, RequestState State, string AgencyName, HoldId Hold, string Asset, string Amount, string OrderedBy, DateTimeOffset OrderedAt);

internal sealed class ListHoldsToApproveHandler(IPortalDb db, PolicyBook policies, CurrentActor current) : IRequestHandler<ListHoldsToApprove, Result<IReadOnlyList<HoldToApprove>>>
{
    private const int Oldest = 100;

    public async Task<Result<IReadOnlyList<HoldToApprove>>> Handle(ListHoldsToApprove query, CancellationToken cancellationToken)
    {
        var me = current.Actor.Id;
        var waiting = await (
            from hold in db.Holds.AsNoTracking()
            join request in db.Requests on hold.Request equals request.Id
            join agency in db.Agencies on request.Agency equals agency.Id
            join account in db.Accounts on hold.OrderedBy equals account.Id
            where hold.State == PlacementState.AwaitingApproval && hold.OrderedBy != me && hold.Requester != me
            orderby hold.OrderedAt, hold.Id
            select new { hold.Request, request.Reference, request.State, AgencyName = agency.Name, hold.Id, hold.Asset, hold.Amount, OrderedBy = account.Name, hold.OrderedAt })
            .Take(Oldest).ToListAsync(cancellationToken);
        return Result<IReadOnlyList<HoldToApprove>>.Of(waiting.ConvertAll(hold => new HoldToApprove(
            hold.Request, hold.Reference, hold.State, hold.AgencyName, hold.Id, hold.Asset, policies.Freezes.Written(hold.Asset, hold.Amount), hold.OrderedBy, hold.OrderedAt)));
    }
}
