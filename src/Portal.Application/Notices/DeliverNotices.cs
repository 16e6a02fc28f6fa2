using MediatR;
using Microsoft.Extensions.Logging;
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

internal sealed partial class DeliverNoticesHandler(ILeases leases, OwnScope own, ILogger<DeliverNoticesHandler> log) : IRequestHandler<DeliverNotices, Result<NoticesDelivered>>
{
    private const int Batch = 100;

    public async Task<Result<NoticesDelivered>> Handle(DeliverNotices errand, CancellationToken cancellationToken)
    {
        var leased = (await leases.ClaimMessagesAsync(Batch, cancellationToken)).Select(message => new LeasedMessage(message.Id, message.Token)).ToList();
        if (leased.Count == 0)
            return new NoticesDelivered(0, More: false);
        var told = await TellAsync(leased, cancellationToken);
        return new NoticesDelivered(told.Succeeded ? told.Value : await OneByOneAsync(leased, told.Refusals[0], cancellationToken), leased.Count == Batch);
    }

    private async Task<int> OneByOneAsync(List<LeasedMessage> leased, Refusal reason, CancellationToken cancellationToken)
    {
        var delivered = 0;
        foreach (var message in leased)
        {
            var told = leased.Count == 1 ? reason : await TellAsync([message], cancellationToken);
            if (told.Succeeded)
                delivered += told.Value;
            else
                await own.SendAsync(new RecordUndelivered(message, told.Refusals[0].Code), cancellationToken);
        }

        return delivered;
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
}

/// <summary>A message and the token of its lease.</summary>
public sealed record LeasedMessage(Guid Message, long Token);
