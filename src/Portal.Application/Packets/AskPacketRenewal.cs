using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Answers;
using Portal.Domain.Requests;

namespace Portal.Application.Packets;

/// <summary>The recipient of a packet whose time is over asks for more.</summary>
public sealed record AskPacketRenewal(RequestId Request, AnswerId Answer) : ICommand<Done>, IAboutRequest;

internal sealed class AskPacketRenewalValidator : AbstractValidator<AskPacketRenewal>
{
    public AskPacketRenewalValidator() => RuleFor(command => command.Answer).NotEqual(default(AnswerId)).WithErrorCode("form.no-id");
}

internal sealed class AskPacketRenewalHandler(IPortalDb db, CurrentActor current, TimeProvider time) : IRequestHandler<AskPacketRenewal, Result<Done>>
{
    public async Task<Result<Done>> Handle(AskPacketRenewal command, CancellationToken cancellationToken)
    {
        var packet = await db.Packets.SingleOrDefaultAsync(packet => packet.Answer == command.Answer && packet.Request == command.Request, cancellationToken);
        return packet?.AskRenewal(current.Actor.Id, time.GetUtcNow()) ?? RequestErrors.NotFound;
    }
}
