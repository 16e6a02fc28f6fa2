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

/// <summary>Gives an answer to another person to decide on. All that stands against it comes back at once.</summary>
public sealed record SendAnswerForApproval(RequestId Request, AnswerId Answer) : ICommand<Done>, IAboutRequest;

internal sealed class SendAnswerForApprovalValidator : AbstractValidator<SendAnswerForApproval>
{
    public SendAnswerForApprovalValidator() => RuleFor(command => command.Answer).NotEqual(default(AnswerId)).WithErrorCode("form.no-id");
}

internal sealed class SendAnswerForApprovalHandler(IPortalDb db, PolicyBook policies, CurrentActor current, TimeProvider time) : IRequestHandler<SendAnswerForApproval, Result<Done>>
{
    public async Task<Result<Done>> Handle(SendAnswerForApproval command, CancellationToken cancellationToken)
    {
        // The request before all else: a hold ordered in between is seen below, or loses this the race for the request's version.
        var request = await db.Requests.SingleAsync(request => request.Id == command.Request, cancellationToken);
        if (await WholeAnswer.FindAsync(db, command.Request, command.Answer, cancellationToken) is not { } answer)
            return RequestErrors.NotFound;
        var facts = await AnswerFacts.OfAsync(db, answer, cancellationToken);
        var sent = answer.Send(current.Actor.Id, AnswerRules.Against(answer, facts, policies.Answers), time.GetUtcNow());
        if (sent.Succeeded)
            request.NoteHoldsSpokenOf();
        return sent;
    }
}
