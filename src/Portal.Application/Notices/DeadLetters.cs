using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain.Notices;
using Portal.Domain.Requests;

namespace Portal.Application.Notices;

/// <summary>What is done with a message. Its name in lower case stands in the ledger.</summary>
public enum Consumer
{
    /// <summary>It is put into people's inboxes at the portal.</summary>
    Notice,

    /// <summary>One person is told by mail that there is news.</summary>
    Mail,
}

/// <summary>What the ledger says of a message that was laid aside or tried again.</summary>
internal sealed record LetterFacts(RequestId Request, Guid Message, Consumer Consumer, string Topic);

/// <summary>Puts into the ledger what becomes of messages that could not be delivered.</summary>
internal sealed class DeadLetters(IPortalDb db, Recorder recorder)
{
    /// <summary>Notes that a message was laid aside by this commit; nothing while it is tried again.</summary>
    public async Task NoteAsync(Delivery delivery, LetterFacts facts, CancellationToken cancellationToken)
    {
        if (delivery.DiedAt is null)
            return;
        var first = !await db.Outbox.AnyAsync(other => other.DiedAt != null, cancellationToken) && !await db.Mails.AnyAsync(other => other.DiedAt != null, cancellationToken);
        recorder.Record(new NoticeDeadLettered(facts.Request, facts.Message, NameOf(facts.Consumer), facts.Topic, delivery.Tries, delivery.LastCode, first));
    }

    /// <summary>Has a message tried again.</summary>
    public void Replay(Delivery delivery, LetterFacts facts, DateTimeOffset now)
    {
        delivery.Replay(now);
        recorder.Record(new NoticeReplayed(facts.Request, facts.Message, NameOf(facts.Consumer), facts.Topic));
    }

    private static string NameOf(Consumer consumer) => consumer == Consumer.Mail ? "mail" : "notice";
}
