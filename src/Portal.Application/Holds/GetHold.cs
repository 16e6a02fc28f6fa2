using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Policies;
using Portal.Application.Ports;
using Portal.Application.Requests;
using Portal.Domain;
using Portal.Domain.Holds;
using Portal.Domain.Requests;

namespace Portal.Application.Holds;

/// <summary>One hold beside what the request asks for, for the person who decides on it.</summary>
public sealed record GetHold(RequestId Request, HoldId Hold) : IQuery<HoldPage>, IAboutRequest;

/// <summary>What an approver looks at.</summary>
/// <param name="Reference">Reference of the request.</param>
/// <param name="State">Where the request stands.</param>
/// <param name="InstrumentKind">Code of the paper it rests on.</param>
/// <param name="Sums">What is asked for and held in all.</param>
/// <param name="Target">The target.</param>
/// <param name="Hold">The hold.</param>
/// <param name="MayApprove">Whether the reader may let it be placed now.</param>
/// <param name="MayReject">Whether the reader may refuse it now.</param>
public sealed record HoldPage(
    RequestReference Reference, RequestState State, string InstrumentKind, HoldSums Sums, TargetLine Target, HoldView Hold, bool MayApprove, bool MayReject);

internal sealed class GetHoldHandler(IPortalDb db, PolicyBook policies, CurrentActor current) : IRequestHandler<GetHold, Result<HoldPage>>
{
    public async Task<Result<HoldPage>> Handle(GetHold query, CancellationToken cancellationToken)
    {
        var request = await db.Requests.AsNoTracking().SingleAsync(request => request.Id == query.Request, cancellationToken);
        var found = await db.Holds.AsNoTracking().SingleOrDefaultAsync(hold => hold.Id == query.Hold && hold.Request == query.Request, cancellationToken);
        if (request.Freeze is not { } terms || found is not { } hold)
            return RequestErrors.NotFound;
        var target = await db.Requests.Where(other => other.Id == query.Request).SelectMany(other => other.Targets).Where(target => target.Line == hold.Line)
            .Select(target => new TargetLine(target.Line, target.Family, target.Normal, target.Tag, target.Confirmed)).SingleAsync(cancellationToken);
        var orderedBy = await db.Accounts.Where(account => account.Id == hold.OrderedBy).Select(account => account.Name).SingleAsync(cancellationToken);
        var amounts = await db.Holds.Where(other => other.Request == query.Request).Select(other => new { other.State, other.Amount }).ToListAsync(cancellationToken);
        var (standing, another) = (Standing.Of(request), current.Actor.Id != hold.OrderedBy && current.Actor.Id != hold.Requester);
        return new HoldPage(
            request.Reference, request.State, request.Instrument.Kind, HoldSums.Of(terms, amounts.ConvertAll(other => (other.State, other.Amount)), policies), target,
            HoldView.Of(hold, orderedBy, policies), another && standing.Permits<ApproveHold>(current.Actor, hold.State), another && standing.Permits<RejectHold>(current.Actor, hold.State));
    }
}
