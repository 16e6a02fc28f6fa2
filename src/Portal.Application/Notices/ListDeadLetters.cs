using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;

namespace Portal.Application.Notices;

/// <summary>The messages that were laid aside, the newest first, and how long the oldest of the others has been waiting.</summary>
public sealed record ListDeadLetters : IQuery<DeadLetterPage>;

/// <param name="Lines">The newest that were laid aside.</param>
/// <param name="Dead">How many were laid aside in all.</param>
/// <param name="Waiting">How many wait to be delivered or tried again.</param>
/// <param name="OldestWaits">For how long the oldest of these has been waiting; null when none waits.</param>
public sealed record DeadLetterPage(IReadOnlyList<DeadLetterLine> Lines, int Dead, int Waiting, TimeSpan? OldestWaits);

/// <param name="Message">The message.</param>
/// <param name="Recipient">Of a mail, for whom; null where the message itself could not be delivered.</param>
/// <param name="Topic">What it tells of.</param>
/// <param name="Request">The request that it is about.</param>
/// <param name="Reference">The request's name for people.</param>
/// <param name="Age">How long ago it came about.</param>
/// <param name="DiedAt">UTC; when it was laid aside.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="Reason">Why not the last time.</param>
public sealed record DeadLetterLine(
    Guid Message, AccountId? Recipient, string Topic, RequestId Request, RequestReference Reference, TimeSpan Age, DateTimeOffset DiedAt, int Tries, Refusal Reason)
{
    public Consumer Consumer => Recipient is null ? Consumer.Notice : Consumer.Mail;
}

internal sealed class ListDeadLettersHandler(IPortalDb db, TimeProvider time) : IRequestHandler<ListDeadLetters, Result<DeadLetterPage>>
{
    private const int Newest = 100;

    public async Task<Result<DeadLetterPage>> Handle(ListDeadLetters query, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var messages = await (
            from message in db.Outbox.AsNoTracking()
            join request in db.Requests on message.Request equals request.Id
            where message.DiedAt != null
            orderby message.DiedAt descending
            select new { message.Id, message.Topic, message.Request, request.Reference, message.CreatedAt, message.DiedAt, message.Tries, message.LastCode })
            .Take(Newest).ToListAsync(cancellationToken);
        var mails = await (
            from mail in db.Mails.AsNoTracking()
            join message in db.Outbox on mail.Message equals message.Id
            join request in db.Requests on message.Request equals request.Id
            where mail.DiedAt != null
            orderby mail.DiedAt descending
            select new { mail.Message, mail.Recipient, message.Topic, message.Request, request.Reference, message.CreatedAt, mail.DiedAt, mail.Tries, mail.LastCode })
            .Take(Newest).ToListAsync(cancellationToken);
        IEnumerable<DeadLetterLine> lines =
        [
            .. messages.Select(dead => new DeadLetterLine(dead.Id, null, dead.Topic, dead.Request, dead.Reference, now - dead.CreatedAt, dead.DiedAt!.Value, dead.Tries, new(dead.LastCode))),
            .. mails.Select(dead => new DeadLetterLine(dead.Message, dead.Recipient, dead.Topic, dead.Request, dead.Reference, now - dead.CreatedAt, dead.DiedAt!.Value, dead.Tries, new(dead.LastCode))),
        ];
        var waitingMails = from mail in db.Mails join message in db.Outbox on mail.Message equals message.Id where mail.NextTryAt != null select (DateTimeOffset?)message.CreatedAt;
        var waiting = db.Outbox.Where(message => message.NextTryAt != null).Select(message => (DateTimeOffset?)message.CreatedAt);
        var oldest = new[] { await waiting.MinAsync(cancellationToken), await waitingMails.MinAsync(cancellationToken) }.Min();
        return new DeadLetterPage(
            [.. lines.OrderByDescending(line => line.DiedAt).Take(Newest)], await db.CountDeadAsync(cancellationToken),
            await waiting.CountAsync(cancellationToken) + await waitingMails.CountAsync(cancellationToken), now - oldest);
    }
}
