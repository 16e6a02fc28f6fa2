using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Clocks;
using Portal.Application.Ledger;
using Portal.Application.Pipeline;
using Portal.Application.Policies;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Requests;

namespace Portal.Application.Requests;

/// <summary>The officer's own request: where it stands, who owes what, and by when. Also its receipt.</summary>
public sealed record GetMyRequest(RequestId Request) : IQuery<MyRequestPage>, IAboutRequest;

public sealed record MyRequestPage(RequestHeader Header, IReadOnlyList<ClockView> Clocks, CaseContents Contents, IReadOnlyList<TimelineLine> Timeline);

internal sealed class GetMyRequestHandler(IPortalDb db, PolicyBook policies, Timeline timeline, TimeProvider time) : IRequestHandler<GetMyRequest, Result<MyRequestPage>>
{
    public async Task<Result<MyRequestPage>> Handle(GetMyRequest query, CancellationToken cancellationToken)
    {
        var request = await db.Requests.AsNoTracking().Whole().SingleAsync(request => request.Id == query.Request, cancellationToken);
        var header = await RequestHeader.OfAsync(db, request, cancellationToken);
        return new MyRequestPage(
            // That it was taken is told by its state; by whom stays at the desk.
            header with { ClaimedBy = null },
            [.. request.Clocks.Select(clock => ClockView.Of(clock, policies.Clocks, time.GetUtcNow()))],
            await CaseContents.OfAsync(db, policies, request, cancellationToken),
            await timeline.ForAgencyAsync(request.Id, cancellationToken));
    }
}
