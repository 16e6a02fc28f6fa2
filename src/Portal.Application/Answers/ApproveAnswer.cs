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

/// <summary>Lets an answer go out as it was shown. Whoever wrote it cannot.</summary>
/// <param name="Request">The request.</param>
/// <param name="Answer">Its answer.</param>
/// <param name="Revision">The revision that was read.</param>
public sealed record ApproveAnswer(RequestId Request, AnswerId Answer, int Revision) : ICommand<Done>, IAboutRequest, INeedsStepUp;

/// <summary>Gives an answer back to whoever wrote it.</summary>
/// <param name="Request">The request.</param>
/// <param name="Answer">Its answer.</param>
/// <param name="Revision">The revision that was read.</param>
/// <param name="Reason">Why, in plain words.</param>
public sealed record ReturnAnswer(RequestId Request, AnswerId Answer, int Revision, string Reason) : ICommand<Done>, IAboutRequest;

internal sealed class ApproveAnswerValidator : AbstractValidator<ApproveAnswer>
{
    public ApproveAnswerValidator() => RuleFor(command => command.Answer).NotEqual(default(AnswerId)).WithErrorCode("form.no-id");
}

internal sealed class ReturnAnswerValidator : AbstractValidator<ReturnAnswer>
{
    public ReturnAnswerValidator() => RuleFor(command => command.Reason).Custom((reason, context) =>
    {
        if (string.IsNullOrWhiteSpace(reason))
            context.Refuse(AnswerRefusals.NoReason);
        WordRules.Of(nameof(ReturnAnswer.Reason), reason).ToList().ForEach(context.Refuse);
    });
}

internal sealed class ApproveAnswerHandler(IPortalDb db, PolicyBook policies, CurrentActor current, TimeProvider time) : IRequestHandler<ApproveAnswer, Result<Done>>
{
    public async Task<Result<Done>> Handle(ApproveAnswer command, CancellationToken cancellationToken)
    {
        if (await WholeAnswer.FindAsync(db, command.Request, command.Answer, cancellationToken) is not { } answer)
            return RequestErrors.NotFound;
        var approved = answer.Approve(current.Actor, command.Revision, time.GetUtcNow());
        if (!approved.Succeeded)
            return approved;
        // A hold can have failed since the answer was sent.
        var against = AnswerRules.Against(answer, await AnswerFacts.OfAsync(db, answer, cancellationToken), policies.Answers);
        return against.Count == 0 ? approved : Result<Done>.Refused(against);
    }
}

internal sealed class ReturnAnswerHandler(IPortalDb db, CurrentActor current, TimeProvider time) : IRequestHandler<ReturnAnswer, Result<Done>>
{
    public async Task<Result<Done>> Handle(ReturnAnswer command, CancellationToken cancellationToken) =>
        await db.Answers.SingleOrDefaultAsync(answer => answer.Id == command.Answer && answer.Request == command.Request, cancellationToken) is { } answer
            ? answer.Return(current.Actor, command.Revision, command.Reason.ReplaceLineEndings("\n").Trim(), time.GetUtcNow())
            : RequestErrors.NotFound;
}
