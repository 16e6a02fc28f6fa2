using System.Net.Mail;
using Portal.Application.Ports;

namespace Portal.Connectors.Notices;

/// <summary>How mail leaves the portal: by a server, or into a folder, or not at all.</summary>
public sealed record MailOptions
{
    /// <summary>Name of the mail server (RFC 5321).</summary>
    public string? Host { get; init; }

    /// <summary>Its port; 587 is submission (RFC 6409).</summary>
    public int Port { get; init; } = 587;

    /// <summary>Whether the connection must be secured by STARTTLS (RFC 3207); a server that does not offer it gets no mail.
    /// TLS from the first byte (port 465) is not supported.</summary>
    public bool Tls { get; init; } = true;

    /// <summary>User at the mail server; none signs in nowhere.</summary>
    public string? User { get; init; }

    /// <summary>File that holds the user's password. It is read for each mail.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>Sender's address; its domain names the portal in message ids.</summary>
    public string? From { get; init; }

    /// <summary>Folder in which each mail becomes a file, <c>{id}.eml</c>, instead of being sent.</summary>
    public string? PickupDirectory { get; init; }

    /// <summary>Longest that handing over one mail may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether anything was set.</summary>
    public bool IsSetUp => !string.IsNullOrWhiteSpace(Host) || !string.IsNullOrWhiteSpace(PickupDirectory);

    /// <summary>Throws when the settings cannot be meant.</summary>
    internal void Check()
    {
        if (!IsSetUp)
            return;
        if (!string.IsNullOrWhiteSpace(Host) && !string.IsNullOrWhiteSpace(PickupDirectory))
            throw new InvalidOperationException("Set Mail:Host or Mail:PickupDirectory, not both.");
        if (!MailAddress.TryCreate(From, out var from) || from.Address != From)
            throw new InvalidOperationException("Mail:From must be a mail address.");
        if (Timeout <= TimeSpan.Zero)
            throw new InvalidOperationException("Mail:Timeout must be longer than nothing.");
        // Else another process would hand the same mail over meanwhile.
        if (Timeout >= new LeaseTerms().Mails)
            throw new InvalidOperationException($"Mail:Timeout must be shorter than {new LeaseTerms().Mails.TotalSeconds:0} seconds, for which a mail belongs to one process.");
        if (!string.IsNullOrWhiteSpace(User) && string.IsNullOrWhiteSpace(PasswordFile))
            throw new InvalidOperationException("Mail:User needs Mail:PasswordFile.");
        if (!string.IsNullOrWhiteSpace(User) && !Tls)
            throw new InvalidOperationException("Mail:User needs Mail:Tls; a password is not sent in the clear.");
    }
}
