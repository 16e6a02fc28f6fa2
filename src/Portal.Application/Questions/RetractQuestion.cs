using FluentValidation;
using MediatR;
using Portal.Application.Pipeline;
using Portal.Application.Policies;
using Portal.Application.Ports;
using Portal.Application.Requests;
using Portal.Domain;
using Portal.Domain.Questions;
using Portal.Domain.Requests;

namespace Portal.Application.Questions;

/// <summary>Takes a question back; the operator's time runs on. Taking back what was taken back already changes nothing.</summary>
public sealed record RetractQuestion(RequestId Request, QuestionId Question) : ICommand<Done>, IAboutRequest;

internal sealed class RetractQuestionValidator : AbstractValidator<RetractQuestion>
{
    public RetractQuestionValidator() => RuleFor(command => command.Question).NotEqual(default(QuestionId)).WithErrorCode("form.no-id");
}

internal sealed class RetractQuestionHandler(IPortalDb db, PolicyBook policies, CurrentActor current, TimeProvider time) : IRequestHandler<RetractQuestion, Result<Done>>
{
    public async Task<Result<Done>> Handle(RetractQuestion command, CancellationToken cancellationToken)
    {
        var request = await db.WholeAsync(command.Request, cancellationToken);
        if (request.Questions.FirstOrDefault(question => question.Id == command.Question) is not { } question)
            return RequestErrors.NotFound;
        if (question.EndedAt is null)
            return request.Retract(current.Actor.Id, policies.Clocks, time.GetUtcNow());
        return question.RepliedBy is null ? default(Done) : QuestionErrors.Ended;
    }
}
