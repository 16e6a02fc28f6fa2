using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Notices;

namespace Portal.Application.Notices;

/// <summary>Notes that a leased message could not be delivered: it is tried again later, or laid aside. Refused to whoever lost
/// the lease.</summary>
public sealed record RecordUndelivered(LeasedMessage Leased, string Code) : ICommand<Done>;

internal sealed class RecordUndeliveredValidator : AbstractValidator<RecordUndelivered>
{
    public RecordUndeliveredValidator() => RuleFor(command => command.Leased.Message).NotEmpty().WithErrorCode("form.no-id");
}

internal sealed class RecordUndeliveredHandler(IPortalDb db, DeadLetters letters, IChance chance, TimeProvider time) : IRequestHandler<RecordUndelivered, Result<Done>>
{
    public async Task<Result<Done>> Handle(RecordUndelivered command, CancellationToken cancellationToken)
    {
        var message = await db.Outbox.SingleOrDefaultAsync(message => message.Id == command.Leased.Message, cancellationToken);
        if (message?.IsLeasedUnder(command.Leased.Token) != true)
            return NoticeErrors.LeaseLost;
        message.Fail(command.Code, Backoff.Notices, chance.NextBits(), time.GetUtcNow());
        await letters.NoteAsync(message, new(message.Request, message.Id, Consumer.Notice, message.Topic), cancellationToken);
        return default(Done);
    }
}
