using Portal.Domain.Requests;

namespace Portal.Domain.Packets;

/// <summary>Something that happened to a packet. Facts: its id, and what the event adds.</summary>
public abstract record PacketEvent(RequestId Request, PacketId Packet, string Name) : RequestEvent(Request, Name)
{
    /// <inheritdoc />
    public sealed override IReadOnlyList<(string Name, string Value)> Facts => [("packet", Packet.ToString()), .. Added];

    /// <summary>Facts beside the id.</summary>
    protected virtual IReadOnlyList<(string Name, string Value)> Added => [];
}

/// <summary>The recipient fetched it. Facts: hash of what was fetched. Commits to
/// the network address.</summary>
public sealed record PacketFetched(RequestId Request, PacketId Packet, string Sha256, string From) : PacketEvent(Request, Packet, "packets.fetched")
{
    /// <inheritdoc />
    protected override IReadOnlyList<(string Name, string Value)> Added => [("sha256", Sha256)];

    /// <inheritdoc />
    public override IReadOnlyList<(string Name, string Value)> Committed => [("address", From)];
}

/// <summary>The recipient of an expired packet asked for more time.</summary>
public sealed record PacketRenewalAsked(RequestId Request, PacketId Packet) : PacketEvent(Request, Packet, "packets.renewal-asked");

/// <summary>It can be fetched again. Facts: until when.</summary>
public sealed record PacketRenewed(RequestId Request, PacketId Packet, DateTimeOffset Until) : PacketEvent(Request, Packet, "packets.renewed")
{
    /// <inheritdoc />
    protected override IReadOnlyList<(string Name, string Value)> Added => [("until", Written(Until))];
}
