using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;

namespace Portal.Application.Notices;

/// <summary>Has one message that was laid aside tried again from the beginning. One that waits or was delivered stays as it is.</summary>
/// <param name="Message">Which message.</param>
/// <param name="Recipient">Of a mail, for whom; null for the message itself.</param>
public sealed record ReplayDeadLetter(Guid Message, AccountId? Recipient) : ICommand<Done>;

internal sealed class ReplayDeadLetterValidator : AbstractValidator<ReplayDeadLetter>
{
    public ReplayDeadLetterValidator() => RuleFor(command => command.Message).NotEmpty().WithErrorCode("form.no-id");
}

internal sealed class ReplayDeadLetterHandler(IPortalDb db, DeadLetters letters, TimeProvider time) : IRequestHandler<ReplayDeadLetter, Result<Done>>
{
    public async Task<Result<Done>> Handle(ReplayDeadLetter command, CancellationToken cancellationToken)
    {
        if (await db.Outbox.SingleOrDefaultAsync(message => message.Id == command.Message, cancellationToken) is not { } message)
            return RequestErrors.NotFound;
        var mail = command.Recipient is { } recipient ? await db.Mails.SingleOrDefaultAsync(mail => mail.Message == message.Id && mail.Recipient == recipient, cancellationToken) : null;
        if (command.Recipient is not null && mail is null)
            return RequestErrors.NotFound;
        Delivery delivery = mail is null ? message : mail;
        if (delivery.DiedAt is not null)
            letters.Replay(delivery, new(message.Request, message.Id, mail is null ? Consumer.Notice : Consumer.Mail, message.Topic), time.GetUtcNow());
        return default(Done);
    }
}
