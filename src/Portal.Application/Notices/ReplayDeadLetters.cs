using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;

namespace Portal.Application.Notices;

/// <summary>Has the messages that were laid aside tried again from the beginning, the oldest first.</summary>
public sealed record ReplayDeadLetters : ICommand<LettersReplayed>;

/// <summary>How many are tried again, and whether more lie aside than one commit takes.</summary>
public sealed record LettersReplayed(int Letters, bool More);

internal sealed class ReplayDeadLettersHandler(IPortalDb db, DeadLetters letters, TimeProvider time) : IRequestHandler<ReplayDeadLetters, Result<LettersReplayed>>
{
    /// <summary>Each is an entry in the ledger, whose head no other commit gets meanwhile.</summary>
    private const int Batch = 500;

    public async Task<Result<LettersReplayed>> Handle(ReplayDeadLetters command, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var messages = await db.Outbox.Where(message => message.DiedAt != null).OrderBy(message => message.DiedAt).Take(Batch).ToListAsync(cancellationToken);
        foreach (var message in messages)
            letters.Replay(message, new(message.Request, message.Id, Consumer.Notice, message.Topic), now);
        var mails = await (
            from mail in db.Mails
            join message in db.Outbox on mail.Message equals message.Id
            where mail.DiedAt != null
            orderby mail.DiedAt
            select new { Mail = mail, message.Request, message.Topic }).Take(Batch - messages.Count + 1).ToListAsync(cancellationToken);
        foreach (var dead in mails.Take(Batch - messages.Count))
            letters.Replay(dead.Mail, new(dead.Request, dead.Mail.Message, Consumer.Mail, dead.Topic), now);
        return new LettersReplayed(Math.Min(messages.Count + mails.Count, Batch), messages.Count + mails.Count > Batch);
    }
}
