using MediatR;
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
public sealed record GetCase(RequestId Request) : IQuery<CasePage>, IAboutRequest
{
    /// <summary>The story before this place in the ledger; null for its newest part.</summary>
    public long? Before { get; init; }
}

public sealed record CasePage(
    RequestHeader Header, IReadOnlyList<ClockView> Clocks, CaseContents? Contents, IReadOnlyList<TimelineLine> Timeline, bool MayClaim, bool MayPutBack)
{
    /// <summary>Where the part of the story before <see cref="Timeline"/> ends; null when there is none.</summary>
    public long? Earlier { get; init; }
}

internal sealed class GetCaseHandler(IPortalDb db, CaseReading reading, PolicyBook policies, Timeline timeline, CurrentActor current, TimeProvider time) : IRequestHandler<GetCase, Result<CasePage>>
{
    public async Task<Result<CasePage>> Handle(GetCase query, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        var request = await reading.RequestAsync(query.Request, cancellationToken);
        var standing = Standing.Of(request);
        // The contents are for those who may open the document among them.
        var seesContents = standing.Permits<GetDocument>(actor);
        var header = RequestHeader.Of(request, await reading.PeopleAsync(request, cancellationToken), actor.Id);
        var story = await timeline.OfAsync(request.Id, seesContents, query.Before, cancellationToken);
        return new CasePage(
            seesContents ? header : header with { Routing = header.Routing with { Rule = null } },
            [.. (await db.ClocksAsync(request.Id, cancellationToken)).Select(clock => ClockView.Of(clock, policies.Clocks, time.GetUtcNow()))],
            seesContents ? await CaseContents.OfAsync(db, policies, request, cancellationToken) : null,
            story.Lines,
            MayClaim: standing.Permits<ClaimRequest>(actor),
            MayPutBack: standing.Permits<PutBackRequest>(actor) && !await reading.AnswerUnderWayAsync(request.Id, cancellationToken))
        {
            Earlier = story.Earlier,
        };
    }
}
