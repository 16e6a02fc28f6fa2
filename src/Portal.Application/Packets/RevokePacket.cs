using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Answers;
using Portal.Domain.Requests;

namespace Portal.Application.Packets;

/// <summary>An approver calls a packet back: from this commit on nobody can fetch it.</summary>
/// <param name="Request">The answered request.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Reason">One of <see cref="Domain.Answers.Answer.RevokeReasons"/>.</param>
public sealed record RevokePacket(RequestId Request, AnswerId Answer, string Reason) : ICommand<Done>, IAboutRequest, INeedsStepUp;

internal sealed class RevokePacketValidator : AbstractValidator<RevokePacket>
{
    public RevokePacketValidator() => RuleFor(command => command.Reason).NotEmpty().WithErrorCode("answers.unknown-revoke-reason");
}

internal sealed class RevokePacketHandler(IPortalDb db, TimeProvider time) : IRequestHandler<RevokePacket, Result<Done>>
{
    public async Task<Result<Done>> Handle(RevokePacket command, CancellationToken cancellationToken)
    {
        var answer = await db.Answers.SingleOrDefaultAsync(answer => answer.Id == command.Answer && answer.Request == command.Request, cancellationToken);
        if (answer is null)
            return RequestErrors.NotFound;
        var revoked = answer.Revoke(command.Reason);
        if (revoked.Succeeded)
            (await db.Packets.SingleAsync(packet => packet.Answer == command.Answer, cancellationToken)).Revoke(time.GetUtcNow());
        return revoked;
    }
}
