using System.Globalization;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using System.Text.RegularExpressions;
using Portal.Application.Ports;

namespace Portal.Connectors.Notices;

/// <summary>A mail as a message of RFC 5322. Nothing that is handed in can become a header or a recipient of its own.</summary>
internal static partial class MailForm
{
    /// <summary>Null when the mail cannot be written safely.</summary>
    public static MailMessage? Write(Mail mail, string from)
    {
        if (!MailAddress.TryCreate(mail.To, out var to) || to.Address != mail.To || mail.To.Any(IsUnfit) || mail.Subject.Any(IsUnfit) || !Tag().IsMatch(mail.Language))
            return null;
        var sender = new MailAddress(from);
        var message = new MailMessage(sender, to)
        {
            SubjectEncoding = Encoding.UTF8,
            Subject = mail.Subject,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.Base64,
            Body = mail.Text.ReplaceLineEndings("\r\n"),
        };
        message.Headers["Message-ID"] = $"<{mail.Id.ToString("N", CultureInfo.InvariantCulture)}@{sender.Host}>";
        message.Headers["Content-Language"] = mail.Language;
        message.Headers["Auto-Submitted"] = "auto-generated"; // RFC 3834 §5: keeps absence notes from answering
        return message;
    }

    private static bool IsUnfit(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';

    [GeneratedRegex("^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,3}\\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Tag();
}
