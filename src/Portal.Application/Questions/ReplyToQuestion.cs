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

/// <summary>Replies to what the desk asked; the operator's time runs on. A resent form is the same reply.</summary>
public sealed record ReplyToQuestion(RequestId Request, QuestionId Question, string Text) : ICommand<Done>, IAboutRequest;

internal sealed class ReplyToQuestionValidator : AbstractValidator<ReplyToQuestion>
{
    public ReplyToQuestionValidator() => RuleFor(command => command.Text).AreWords("Reply");
}

internal sealed class ReplyToQuestionHandler(IPortalDb db, PolicyBook policies, CurrentActor current, TimeProvider time) : IRequestHandler<ReplyToQuestion, Result<Done>>
{
    public async Task<Result<Done>> Handle(ReplyToQuestion command, CancellationToken cancellationToken)
    {
        var request = await db.WholeAsync(command.Request, cancellationToken);
        if (request.Questions.FirstOrDefault(question => question.Id == command.Question) is not { } question)
            return RequestErrors.NotFound;
        var text = command.Text.Trim();
        if (question.EndedAt is null)
            return request.Reply(current.Actor.Id, text, policies.Clocks, time.GetUtcNow());
        return question.RepliedBy == current.Actor.Id && question.Answer == text ? default(Done) : QuestionErrors.Ended;
    }
}
