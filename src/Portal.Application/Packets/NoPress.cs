using Portal.Application.Ports;
using Portal.Domain;

namespace Portal.Application.Packets;

/// <summary>No press was set up: answers are approved and wait.</summary>
internal sealed class NoPress : IPacketPress
{
    public SealIdentity Seal { get; } = new("", "", "", SelfMade: true);

    public Refusal? Standstill { get; } = PacketRefusals.PressStandsStill("no-press");

    public Task<Result<PressedPacket>> PressAsync(PacketDocument document, CancellationToken cancellationToken) => Task.FromResult<Result<PressedPacket>>(Standstill!);
}
