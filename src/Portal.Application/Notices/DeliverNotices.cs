using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;

namespace Portal.Application.Notices;

/// <summary>Turns waiting outbox messages into notices. (Message, recipient) is a key, so that delivering twice tells once.</summary>
public sealed record DeliverNotices : ICommand<NoticesDelivered>;

/// <summary>How many messages were delivered, and whether more are waiting.</summary>
public sealed record NoticesDelivered(int Messages, bool More);

internal sealed class DeliverNoticesHandler(IPortalDb db, TimeProvider time) : IRequestHandler<DeliverNotices, Result<NoticesDelivered>>
{
    private const int Batch = 100;

    public async Task<Result<NoticesDelivered>> Handle(DeliverNotices command, CancellationToken cancellationToken)
    {
        var waiting = await db.Outbox.Where(message => message.DeliveredAt == null).OrderBy(message => message.CreatedAt).Take(Batch + 1).ToListAsync(cancellationToken);
        var messages = waiting.Take(Batch).ToList();
        var about = messages.Select(message => message.Request).Distinct().ToList();
        var requests = await db.Requests.Where(request => about.Contains(request.Id))
            .Select(request => new Addressee(request.Id, request.Officer, request.ClaimedBy, request.Routing.Team)).ToDictionaryAsync(request => request.Id, cancellationToken);
        var teams = requests.Values.Select(request => request.Team).Distinct().ToList();
        var investigators = (await db.Accounts.Where(account => account.Role == Role.Investigator && account.State == AccountState.Active && teams.Contains(account.Team!))
            .Select(account => new { account.Id, account.Team }).ToListAsync(cancellationToken)).ToLookup(account => account.Team, account => account.Id);
        var approvers = await db.Accounts.Where(account => account.Role == Role.Approver && account.State == AccountState.Active).Select(account => account.Id).ToListAsync(cancellationToken);

        foreach (var message in messages)
        {
            var request = requests[message.Request];
            IEnumerable<AccountId> recipients = NoticeTable.AudienceOf(message.Topic) switch
            {
                Audience.Officer => [request.Officer],
                Audience.Approvers => approvers,
                Audience.Desk when request.ClaimedBy is { } claimant => [claimant],
                _ => investigators[request.Team],
            };
            db.Notices.AddRange(recipients.Select(recipient => new Notice
            {
                Message = message.Id, Recipient = recipient, Topic = message.Topic, Request = message.Request, At = message.CreatedAt,
            }));
            message.DeliveredAt = time.GetUtcNow();
        }

        return new NoticesDelivered(messages.Count, waiting.Count > Batch);
    }

    private sealed record Addressee(RequestId Id, AccountId Officer, AccountId? ClaimedBy, string Team);
}
