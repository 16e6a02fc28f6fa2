using System.Globalization;
using System.Net;
using System.Net.Mail;
using Microsoft.Extensions.Logging;
using Portal.Application.Ports;

namespace Portal.Connectors.Notices;

/// <summary>Hands mail to a server (RFC 5321), or puts it into a folder.</summary>
internal sealed partial class SmtpMailer(MailOptions options, TimeProvider time, ILogger<SmtpMailer> log) : IMailer
{
    public bool IsSetUp => options.IsSetUp;

    public async Task<bool> SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        if (!IsSetUp)
            return false;
        try
        {
            using var message = MailForm.Write(mail, options.From!);
            if (message is null)
            {
                Unfit(log, mail.Id);
                return false;
            }

            if (string.IsNullOrWhiteSpace(options.PickupDirectory))
                await HandOverAsync(message, cancellationToken);
            else
                PutDown(message, mail.Id, options.PickupDirectory);
            return true;
        }
        catch (Exception failure) // the edge of the portal: whatever it was, the mail is tried again later
        {
            cancellationToken.ThrowIfCancellationRequested();
            Failed(log, mail.Id, failure.GetType().Name);
            return false;
        }
    }

    private async Task HandOverAsync(MailMessage message, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
#pragma warning disable S5332 // a mail server on the same machine may offer no TLS; the setting is on unless a deployer turns it off
        using var client = new SmtpClient(options.Host, options.Port) { EnableSsl = options.Tls };
#pragma warning restore S5332
        if (!string.IsNullOrWhiteSpace(options.User))
            client.Credentials = new NetworkCredential(options.User, (await File.ReadAllTextAsync(options.PasswordFile!, either.Token)).TrimEnd('\r', '\n'));
        await client.SendMailAsync(message, either.Token).WaitAsync(either.Token);
    }

    /// <summary>Writes beside the folder and moves into it, so that a reader sees whole mails only; the same mail is the same file.</summary>
    private static void PutDown(MailMessage message, Guid id, string folder)
    {
        var name = id.ToString("N", CultureInfo.InvariantCulture);
        var writing = Directory.CreateDirectory(Path.Combine(Path.GetFullPath(folder), $".{name}"));
        foreach (var leftover in writing.GetFiles())
            leftover.Delete();
#pragma warning disable S5332 // nothing goes over a network
        using var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = writing.FullName };
#pragma warning restore S5332
        client.Send(message);
        File.Move(writing.GetFiles("*.eml").Single().FullName, Path.Combine(folder, $"{name}.eml"), overwrite: true);
        writing.Delete();
    }

    [LoggerMessage(70, LogLevel.Warning, "The mail {Mail} could not be handed over: {Kind}")]
    private static partial void Failed(ILogger log, Guid mail, string kind);

    [LoggerMessage(71, LogLevel.Error, "The mail {Mail} has an address, a subject or a language that no mail can carry")]
    private static partial void Unfit(ILogger log, Guid mail);
}
