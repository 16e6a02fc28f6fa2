using System.Security.Cryptography;
using Portal.Domain.Accounts;

namespace Portal.Application.Notices;

/// <summary>A mail that says that there is news, and nothing of what. One for each notice whose recipient has an address.</summary>
public sealed class QueuedMail : Delivery
{
    private QueuedMail()
    {
    }

    /// <summary>The notice's message.</summary>
    public Guid Message { get; private init; }

    /// <summary>The notice's recipient.</summary>
    public AccountId Recipient { get; private init; }

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>The same for the same notice: a mail that is handed over twice can be told from two mails, and nobody can read
    /// the message's or the recipient's id from it.</summary>
    public Guid Id => new(SHA256.HashData([.. Message.ToByteArray(), .. Recipient.Value.ToByteArray()]).AsSpan(0, 16));

    /// <summary>A mail beside a notice, to be handed over at once.</summary>
    public static QueuedMail Beside(Notice notice, DateTimeOffset now)
    {
        var mail = new QueuedMail { Message = notice.Message, Recipient = notice.Recipient };
        mail.Begin(now);
        return mail;
    }

    /// <summary>The server took it.</summary>
    public void Send(DateTimeOffset now)
    {
        SentAt = now;
        End();
    }

    /// <summary>There is nobody to send it to any more.</summary>
    public void Drop() => End();
}
