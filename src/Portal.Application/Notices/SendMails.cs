using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Application.Ledger;
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

internal sealed partial class SendMailsHandler(
    IPortalDb db, ILeases leases, IMailer mailer, LedgerWatch watch, OwnScope own, TextCatalogue texts, PortalAddress address, ILogger<SendMailsHandler> log)
    : IRequestHandler<SendMails, Result<MailsSent>>
{
    private const int Batch = 20;

    public async Task<Result<MailsSent>> Handle(SendMails errand, CancellationToken cancellationToken)
    {
        // A mail that is given up is an entry of the ledger.
        if (!mailer.IsSetUp || watch.StandsStill)
            return new MailsSent(0, More: false);
        var sent = 0;
        for (var handled = 0; handled < Batch; handled++)
        {
            // One at a time, so that a lease is as long as one conversation with the server and not as twenty.
            if (await leases.ClaimMailsAsync(1, cancellationToken) is not [var mail])
                return new MailsSent(sent, More: false);
            var fate = mail.IsLost ? MailFate.Lost : await HandOverAsync(mail, cancellationToken);
            sent += await IsNotedAsync(mail, fate, cancellationToken) && fate == MailFate.Sent ? 1 : 0;
        }

        return new MailsSent(sent, More: true);
    }

    /// <summary>The same words for whatever happened: who reads somebody's mail learns only that the person uses the portal.</summary>
    private async Task<MailFate> HandOverAsync(QueuedMail mail, CancellationToken cancellationToken)
    {
        try
        {
            var reader = await db.Accounts.AsNoTracking().Where(account => account.Id == mail.Recipient)
                .Select(account => new { account.Email, account.Language, account.State }).SingleOrDefaultAsync(cancellationToken);
            if (reader is not { State: AccountState.Active, Email.Length: > 0 })
                return MailFate.Dropped;
            var body = texts.Say(reader.Language, "mail.body", ("address", new TextCatalogue.Sentence(address.Uri.AbsoluteUri)));
            var taken = await mailer.SendAsync(new(mail.Id, reader.Email, reader.Language, texts.Say(reader.Language, "mail.subject"), body), cancellationToken);
            return taken ? MailFate.Sent : MailFate.NotTaken;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested) // one mail's failure is not the others'; it is tried again
        {
            Failed(log, mail.Id, failure.GetType().Name);
            return MailFate.Broken;
        }
    }

    /// <summary>Whether what came of it is written down: not so where the lease was lost meanwhile.</summary>
    private async Task<bool> IsNotedAsync(QueuedMail mail, MailFate fate, CancellationToken cancellationToken)
    {
        try
        {
            var noted = await own.SendAsync(new RecordMail(mail.Message, mail.Recipient, mail.Token, fate), cancellationToken);
            if (!noted.Succeeded)
                NotNoted(log, mail.Id, noted.Refusals[0].Code);
            return noted.Succeeded;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested) // it waits for the end of its lease, and the others need not
        {
            Failed(log, mail.Id, failure.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(41, LogLevel.Error, "The mail {Mail} could not be handed over: {Kind}")]
    private static partial void Failed(ILogger log, Guid mail, string kind);

    [LoggerMessage(43, LogLevel.Warning, "What came of the mail {Mail} was not noted: {Code}")]
    private static partial void NotNoted(ILogger log, Guid mail, string code);
}
