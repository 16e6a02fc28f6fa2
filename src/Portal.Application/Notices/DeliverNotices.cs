using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Requests;

namespace Portal.Application.Notices;

/// <summary>Turns waiting outbox messages into notices. (Message, recipient) is a key, so that delivering twice tells once.</summary>
public sealed record DeliverNotices : ICommand<NoticesDelivered>;

/// <summary>How many messages were delivered, and whether more are waiting.</summary>
public sealed record NoticesDelivered(int Messages, bool More);

internal sealed class DeliverNoticesHandler(IPortalDb db, Postbag postbag, TimeProvider time) : IRequestHandler<DeliverNotices, Result<NoticesDelivered>>
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
        var deciders = await DecidersAsync([.. messages.Where(message => NoticeTable.AudienceOf(message.Topic) == Audience.Deciders).Select(message => message.Request)], cancellationToken);

        foreach (var message in messages)
        {
            var request = requests[message.Request];
            IEnumerable<AccountId> recipients = NoticeTable.AudienceOf(message.Topic) switch
            {
                Audience.Officer => [request.Officer],
                Audience.Approvers => approvers,
                Audience.Deciders => deciders[message.Request],
                Audience.WhoApproved => [message.Recipient!.Value],
                Audience.Desk when request.ClaimedBy is { } claimant => [claimant],
                _ => investigators[request.Team],
            };
            db.Notices.AddRange(recipients.Select(recipient => new Notice
            {
                Message = message.Id, Recipient = recipient, Topic = message.Topic, Request = message.Request, At = message.CreatedAt,
            }));
            message.DeliveredAt = time.GetUtcNow();
        }

        await postbag.FillAsync(messages, cancellationToken);
        return new NoticesDelivered(messages.Count, waiting.Count > Batch);
    }

    /// <summary>Who decides on the answers that wait now; nobody where one was decided on meanwhile.</summary>
    private async Task<ILookup<RequestId, AccountId>> DecidersAsync(IReadOnlyList<RequestId> requests, CancellationToken cancellationToken)
    {
        if (requests.Count == 0)
            return Enumerable.Empty<(RequestId, AccountId)>().ToLookup(none => none.Item1, none => none.Item2);
        var waiting = await db.Answers.Where(answer => requests.Contains(answer.Request) && answer.State == AnswerState.AwaitingApproval)
            .Select(answer => new { answer.Request, Role = answer.Escalation == "" ? Role.Approver : Role.Counsel }).ToListAsync(cancellationToken);
        var people = await db.Accounts.Where(account => (account.Role == Role.Approver || account.Role == Role.Counsel) && account.State == AccountState.Active)
            .Select(account => new { account.Id, account.Role }).ToListAsync(cancellationToken);
        return (from answer in waiting from person in people where person.Role == answer.Role select (answer.Request, person.Id)).ToLookup(pair => pair.Request, pair => pair.Id);
    }

    private sealed record Addressee(RequestId Id, AccountId Officer, AccountId? ClaimedBy, string Team);
}
