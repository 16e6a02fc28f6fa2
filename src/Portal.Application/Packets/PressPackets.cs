using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Application.Ledger;
using Portal.Application.Packets.Contents;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Answers;

namespace Portal.Application.Packets;

/// <summary>Makes the packets of approved answers, the oldest first, and discloses each. An answer is leased meanwhile, so that two
/// nodes do not press one packet; that it is disclosed once is for the commit that discloses it to see to. While the press stands still nothing is
/// lost: the answers stay approved and wait.</summary>
public sealed record PressPackets : IErrand<PacketsPressed>;

/// <summary>How many were disclosed, and whether more wait that can be tried now.</summary>
public sealed record PacketsPressed(int Pressed, bool More);

internal sealed partial class PressPacketsHandler(
    IPortalDb db, ILeases leases, IPacketPress press, PacketGathering gathering, PacketContents contents, PressPatience patience, LedgerWatch watch, IMediator mediator,
    ILogger<PressPacketsHandler> log)
    : IRequestHandler<PressPackets, Result<PacketsPressed>>
{
    private const int Batch = 5;
    private const int MostWaiting = 500;

    public async Task<Result<PacketsPressed>> Handle(PressPackets errand, CancellationToken cancellationToken)
    {
        if (press.Standstill is not null || watch.StandsStill)
            return new PacketsPressed(0, More: false);
        var approved = await db.Answers.AsNoTracking().Where(answer => answer.State == AnswerState.Approved).OrderBy(answer => answer.DecidedAt)
            .Select(answer => new Waiting(answer.Id, answer.Revision)).Take(MostWaiting).ToListAsync(cancellationToken);
        var ready = approved.Where(answer => patience.MayTry(answer.Id)).ToList();
        var pressed = 0;
        foreach (var answer in ready.Take(Batch))
        {
            await using var lease = await leases.TakeAsync(LeasedWork.Packet, answer.Id.Value, cancellationToken);
            if (lease is null)
                continue;
            if (await TryAsync(answer, cancellationToken))
                pressed++;
            else if (press.Standstill is not null)
                return new PacketsPressed(pressed, More: false);
        }

        return new PacketsPressed(pressed, ready.Count > Batch);
    }

    /// <summary>One answer that cannot be set, whatever the reason, keeps no other from its way.</summary>
    private async Task<bool> TryAsync(Waiting answer, CancellationToken cancellationToken)
    {
        try
        {
            var result = await PressAsync(answer, cancellationToken);
            if (result.Succeeded)
            {
                patience.Forget(answer.Id);
                return result.Value == PacketFate.Disclosed;
            }

            Refused(log, answer.Id.Value, result.Refusals[0].Code);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested) // one answer's failure is not the others'; the next run is the retry
        {
            Failed(log, answer.Id.Value, failure.GetType().Name);
        }

        // When the press itself stands still, it was not this answer's fault.
        if (press.Standstill is null)
            patience.Failed(answer.Id);
        return false;
    }

    private async Task<Result<PacketFate>> PressAsync(Waiting answer, CancellationToken cancellationToken)
    {
        if (await gathering.OfAsync(answer.Id, cancellationToken) is not { } material)
            return PacketFate.Dropped;
        var (document, manifest) = contents.Of(material, press.Seal);
        var pressed = await press.PressAsync(document, cancellationToken);
        return pressed.Succeeded
            ? await mediator.Send(new DisclosePacket(answer.Id, answer.Revision, pressed.Value, manifest), cancellationToken)
            : Result<PacketFate>.Refused(pressed.Refusals);
    }

    private sealed record Waiting(AnswerId Id, int Revision);

    [LoggerMessage(30, LogLevel.Error, "The packet of answer {Answer} could not be made: {Code}")]
    private static partial void Refused(ILogger log, Guid answer, string code);

    [LoggerMessage(31, LogLevel.Error, "The packet of answer {Answer} failed: {Kind}")]
    private static partial void Failed(ILogger log, Guid answer, string kind);
}
