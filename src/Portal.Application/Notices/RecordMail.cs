using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;

namespace Portal.Application.Notices;

/// <summary>Notes what came of handing a mail over.</summary>
public sealed record RecordMail(Guid Message, AccountId Recipient, MailFate Fate) : ICommand<Done>;

/// <summary>What came of a mail.</summary>
public enum MailFate
{
    /// <summary>The server took it.</summary>
    Sent,

    /// <summary>The server did not take it; it is tried again for a day.</summary>
    NotTaken,

    /// <summary>The person has no address any more, or no account.</summary>
    Dropped,
}

internal sealed class RecordMailValidator : AbstractValidator<RecordMail>
{
    public RecordMailValidator() => RuleFor(command => command.Message).NotEmpty().WithErrorCode("form.no-id");
}

internal sealed class RecordMailHandler(IPortalDb db, TimeProvider time) : IRequestHandler<RecordMail, Result<Done>>
{
    private static readonly TimeSpan s_firstWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_patience = TimeSpan.FromHours(24);

    public async Task<Result<Done>> Handle(RecordMail command, CancellationToken cancellationToken)
    {
        var mail = await db.Mails.SingleOrDefaultAsync(mail => mail.Message == command.Message && mail.Recipient == command.Recipient, cancellationToken);
        if (mail?.NextTryAt is null)
            return default(Done);
        var now = time.GetUtcNow();
        switch (command.Fate)
        {
            case MailFate.Sent:
                (mail.SentAt, mail.NextTryAt) = (now, null);
                break;
            case MailFate.Dropped:
                mail.NextTryAt = null;
                break;
            default:
                var since = await db.Notices.Where(notice => notice.Message == mail.Message && notice.Recipient == mail.Recipient).Select(notice => notice.At).SingleAsync(cancellationToken);
                var next = now + Wait(mail.Tries++);
                mail.NextTryAt = next - since <= s_patience ? next : null;
                break;
        }

        return default(Done);
    }

    /// <summary>1, 2, 4 … minutes, an hour at most.</summary>
    private static TimeSpan Wait(int tries) => tries < 6 ? s_firstWait * (1 << tries) : s_longestWait;
}
