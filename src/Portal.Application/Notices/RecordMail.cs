using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Domain.Notices;

namespace Portal.Application.Notices;

/// <summary>Notes what came of handing a leased mail over; nothing when the lease was lost meanwhile.</summary>
public sealed record RecordMail(Guid Message, AccountId Recipient, long Token, MailFate Fate) : ICommand<Done>;

/// <summary>What came of a mail.</summary>
public enum MailFate
{
    /// <summary>The server took it.</summary>
    Sent,

    /// <summary>The server did not take it; it is tried again for a day.</summary>
    NotTaken,

    /// <summary>Handing it over broke in a way that nobody foresaw; it is tried again for a day.</summary>
    Broken,

    /// <summary>Processes ended over it each time; it is laid aside.</summary>
    Lost,

    /// <summary>The person has no address any more, or no account.</summary>
    Dropped,
}

internal sealed class RecordMailValidator : AbstractValidator<RecordMail>
{
    public RecordMailValidator() => RuleFor(command => command.Message).NotEmpty().WithErrorCode("form.no-id");
}

internal sealed class RecordMailHandler(IPortalDb db, DeadLetters letters, IChance chance, TimeProvider time) : IRequestHandler<RecordMail, Result<Done>>
{
    public async Task<Result<Done>> Handle(RecordMail command, CancellationToken cancellationToken)
    {
        var mail = await db.Mails.SingleOrDefaultAsync(mail => mail.Message == command.Message && mail.Recipient == command.Recipient, cancellationToken);
        if (mail?.IsLeasedUnder(command.Token) != true)
            return NoticeErrors.LeaseLost;
        switch (command.Fate)
        {
            case MailFate.Sent:
                mail.Send(time.GetUtcNow());
                break;
            case MailFate.Dropped:
                mail.Drop();
                break;
            default:
                await FailAsync(mail, ReasonOf(command.Fate), cancellationToken);
                break;
        }

        return default(Done);
    }

    private static Refusal ReasonOf(MailFate fate) => fate switch
    {
        MailFate.NotTaken => NoticeErrors.NotTaken,
        MailFate.Lost => NoticeErrors.ProcessEnded,
        _ => NoticeErrors.Fault,
    };

    private async Task FailAsync(QueuedMail mail, Refusal reason, CancellationToken cancellationToken)
    {
        mail.Fail(reason.Code, Backoff.Mails, chance.NextBits(), time.GetUtcNow());
        var notice = await db.Notices.Where(notice => notice.Message == mail.Message && notice.Recipient == mail.Recipient)
            .Select(notice => new { notice.Request, notice.Topic }).SingleAsync(cancellationToken);
        await letters.NoteAsync(mail, new(notice.Request, mail.Message, Consumer.Mail, notice.Topic), cancellationToken);
    }
}
