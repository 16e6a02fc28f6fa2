using System.Security.Cryptography;
using Portal.Domain.Accounts;

namespace Portal.Application.Notices;

/// <summary>A mail that says that there is news, and nothing of what. One for each notice whose recipient has an address.</summary>
public sealed class QueuedMail
{
    /// <summary>The notice's message.</summary>
    public Guid Message { get; init; }

    /// <summary>The notice's recipient.</summary>
    public AccountId Recipient { get; init; }

    /// <summary>When it is handed over next; null when it was sent or given up.</summary>
    public DateTimeOffset? NextTryAt { get; set; }

    /// <summary>How often the server did not take it.</summary>
    public int Tries { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>The same for the same notice: a mail that is handed over twice can be told from two mails, and nobody can read
    /// the message's or the recipient's id from it.</summary>
    public Guid Id => new(SHA256.HashData([.. Message.ToByteArray(), .. Recipient.Value.ToByteArray()]).AsSpan(0, 16));
}
