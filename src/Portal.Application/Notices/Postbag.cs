using Microsoft.EntityFrameworkCore;
using Portal.Application.Ports;

namespace Portal.Application.Notices;

/// <summary>Puts a mail beside each notice of this commit whose recipient has an address, where mail was set up.</summary>
internal sealed class Postbag(IPortalDb db, IMailer mailer, TimeProvider time)
{
    /// <param name="notices">The notices that this commit adds.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task FillAsync(IReadOnlyList<Notice> notices, CancellationToken cancellationToken)
    {
        if (!mailer.IsSetUp)
            return;
        var recipients = notices.Select(notice => notice.Recipient).Distinct().ToList();
        var reachable = (await db.Accounts.Where(account => recipients.Contains(account.Id) && account.Email != "").Select(account => account.Id)
            .ToListAsync(cancellationToken)).ToHashSet();
        db.Mails.AddRange(notices.Where(notice => reachable.Contains(notice.Recipient)).Select(notice => QueuedMail.Beside(notice, time.GetUtcNow())));
    }
}
