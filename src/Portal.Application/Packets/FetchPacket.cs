using System.Security.Cryptography;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Answers;
using Portal.Domain.Requests;

namespace Portal.Application.Packets;

/// <summary>The recipient fetches a packet. The receipt and its ledger entry are committed before the caller gets the bytes; who sends
/// the form twice gets two receipts.</summary>
/// <param name="Request">The answered request.</param>
/// <param name="Answer">The answer.</param>
/// <param name="From">Network address the portal sees.</param>
public sealed record FetchPacket(RequestId Request, AnswerId Answer, string From) : ICommand<FetchedPacket>, IAboutRequest, INeedsStepUp, IRepeats;

/// <summary>A fetched packet with its receipt.</summary>
public sealed record FetchedPacket(Guid Receipt, string FileName, string Sha256, byte[] Bytes);

internal sealed class FetchPacketValidator : AbstractValidator<FetchPacket>
{
    private const int MaxFrom = 100;

    public FetchPacketValidator() => RuleFor(command => command.From).NotEmpty().MaximumLength(MaxFrom).WithErrorCode("form.no-id");
}

internal sealed class FetchPacketHandler(IPortalDb db, CurrentActor current, IChance chance, TimeProvider time) : IRequestHandler<FetchPacket, Result<FetchedPacket>>
{
    public async Task<Result<FetchedPacket>> Handle(FetchPacket command, CancellationToken cancellationToken)
    {
        var packet = await db.Packets.SingleOrDefaultAsync(packet => packet.Answer == command.Answer && packet.Request == command.Request, cancellationToken);
        // Whatever the packet's row says: what is not disclosed is not handed out.
        if (packet is null || !await db.Answers.AnyAsync(answer => answer.Id == command.Answer && (answer.State == AnswerState.Disclosed || answer.State == AnswerState.Revoked), cancellationToken))
            return RequestErrors.NotFound;
        var receipt = chance.NewId();
        var fetched = packet.Fetch(receipt, current.Actor.Id, command.From, time.GetUtcNow());
        if (!fetched.Succeeded)
            return Result<FetchedPacket>.Refused(fetched.Refusals);
        var bytes = await db.PacketContents.Where(content => content.Id == packet.Id).Select(content => content.Bytes).SingleAsync(cancellationToken);
        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != packet.Sha256)
            return PacketRefusals.Damaged;
        var name = await (
            from request in db.Requests
            join answer in db.Answers on request.Id equals answer.Request
            where answer.Id == command.Answer
            select new { request.Reference, answer.Number }).SingleAsync(cancellationToken);
        return new FetchedPacket(receipt, PacketFileName.Of(name.Reference, name.Number), packet.Sha256, bytes);
    }
}
