using System.Security.Cryptography;
using System.Text;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Answers;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Application.Requests;
using Portal.Domain;
using Portal.Domain.Answers;
using Portal.Domain.Holds;
using Portal.Domain.Packets;
using Portal.Domain.Requests;

namespace Portal.Application.Packets;

/// <summary>Stores a sealed packet and discloses its answer, in one commit with the entry that names its hash and recipients: before
/// that nobody can fetch it. What was made for another revision, or for an answer that is no longer approved, is thrown away.</summary>
public sealed record DisclosePacket(AnswerId Answer, int Revision, PressedPacket Packet, byte[] Manifest) : ICommand<PacketFate>;

/// <summary>What became of a packet.</summary>
public enum PacketFate
{
    /// <summary>Its recipient can fetch it.</summary>
    Disclosed,

    /// <summary>Its answer has changed meanwhile.</summary>
    Dropped,

    /// <summary>Its request has gone elsewhere, or a hold is not decided; the approval was taken back.</summary>
    Voided,
}

internal sealed class DisclosePacketValidator : AbstractValidator<DisclosePacket>
{
    public DisclosePacketValidator()
    {
        RuleFor(command => command.Packet).Must(packet => packet.Bytes.Length > 0 && packet.Pages > 0 && packet.Sha256 == Convert.ToHexStringLower(SHA256.HashData(packet.Bytes)))
            .WithErrorCode("packets.cannot-be-set");
        RuleFor(command => command.Manifest).NotEmpty().WithErrorCode("packets.cannot-be-set");
    }
}

internal sealed class DisclosePacketHandler(IPortalDb db, IChance chance, TimeProvider time) : IRequestHandler<DisclosePacket, Result<PacketFate>>
{
    public async Task<Result<PacketFate>> Handle(DisclosePacket command, CancellationToken cancellationToken)
    {
        var answer = await db.Answers.SingleOrDefaultAsync(answer => answer.Id == command.Answer, cancellationToken);
        if (answer is not { State: AnswerState.Approved } || answer.ApprovedRevision != command.Revision)
            return PacketFate.Dropped;
        var request = await db.WholeAsync(answer.Request, cancellationToken);
        return (await WhyNotAsync(request, answer.Kind, cancellationToken) ?? await WhyNotYetAsync(answer, cancellationToken)) is { } reason
            ? answer.Void(reason).Then(PacketFate.Voided)
            : Disclose(command, answer, request);
    }

    private Result<PacketFate> Disclose(DisclosePacket command, Answer answer, LegalRequest request)
    {
        var (now, sealedFile) = (time.GetUtcNow(), command.Packet);
        // The answer's entries come first: hash and recipients, then that it is disclosed, then what that means for the request.
        var disclosed = answer.Disclose(sealedFile.Sha256, sealedFile.UnsealedSha256, [answer.Requester], now);
        if (!disclosed.Succeeded)
            return disclosed.Then(PacketFate.Disclosed);
        var noted = answer.Kind == AnswerKind.Interim ? request.NoteInterimAnswer(now)
            : request.State == RequestState.Answered ? request.NoteReplacingAnswer(now) : request.NoteFinalAnswer(answer.Kind.ToString(), now);
        var packet = Packet.Sealed(
            new(chance.NewId()), answer, sealedFile.Sha256, sealedFile.UnsealedSha256, sealedFile.Bytes.Length, sealedFile.Pages, Encoding.UTF8.GetString(command.Manifest), now);
        db.Packets.Add(packet);
        db.PacketContents.Add(new() { Id = packet.Id, Bytes = sealedFile.Bytes });
        return noted.Then(PacketFate.Disclosed);
    }

    /// <summary>Why the request takes no such answer now: only a decline may go out before it was found genuine, and none while
    /// nobody has it. An answered one takes only what comes in the place of an answer that was called back.</summary>
    private async Task<string?> WhyNotAsync(LegalRequest request, AnswerKind kind, CancellationToken cancellationToken) => request.State switch
    {
        RequestState.InReview or RequestState.AwaitingAgency => null,
        RequestState.Verifying => kind == AnswerKind.Decline ? null : "request-not-verified",
        RequestState.Submitted => "request-put-back",
        RequestState.Withdrawn => "request-withdrawn",
        RequestState.Superseded => "request-superseded",
        RequestState.Answered when await CalledBack.OfAsync(db, request.Id, cancellationToken) is { } earlier && Answer.InPlaceOf(earlier).Contains(kind) => null,
        _ => "request-answered",
    };

    /// <summary>Nothing follows what ends a request: while a hold may still come to be, it would understate what is held; and a
    /// decline says nothing of what is held already.</summary>
    private async Task<string?> WhyNotYetAsync(Answer answer, CancellationToken cancellationToken) =>
        answer.Kind != AnswerKind.Interim && await db.Holds.AnyAsync(
            hold => hold.Request == answer.Request
                && (hold.State == PlacementState.AwaitingApproval || hold.State == PlacementState.Asked || hold.State == PlacementState.Unknown
                    || (answer.Kind == AnswerKind.Decline && hold.State == PlacementState.Confirmed)), cancellationToken)
            ? "hold-stands"
            : null;
}

internal static class Outcomes
{
    /// <summary>The value once the step was done, or what was against it.</summary>
    public static Result<T> Then<T>(this Result<Done> step, T value) => step.Succeeded ? value : Result<T>.Refused(step.Refusals);
}
