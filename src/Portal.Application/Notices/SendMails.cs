using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Application.Texts;
using Portal.Domain;
using Portal.Domain.Accounts;

namespace Portal.Application.Notices;

/// <summary>Hands due mails to the mail server, and notes what came of each. A mail that was handed over just before the program
/// ended is handed over again, under the same message id.</summary>
public sealed record SendMails : IErrand<MailsSent>;

/// <summary>How many the server took, and whether more are due.</summary>
public sealed record MailsSent(int Sent, bool More);

internal sealed class SendMailsHandler(IPortalDb db, IMailer mailer, IMediator mediator, TextCatalogue texts, PortalAddress address, TimeProvider time)
    : IRequestHandler<SendMails, Result<MailsSent>>
{
    private const int Batch = 20;

    public async Task<Result<MailsSent>> Handle(SendMails errand, CancellationToken cancellationToken)
    {
        if (!mailer.IsSetUp)
            return new MailsSent(0, More: false);
        var now = time.GetUtcNow();
        var due = await (
            from mail in db.Mails.AsNoTracking()
            join account in db.Accounts.AsNoTracking() on mail.Recipient equals account.Id
            where mail.NextTryAt <= now
            orderby mail.NextTryAt
            select new { Mail = mail, account.Email, account.Language, account.State }).Take(Batch + 1).ToListAsync(cancellationToken);
        var sent = 0;
        foreach (var one in due.Take(Batch))
        {
            var fate = one.State == AccountState.Active && one.Email.Length > 0
                ? await SendAsync(one.Mail.Id, one.Email, one.Language, cancellationToken)
                : MailFate.Dropped;
            await mediator.Send(new RecordMail(one.Mail.Message, one.Mail.Recipient, fate), cancellationToken);
            sent += fate == MailFate.Sent ? 1 : 0;
        }

        return new MailsSent(sent, due.Count > Batch);
    }

    /// <summary>The same words for whatever happened: who reads somebody's mail learns only that the person uses the portal.</summary>
    private async Task<MailFate> SendAsync(Guid id, string to, string language, CancellationToken cancellationToken)
    {
        var body = texts.Say(language, "mail.body", ("address", new TextCatalogue.Sentence(address.Uri.AbsoluteUri)));
        return await mailer.SendAsync(new(id, to, language, texts.Say(language, "mail.subject"), body), cancellationToken) ? MailFate.Sent : MailFate.NotTaken;
    }
}
