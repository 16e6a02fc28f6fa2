using FluentValidation;
using MediatR;
using Portal.Application.Pipeline;
using Portal.Domain;

namespace Portal.Application.Ledger;

/// <summary>What an operator can do to the ledger's outside.</summary>
public enum OperatorStep
{
    /// <summary>A new log was begun over entries that nothing outside vouched for.</summary>
    LogBegunAnew,

    /// <summary>A fault was looked into, and the whole ledger holds.</summary>
    FaultCleared,
}

/// <summary>Writes down what an operator did outside the database, where the ledger alone would not show it.</summary>
/// <param name="Step">What.</param>
/// <param name="Entries">How many entries there were.</param>
public sealed record RecordOperatorStep(OperatorStep Step, long Entries) : ICommand<Done>;

internal sealed class RecordOperatorStepValidator : AbstractValidator<RecordOperatorStep>
{
    public RecordOperatorStepValidator()
    {
        RuleFor(command => command.Step).IsInEnum().WithErrorCode("form.no-id");
        RuleFor(command => command.Entries).GreaterThanOrEqualTo(0).WithErrorCode("form.no-id");
    }
}

internal sealed class RecordOperatorStepHandler(Recorder recorder) : IRequestHandler<RecordOperatorStep, Result<Done>>
{
    public Task<Result<Done>> Handle(RecordOperatorStep command, CancellationToken cancellationToken)
    {
        recorder.Record(command.Step == OperatorStep.LogBegunAnew ? new LogBegunAnew(command.Entries) : new LedgerResumed(command.Entries));
        return Task.FromResult<Result<Done>>(default(Done));
    }
}
