using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Policies;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Answers;
using Portal.Domain.Requests;

namespace Portal.Application.Answers;

/// <summary>Begins an answer; one of a request at a time is under way. The page gives the id, so that a form sent twice begins one.
/// In the place of an answer that ended the request and was called back another can be begun.</summary>
public sealed record PrepareAnswer(RequestId Request, AnswerId Answer, AnswerKind? Kind, string Language) : ICommand<Done>, IAboutRequest;

internal sealed class PrepareAnswerValidator : AbstractValidator<PrepareAnswer>
{
    public PrepareAnswerValidator(PolicyBook policies)
    {
        RuleFor(command => command.Answer).NotEqual(default(AnswerId)).WithErrorCode("form.no-id");
        RuleFor(command => command.Kind).Must(kind => kind is { } word && Enum.IsDefined(word)).WithState(_ => AnswerRefusals.UnknownKind);
        RuleFor(command => command.Language).Must(policies.Answers.Languages.Contains).WithState(_ => AnswerRefusals.UnknownLanguage);
    }
}

internal sealed class PrepareAnswerHandler(IPortalDb db, CurrentActor current, TimeProvider time) : IRequestHandler<PrepareAnswer, Result<Done>>
{
    public async Task<Result<Done>> Handle(PrepareAnswer command, CancellationToken cancellationToken)
    {
        var request = await db.Requests.SingleAsync(request => request.Id == command.Request, cancellationToken);
        var others = await db.Answers.Where(answer => answer.Request == command.Request).Select(answer => new { answer.Id, answer.Number, answer.State }).ToListAsync(cancellationToken);
        if (others.Exists(other => other.Id == command.Answer))
            return default(Done);
        if (await db.Answers.AnyAsync(answer => answer.Id == command.Answer && answer.Request != command.Request, cancellationToken))
            return RequestErrors.NotFound;
        if (others.Exists(other => other.State is AnswerState.Prepared or AnswerState.AwaitingApproval or AnswerState.Approved))
            return AnswerErrors.OneAtATime;
        var number = others.Select(other => other.Number).DefaultIfEmpty().Max() + 1;
        var answer = Answer.Prepare(
            command.Answer, request, number, command.Kind!.Value, command.Language, current.Actor.Id, time.GetUtcNow(), await CalledBack.OfAsync(db, command.Request, cancellationToken));
        if (!answer.Succeeded)
            return Result<Done>.Refused(answer.Refusals);
        db.Answers.Add(answer.Value);
        return default(Done);
    }
}
