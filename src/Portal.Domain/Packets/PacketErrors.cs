namespace Portal.Domain.Packets;

/// <summary>Why a packet cannot be fetched.</summary>
public static class PacketErrors
{
    /// <summary>It was called back.</summary>
    public static Refusal Revoked { get; } = new("packets.revoked");

    /// <summary>Its time is over; the recipient can ask for more.</summary>
    public static Refusal Expired(DateTimeOffset at) => new("packets.expired", ("at", at));

    /// <summary>It can still be fetched; there is nothing to renew.</summary>
    public static Refusal StillOpen(DateTimeOffset until) => new("packets.still-open", ("until", until));
}
