using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Clocks;
using Portal.Application.Documents;
using Portal.Application.Ledger;
using Portal.Application.Pipeline;
using Portal.Application.Policies;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Requests;

namespace Portal.Application.Requests;

/// <summary>A request as the desk sees it: the header for all who may open it, the contents for those whose work it is.</summary>
public sealed record GetCase(RequestId Request) : IQuery<CasePage>, IAboutRequest;

public sealed record CasePage(
    RequestHeader Header, IReadOnlyList<ClockView> Clocks, CaseContents? Contents, IReadOnlyList<TimelineLine> Timeline, bool MayClaim, bool MayPutBack);

internal sealed class GetCaseHandler(IPortalDb db, PolicyBook policies, Timeline timeline, CurrentActor current, TimeProvider time) : IRequestHandler<GetCase, Result<CasePage>>
{
    public async Task<Result<CasePage>> Handle(GetCase query, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        var request = await db.Requests.AsNoTracking().Whole()
            .SingleAsync(request => request.Id == query.Request, cancellationToken);
        var standing = Standing.Of(request);
        // The contents are for those who may open the document among them.
        var seesContents = standing.Permits<GetDocument>(actor);
        var header = await RequestHeader.OfAsync(db, request, cancellationToken, actor.Id);
        return new CasePage(
            seesContents ? header : header with { Routing = header.Routing with { Rule = null } },
            [.. request.Clocks.Select(clock => ClockView.Of(clock, policies.Clocks, time.GetUtcNow()))],
            seesContents ? await CaseContents.OfAsync(db, policies, request, cancellationToken) : null,
            await timeline.OfAsync(request.Id, seesContents, cancellationToken),
            MayClaim: standing.Permits<ClaimRequest>(actor),
            MayPutBack: standing.Permits<PutBackRequest>(actor) && !await db.AnswerUnderWayAsync(request.Id, cancellationToken));
    }
}
