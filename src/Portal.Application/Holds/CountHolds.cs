using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Holds;
using Portal.Domain.Requests;

namespace Portal.Application.Holds;

/// <summary>How the holds of a request stand, in numbers.</summary>
public sealed record CountHolds(RequestId Request) : IQuery<HoldCounts>, IAboutRequest;

public sealed record HoldCounts(int Placed, int Asked, int InDoubt, int Waiting, int Failed);

internal sealed class CountHoldsHandler(IPortalDb db) : IRequestHandler<CountHolds, Result<HoldCounts>>
{
    public async Task<Result<HoldCounts>> Handle(CountHolds query, CancellationToken cancellationToken)
    {
        var counts = await db.Holds.Where(hold => hold.Request == query.Request).GroupBy(hold => hold.State)
            .Select(group => new { State = group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.State, group => group.Count, cancellationToken);
        return new HoldCounts(
            counts.GetValueOrDefault(PlacementState.Confirmed), counts.GetValueOrDefault(PlacementState.Asked), counts.GetValueOrDefault(PlacementState.Unknown),
            counts.GetValueOrDefault(PlacementState.AwaitingApproval), counts.GetValueOrDefault(PlacementState.Failed));
    }
}
