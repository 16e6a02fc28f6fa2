using FluentValidation;
using MediatR;
using Portal.Application.Pipeline;
using Portal.Domain;

namespace Portal.Application.Ledger;

/// <summary>Writes down what reading the whole ledger came to.</summary>
/// <param name="Entries">Entries that hold.</param>
/// <param name="Root">Root over them, 64 hexadecimal digits.</param>
/// <param name="Fault">The first entry that does not hold; null when all do.</param>
public sealed record RecordScrub(long Entries, string Root, long? Fault) : ICommand<Done>;

internal sealed class RecordScrubValidator : AbstractValidator<RecordScrub>
{
    public RecordScrubValidator() => RuleFor(command => command.Entries).GreaterThanOrEqualTo(0).WithErrorCode("form.no-id");
}

internal sealed class RecordScrubHandler(Recorder recorder) : IRequestHandler<RecordScrub, Result<Done>>
{
    public Task<Result<Done>> Handle(RecordScrub command, CancellationToken cancellationToken)
    {
        recorder.Record(command.Fault is { } entry ? new LedgerFaultFound(entry) : new LedgerScrubbed(command.Entries, command.Root));
        return Task.FromResult<Result<Done>>(default(Done));
    }
}
