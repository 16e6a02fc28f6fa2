using MediatR;
using Microsoft.Extensions.Logging;
using Portal.Application.Ledger;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Notices;

namespace Portal.Application.Notices;

/// <summary>Leases waiting outbox messages and turns them into notices. A batch that fails is told message by message, so that one
/// that cannot be delivered stops no other.</summary>
public sealed record DeliverNotices : IErrand<NoticesDelivered>;

/// <summary>How many messages were delivered, and whether more are waiting.</summary>
public sealed record NoticesDelivered(int Messages, bool More);

internal sealed partial class DeliverNoticesHandler(ILeases leases, LedgerWatch watch, OwnScope own, ILogger<DeliverNoticesHandler> log) : IRequestHandler<DeliverNotices, Result<NoticesDelivered>>
{
    private const int Batch = 100;

    public async Task<Result<NoticesDelivered>> Handle(DeliverNotices errand, CancellationToken cancellationToken)
    {
        // A message that is given up is an entry of the ledger.
        if (watch.StandsStill)
            return new NoticesDelivered(0, More: false);
        var claimed = await leases.ClaimMessagesAsync(Batch, cancellationToken);
        List<LeasedMessage> leased = [.. claimed.Where(message => message.Lost < 2).Select(Leased)];
        var delivered = leased.Count == 0 ? 0 : await TogetherAsync(leased, cancellationToken);
        // What processes died of twice comes last, when all the others are told.
        foreach (var message in claimed.Where(message => message.Lost >= 2))
            delivered += await OneAsync(Leased(message), message.IsLost ? NoticeErrors.ProcessEnded : await TellAsync([Leased(message)], cancellationToken), cancellationToken);
        return new NoticesDelivered(delivered, claimed.Count == Batch || leased.Count < claimed.Count);
    }

    private static LeasedMessage Leased(OutboxMessage message) => new(message.Id, message.Token);

    private async Task<int> TogetherAsync(List<LeasedMessage> leased, CancellationToken cancellationToken)
    {
        var told = await TellAsync(leased, cancellationToken);
        if (told.Succeeded)
            return told.Value;
        var delivered = 0;
        foreach (var message in leased)
            delivered += await OneAsync(message, leased.Count == 1 ? told : await TellAsync([message], cancellationToken), cancellationToken);
        return delivered;
    }

    private async Task<int> OneAsync(LeasedMessage message, Result<int> told, CancellationToken cancellationToken)
    {
        if (told.Succeeded)
            return told.Value;
        try
        {
            var noted = await own.SendAsync(new RecordUndelivered(message, told.Refusals[0].Code), cancellationToken);
            if (!noted.Succeeded)
                NotNoted(log, message.Message, noted.Refusals[0].Code);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested) // it waits for the end of its lease, and the others need not
        {
            Failed(log, message.Message, 1, failure.GetType().Name);
        }

        return 0;
    }

    private async Task<Result<int>> TellAsync(List<LeasedMessage> leased, CancellationToken cancellationToken)
    {
        try
        {
            return await own.SendAsync(new FillInboxes(leased), cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested) // whatever it was, the messages wait and are tried again
        {
            Failed(log, leased[0].Message, leased.Count, failure.GetType().Name);
            return NoticeErrors.Fault;
        }
    }

    [LoggerMessage(40, LogLevel.Error, "The message {First}, of {Count} that were told together, failed: {Kind}")]
    private static partial void Failed(ILogger log, Guid first, int count, string kind);

    [LoggerMessage(42, LogLevel.Warning, "It was not noted that the message {Message} could not be delivered: {Code}")]
    private static partial void NotNoted(ILogger log, Guid message, string code);
}

/// <summary>A message and the token of its lease.</summary>
public sealed record LeasedMessage(Guid Message, long Token);
