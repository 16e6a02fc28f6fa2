using FluentValidation;
using MediatR;
using Portal.Application.Pipeline;
using Portal.Application.Policies;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Answers;
using Portal.Domain.Policies;
using Portal.Domain.Requests;

namespace Portal.Application.Answers;

/// <summary>What the answer says in plain words, in which language, and whether counsel decides.</summary>
/// <param name="Request">The request.</param>
/// <param name="Answer">Its answer.</param>
/// <param name="Words">Plain words.</param>
/// <param name="Codes">Codes of a decline; of other answers the codes stand with the findings.</param>
/// <param name="Language">Language of the packet.</param>
/// <param name="Escalation">Why counsel decides, or empty.</param>
public sealed record WriteAnswer(RequestId Request, AnswerId Answer, string Words, IReadOnlyList<string> Codes, string Language, string Escalation) : ICommand<Done>, IAboutRequest;

internal sealed class WriteAnswerValidator : AbstractValidator<WriteAnswer>
{
    public WriteAnswerValidator(PolicyBook policies)
    {
        RuleFor(command => command.Words).Custom((words, context) => WordRules.Of(nameof(WriteAnswer.Words), words).ToList().ForEach(context.Refuse));
        RuleFor(command => command.Codes).Must(codes => codes.All(code => policies.Answers.Fits(code, CodeUse.Decline)))
            .WithState(_ => AnswerRefusals.CodeUnknown(nameof(WriteAnswer.Codes)));
        RuleFor(command => command.Language).Must(policies.Answers.Languages.Contains).WithState(_ => AnswerRefusals.UnknownLanguage);
        RuleFor(command => command.Escalation).Must(reason => reason.Length == 0 || Answer.Escalations.Contains(reason)).WithState(_ => AnswerErrors.UnknownEscalation);
    }
}

internal sealed class WriteAnswerHandler(IPortalDb db, PolicyBook policies, CurrentActor current, TimeProvider time) : IRequestHandler<WriteAnswer, Result<Done>>
{
    public async Task<Result<Done>> Handle(WriteAnswer command, CancellationToken cancellationToken)
    {
        if (await WholeAnswer.FindAsync(db, command.Request, command.Answer, cancellationToken) is not { } answer)
            return RequestErrors.NotFound;
        // In the order of the table and each once: what is said does not hang on the order of ticks.
        IReadOnlyList<string> codes = answer.Kind == AnswerKind.Decline ? [.. policies.Answers.For(CodeUse.Decline).Where(command.Codes.Contains)] : [];
        var words = command.Words.ReplaceLineEndings("\n").Trim();
        return (answer.Words, answer.Language, answer.Escalation) == (words, command.Language, command.Escalation) && answer.Codes.SequenceEqual(codes)
            ? default(Done)
            : answer.Write(words, codes, command.Language, command.Escalation, current.Actor.Id, time.GetUtcNow());
    }
}
