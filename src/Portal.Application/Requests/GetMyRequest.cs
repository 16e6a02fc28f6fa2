using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Clocks;
using Portal.Application.Ledger;
using Portal.Application.Pipeline;
using Portal.Application.Policies;
using Portal.Application.Ports;
using Portal.Application.Questions;
using Portal.Domain;
using Portal.Domain.Requests;

namespace Portal.Application.Requests;

/// <summary>The officer's own request: where it stands, who owes what, and by when. Also its receipt.</summary>
public sealed record GetMyRequest(RequestId Request) : IQuery<MyRequestPage>, IAboutRequest
{
    /// <summary>The story before this place in the ledger; null for its newest part.</summary>
    public long? Before { get; init; }
}

public sealed record MyRequestPage(RequestHeader Header, IReadOnlyList<ClockView> Clocks, CaseContents Contents, IReadOnlyList<TimelineLine> Timeline)
{
    /// <summary>Where the part of the story before <see cref="Timeline"/> ends; null when there is none.</summary>
    public long? Earlier { get; init; }

    /// <summary>What the desk asked, in order; who at the desk asked is not told.</summary>
    public IReadOnlyList<QuestionLine> Questions { get; init; } = [];

    /// <summary>The question that waits for the officer's reply.</summary>
    public QuestionLine? Open => Questions.FirstOrDefault(question => question.Standing == QuestionStanding.Open);

    /// <summary>The request that was sent in place of this one.</summary>
    public RelatedRequest? Successor { get; init; }

    /// <summary>The request that this one was sent in place of.</summary>
    public RelatedRequest? Predecessor { get; init; }

    /// <summary>It waits for its final answer: the officer can send another in its place.</summary>
    public bool IsOpen => Lifecycle.Open.Contains(Header.State);

    /// <summary>The officer can take it back.</summary>
    public bool MayWithdraw { get; init; }

    /// <summary>The officer can reply to <see cref="Open"/>.</summary>
    public bool MayReply { get; init; }

    /// <summary>The officer can begin another request with what it says.</summary>
    public bool MayCopy { get; init; }
}

/// <summary>Another request of the same officer.</summary>
public sealed record RelatedRequest(RequestId Id, RequestReference Reference);

internal sealed class GetMyRequestHandler(IPortalDb db, CaseReading reading, PolicyBook policies, Timeline timeline, CurrentActor current, TimeProvider time) : IRequestHandler<GetMyRequest, Result<MyRequestPage>>
{
    public async Task<Result<MyRequestPage>> Handle(GetMyRequest query, CancellationToken cancellationToken)
    {
        var request = await reading.RequestAsync(query.Request, cancellationToken);
        var (actor, standing) = (current.Actor, Standing.Of(request));
        var header = RequestHeader.Of(request, await reading.PeopleAsync(request, cancellationToken));
        var related = await db.Requests.Where(other => other.Officer == request.Officer && (other.Id == request.SupersededBy || other.SupersededBy == request.Id))
            .Select(other => new RelatedRequest(other.Id, other.Reference)).ToListAsync(cancellationToken);
        var story = await timeline.ForAgencyAsync(request.Id, query.Before, cancellationToken);
        return new MyRequestPage(
            // That it was taken is told by its state; by whom stays at the desk.
            header with { ClaimedBy = null },
            [.. (await db.ClocksAsync(request.Id, cancellationToken)).Select(clock => ClockView.Of(clock, policies.Clocks, time.GetUtcNow()))],
            await CaseContents.OfAsync(db, policies, request, cancellationToken),
            story.Lines)
        {
            Earlier = story.Earlier,
            Questions = await QuestionLine.OfAsync(db, request.Id, forAgency: true, cancellationToken),
            Successor = related.Find(other => other.Id == request.SupersededBy),
            Predecessor = related.Find(other => other.Id != request.SupersededBy),
            MayWithdraw = standing.Permits<WithdrawRequest>(actor),
            MayReply = standing.Permits<ReplyToQuestion>(actor),
            MayCopy = standing.Permits<CopyRequest>(actor),
        };
    }
}
