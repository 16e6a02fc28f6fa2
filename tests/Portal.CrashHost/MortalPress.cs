using Portal.Application.Packets;
using Portal.Application.Ports;
using Portal.Domain;

namespace Portal.CrashHost;

/// <summary>A press whose process can die while it works.</summary>
internal sealed class MortalPress(IPacketPress press, KillPoint kill) : IPacketPress
{
    public SealIdentity Seal => press.Seal;

    public Refusal? Standstill => press.Standstill;

    public async Task<Result<PressedPacket>> PressAsync(PacketDocument document, CancellationToken cancellationToken)
    {
        kill.Stage = "press";
        kill.Reach("renders");
        var pressed = await press.PressAsync(document, cancellationToken);
        kill.Reach("sealed");
        kill.Stage = "disclose";
        return pressed;
    }
}
