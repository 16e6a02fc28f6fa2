using MediatR;
using Portal.Application.Pipeline;
using Portal.Application.Requests;
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

internal sealed class ListAnswersHandler(CaseReading reading, CurrentActor current) : IRequestHandler<ListAnswers, Result<AnswerList>>
{
    public async Task<Result<AnswerList>> Handle(ListAnswers query, CancellationToken cancellationToken)
    {
        var request = await reading.RequestAsync(query.Request, cancellationToken);
        var answers = await reading.AnswersAsync(query.Request, cancellationToken);
        var underWay = answers.Any(answer => answer.State is AnswerState.Prepared or AnswerState.AwaitingApproval or AnswerState.Approved);
        var calledBack = request.State == RequestState.Answered ? await reading.CalledBackAsync(query.Request, cancellationToken) : null;
        IReadOnlyList<AnswerKind> kinds = calledBack is { } earlier ? Answer.InPlaceOf(earlier) : Lifecycle.Find(request.State, RequestTrigger.Answer) is null ? [] : Enum.GetValues<AnswerKind>();
        return new AnswerList(answers, underWay || !Standing.Of(request).Permits<PrepareAnswer>(current.Actor) ? [] : kinds, calledBack is not null);
    }
}
