using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Application.Requests;
using Portal.Domain;
using Portal.Domain.Questions;
using Portal.Domain.Requests;

namespace Portal.Application.Questions;

/// <summary>Asks the officer for something that is missing. Until the reply the operator's time stands still.</summary>
/// <param name="Request">The request.</param>
/// <param name="Question">Brought by the form, so that a resent form asks nothing twice.</param>
/// <param name="Text">What is asked, in plain words for the officer.</param>
public sealed record AskAgency(RequestId Request, QuestionId Question, string Text) : ICommand<Done>, IAboutRequest;

internal sealed class AskAgencyValidator : AbstractValidator<AskAgency>
{
    public AskAgencyValidator()
    {
        RuleFor(command => command.Question).NotEqual(default(QuestionId)).WithErrorCode("form.no-id");
        RuleFor(command => command.Text).AreWords("Question");
    }
}

internal sealed class AskAgencyHandler(IPortalDb db, CurrentActor current, TimeProvider time) : IRequestHandler<AskAgency, Result<Done>>
{
    public async Task<Result<Done>> Handle(AskAgency command, CancellationToken cancellationToken)
    {
        var request = await db.WholeAsync(command.Request, cancellationToken);
        if (request.Questions.Any(question => question.Id == command.Question))
            return default(Done);
        if (await db.Requests.AnyAsync(other => other.Id != command.Request && other.Questions.Any(question => question.Id == command.Question), cancellationToken))
            return RequestErrors.NotFound;
        if (request.Questions.Count >= Question.MaxPerRequest)
            return QuestionErrors.TooMany(Question.MaxPerRequest);
        return request.Ask(command.Question, current.Actor.Id, command.Text.Trim(), time.GetUtcNow());
    }
}
