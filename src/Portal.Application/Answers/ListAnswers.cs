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

public sealed record AnswerList(IReadOnlyList<AnswerLine> Answers, bool MayPrepare);

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
        return new AnswerList(answers, !underWay && Standing.Of(request).Permits<PrepareAnswer>(current.Actor) && Lifecycle.Find(request.State, RequestTrigger.Answer) is not null);
    }
}
