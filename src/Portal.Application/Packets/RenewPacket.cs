using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Answers;
using Portal.Domain.Requests;

namespace Portal.Application.Packets;

/// <summary>The claimant lets a packet whose time is over be fetched again. What is in it was approved already.</summary>
public sealed record RenewPacket(RequestId Request, AnswerId Answer) : ICommand<Done>, IAboutRequest;

internal sealed class RenewPacketValidator : AbstractValidator<RenewPacket>
{
    public RenewPacketValidator() => RuleFor(command => command.Answer).NotEqual(default(AnswerId)).WithErrorCode("form.no-id");
}

internal sealed class RenewPacketHandler(IPortalDb db, TimeProvider time) : IRequestHandler<RenewPacket, Result<Done>>
{
    public async Task<Result<Done>> Handle(RenewPacket command, CancellationToken cancellationToken)
    {
        var packet = await db.Packets.SingleOrDefaultAsync(packet => packet.Answer == command.Answer && packet.Request == command.Request, cancellationToken);
        return packet?.Renew(time.GetUtcNow()) ?? RequestErrors.NotFound;
    }
}
