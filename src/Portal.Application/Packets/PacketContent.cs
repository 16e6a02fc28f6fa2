using Portal.Domain.Packets;

namespace Portal.Application.Packets;

/// <summary>The bytes of a packet, apart from what is said about it, so that lists never load them.</summary>
public sealed class PacketContent
{
    public PacketId Id { get; init; }

    public byte[] Bytes { get; init; } = [];
}
