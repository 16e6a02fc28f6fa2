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

/// <summary>The targets of a freeze with their holds, a page at a time.</summary>
/// <param name="Request">A freeze.</param>
/// <param name="After">Line of the last target already shown; 0 for the first page.</param>
public sealed record GetHolds(RequestId Request, int After = 0) : IQuery<HoldsPage>, IAboutRequest;

/// <summary>A page of targets.</summary>
/// <param name="Reference">Reference of the request.</param>
/// <param name="State">Where the request stands.</param>
/// <param name="Basis">What its holds rest on.</param>
/// <param name="Sums">Over all its targets, not only those of this page.</param>
/// <param name="Targets">The targets of this page.</param>
/// <param name="Next">Where the next page begins; null on the last one.</param>
/// <param name="MayPlace">Whether the reader may order holds now.</param>
/// <param name="MayDecide">Whether the reader may decide on holds that wait.</param>
/// <param name="AnswerUnderWay">Whether somebody decides on an answer or has approved one, so that no hold can be ordered.</param>
public sealed record HoldsPage(
    RequestReference Reference, RequestState State, HoldBasis Basis, HoldSums Sums, IReadOnlyList<TargetHolds> Targets, int? Next, bool MayPlace, bool MayDecide,
    bool AnswerUnderWay);

/// <summary>One target and its holds, the newest first.</summary>
public sealed record TargetHolds(TargetLine Target, IReadOnlyList<HoldView> Holds)
{
    /// <summary>Whether one of them stands, so that no other can be ordered.</summary>
    public bool Stands => Holds.Any(hold => hold.State.Stands());
}

internal sealed class GetHoldsHandler(IPortalDb db, PolicyBook policies, CurrentActor current) : IRequestHandler<GetHolds, Result<HoldsPage>>
{
    private const int PageSize = 50;

    /// <summary>Most holds shown on one page; a target has more than one only when one was refused before.</summary>
    private const int MostHolds = 500;

    public async Task<Result<HoldsPage>> Handle(GetHolds query, CancellationToken cancellationToken)
    {
        var request = await db.Requests.AsNoTracking().SingleAsync(request => request.Id == query.Request, cancellationToken);
        if (request.Freeze is not { } terms)
            return RequestErrors.NotFound;
        var targets = await db.Requests.Where(other => other.Id == query.Request).SelectMany(other => other.Targets)
            .Where(target => target.Line > query.After).OrderBy(target => target.Line).Take(PageSize + 1)
            .Select(target => new TargetLine(target.Line, target.Family, target.Normal, target.Tag, target.Confirmed)).ToListAsync(cancellationToken);
        var shown = targets.Take(PageSize).ToList();
        var holds = (await HoldsAsync(query.Request, [.. shown.Select(target => target.Line)], cancellationToken)).ToLookup(hold => hold.Line);
        var amounts = await db.Holds.Where(hold => hold.Request == query.Request).Select(hold => new { hold.State, hold.Amount }).ToListAsync(cancellationToken);
        var (standing, answerUnderWay) = (Standing.Of(request), await db.AnswerUnderWayAsync(query.Request, cancellationToken));
        return new HoldsPage(
            request.Reference, request.State, terms.Basis, HoldSums.Of(terms, amounts.ConvertAll(hold => (hold.State, hold.Amount)), policies),
            shown.ConvertAll(target => new TargetHolds(target, [.. holds[target.Line]])), targets.Count > PageSize ? shown[^1].Line : null,
            !answerUnderWay && standing.Permits<PlaceHold>(current.Actor), standing.Permits<RejectHold>(current.Actor, PlacementState.AwaitingApproval), answerUnderWay);
    }

    private async Task<IEnumerable<HoldView>> HoldsAsync(RequestId request, List<int> lines, CancellationToken cancellationToken)
    {
        var holds = await (
            from hold in db.Holds.AsNoTracking()
            join account in db.Accounts.AsNoTracking() on hold.OrderedBy equals account.Id
            where hold.Request == request && lines.Contains(hold.Line)
            orderby hold.OrderedAt descending, hold.Id
            select new { Hold = hold, account.Name }).Take(MostHolds).ToListAsync(cancellationToken);
        return holds.Select(found => HoldView.Of(found.Hold, found.Name, policies));
    }
}
