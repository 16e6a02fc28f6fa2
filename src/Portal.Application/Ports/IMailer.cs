namespace Portal.Application.Ports;

/// <summary>Sends mail. A mail says that there is something to see at the portal, and nothing of what.</summary>
public interface IMailer
{
    /// <summary>Whether mail was set up at all; where it was not, none is kept waiting.</summary>
    bool IsSetUp { get; }

    /// <summary>Hands a mail over.</summary>
    /// <returns>Whether the server took it; false is tried again later.</returns>
    Task<bool> SendAsync(Mail mail, CancellationToken cancellationToken);
}

/// <summary>A mail: plain text.</summary>
/// <param name="Id">Becomes the message id, so that a mail that is handed over twice can be told from two mails.</param>
/// <param name="To">Address.</param>
/// <param name="Language">IETF tag of the text.</param>
/// <param name="Subject">Subject.</param>
/// <param name="Text">Body.</param>
public sealed record Mail(Guid Id, string To, string Language, string Subject, string Text);
