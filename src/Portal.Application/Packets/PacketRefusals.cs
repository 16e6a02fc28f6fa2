using Portal.Domain;

namespace Portal.Application.Packets;

/// <summary>Why a packet cannot be made or handed out.</summary>
internal static class PacketRefusals
{
    /// <summary>The file in the store is not the one that was sealed; nothing of it is handed out.</summary>
    public static Refusal Damaged { get; } = new("packets.damaged");

    /// <summary>The checkpoint that covers its entry is not there yet.</summary>
    public static Refusal NotSignedYet { get; } = new("packets.not-signed-yet");

    /// <summary>The press does not work.</summary>
    /// <param name="why">Word for what is missing.</param>
    public static Refusal PressStandsStill(string why) => new("packets.press-stands-still", ("why", why));
}
