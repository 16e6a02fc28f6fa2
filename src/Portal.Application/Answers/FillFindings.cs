using FluentValidation;
using MediatR;
using Portal.Application.Pipeline;
using Portal.Application.Policies;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Answers;
using Portal.Domain.Requests;

namespace Portal.Application.Answers;

/// <summary>Says the same of every target that has no finding yet. <see cref="Outcome.Held"/> is said of those alone that have
/// one confirmed hold: of others it would not be clear which amount is meant.</summary>
public sealed record FillFindings(RequestId Request, AnswerId Answer, Outcome? Outcome, string Code) : ICommand<FindingsFilled>, IAboutRequest;

/// <summary>How many targets got a finding.</summary>
public sealed record FindingsFilled(int Count);

internal sealed class FillFindingsValidator : AbstractValidator<FillFindings>
{
    public FillFindingsValidator(PolicyBook policies)
    {
        RuleFor(command => command.Outcome).NotNull().WithState(_ => AnswerRefusals.OutcomeNotOfKind("FillOutcome"));
        RuleFor(command => command).Custom((command, context) =>
        {
            if (command.Code.Length == 0)
                context.Refuse(AnswerRefusals.CodeMissing("FillCode"));
            else if (!policies.Answers.Fits(command.Code, AnswerRules.UseOf(command.Outcome!.Value)))
                context.Refuse(AnswerRefusals.CodeUnknown("FillCode"));
        }).When(command => command.Outcome is Outcome.Withheld or Outcome.Refused);
    }
}

internal sealed class FillFindingsHandler(IPortalDb db, CurrentActor current, TimeProvider time) : IRequestHandler<FillFindings, Result<FindingsFilled>>
{
    public async Task<Result<FindingsFilled>> Handle(FillFindings command, CancellationToken cancellationToken)
    {
        if (await WholeAnswer.FindAsync(db, command.Request, command.Answer, cancellationToken) is not { } answer)
            return RequestErrors.NotFound;
        var facts = await AnswerFacts.OfAsync(db, answer, cancellationToken);
        if (answer.Kind == AnswerKind.Decline || !AnswerFacts.OutcomesOf(facts.Kind).Contains(command.Outcome!.Value))
            return AnswerRefusals.OutcomeNotOfKind("FillOutcome");
        var found = answer.Findings.Select(finding => finding.Line).ToHashSet();
        var placed = facts.Placed.ToLookup(hold => hold.Value, hold => hold.Key);
        var open = facts.Lines.Where(line => !found.Contains(line)).Select(line => command.Outcome switch
        {
            Outcome.Held => placed[line].Count() == 1 ? new Finding(line, Outcome.Held, hold: placed[line].Single()) : null,
            Outcome.Withheld or Outcome.Refused => new Finding(line, command.Outcome.Value, command.Code),
            { } outcome => new Finding(line, outcome),
            _ => null,
        }).OfType<Finding>().ToList();
        if (open.Count == 0)
            return new FindingsFilled(0);
        var filled = answer.Find(open, current.Actor.Id, time.GetUtcNow());
        return filled.Succeeded ? new FindingsFilled(open.Count) : Result<FindingsFilled>.Refused(filled.Refusals);
    }
}
