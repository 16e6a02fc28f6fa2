using MediatR;
using Microsoft.Extensions.Logging;
using Portal.Application.Pipeline;
using Portal.Domain;

namespace Portal.Application.Ledger;

/// <summary>Reads the whole ledger, old entries too, against the last checkpoint, and writes down what came of it. What does not hold
/// is written down as the last thing that is added.</summary>
public sealed record ScrubLedger : IErrand<ScrubOutcome>;

/// <summary>What came of it.</summary>
/// <param name="Entries">Entries that hold.</param>
/// <param name="Fault">Why the next one does not, in a sentence; null when all hold.</param>
public sealed record ScrubOutcome(long Entries, string? Fault);

internal sealed partial class ScrubLedgerHandler(IMediator mediator, LedgerWatch watch, TimeProvider time, ILogger<ScrubLedgerHandler> log) : IRequestHandler<ScrubLedger, Result<ScrubOutcome>>
{
    public async Task<Result<ScrubOutcome>> Handle(ScrubLedger errand, CancellationToken cancellationToken)
    {
        if (watch.Fault is { } known)
            return new ScrubOutcome(watch.Signed?.Checkpoint.Size ?? 0, known.Text);
        var report = (await mediator.Send(watch.Signed is { } signed ? new VerifyLedger(signed.Checkpoint) : new VerifyLedger(), cancellationToken)).Value;
        try
        {
            var recorded = await mediator.Send(new RecordScrub(report.Entries, Convert.ToHexStringLower(report.Root), report.Fault?.Sequence), cancellationToken);
            return recorded.Succeeded ? new ScrubOutcome(report.Entries, report.Fault?.Reason) : Result<ScrubOutcome>.Refused(recorded.Refusals);
        }
        finally
        {
            // Whether or not that could be written down.
            if (report.Fault is { } fault && watch.StandStill(new(time.GetUtcNow(), fault.Sequence, $"The ledger does not hold. {fault.Reason}")))
                DoesNotHold(log, fault.Sequence);
        }
    }

    [LoggerMessage(51, LogLevel.Critical, "The ledger does not hold at entry {Sequence}: nothing more is added to it")]
    private static partial void DoesNotHold(ILogger log, long sequence);
}
