using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Answers;
using Portal.Domain.Requests;

namespace Portal.Application.Answers;

/// <summary>The answers of a request, the newest first, and whether another can be begun.</summary>
public sealed record ListAnswers(RequestId Request) : IQuery<AnswerList>, IAboutRequest;

/// <summary>Answers of a request.</summary>
/// <param name="Answers">The newest first.</param>
/// <param name="Kinds">Kinds that the reader can begin now; none where none can be begun.</param>
/// <param name="Replaces">Whether one would take the place of an answer that was called back.</param>
public sealed record AnswerList(IReadOnlyList<AnswerLine> Answers, IReadOnlyList<AnswerKind> Kinds, bool Replaces)
{
    public bool MayPrepare => Kinds.Count > 0;
}

public sealed record AnswerLine(AnswerId Id, int Number, AnswerKind Kind, AnswerState State, bool Escalated, bool Returned, DateTimeOffset PreparedAt, DateTimeOffset? SentAt);

internal sealed class ListAnswersHandler(IPortalDb db, CurrentActor current) : IRequestHandler<ListAnswers, Result<AnswerList>>
{
    private const int Most = 100;

    public async Task<Result<AnswerList>> Handle(ListAnswers query, CancellationToken cancellationToken)
    {
        var request = await db.Requests.AsNoTracking().SingleAsync(request => request.Id == query.Request, cancellationToken);
        var answers = await db.Answers.Where(answer => answer.Request == query.Request).OrderByDescending(answer => answer.Number).Take(Most)
            .Select(answer => new AnswerLine(
                answer.Id, answer.Number, answer.Kind, answer.State, answer.Escalation != "", answer.State == AnswerState.Prepared && answer.ReturnReason != "", answer.PreparedAt, answer.SentAt))
            .ToListAsync(cancellationToken);
        var underWay = answers.Exists(answer => answer.State is AnswerState.Prepared or AnswerState.AwaitingApproval or AnswerState.Approved);
        var calledBack = request.State == RequestState.Answered ? await CalledBack.OfAsync(db, query.Request, cancellationToken) : null;
        IReadOnlyList<AnswerKind> kinds = calledBack is { } earlier ? Answer.InPlaceOf(earlier) : Lifecycle.Find(request.State, RequestTrigger.Answer) is null ? [] : Enum.GetValues<AnswerKind>();
        return new AnswerList(answers, underWay || !Standing.Of(request).Permits<PrepareAnswer>(current.Actor) ? [] : kinds, calledBack is not null);
    }
}
