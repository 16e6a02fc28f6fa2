using Portal.Application.Packets;
using Portal.Domain;

namespace Portal.Application.Ports;

/// <summary>Sets a packet as PDF/A-3a and seals it.</summary>
public interface IPacketPress
{
    /// <summary>Who seals.</summary>
    SealIdentity Seal { get; }

    /// <summary>Why nothing can be pressed now, as a refusal; null when the press works. The portal runs without it and says so.</summary>
    Refusal? Standstill { get; }

    /// <summary>Sets and seals. A document that cannot be set is refused with <c>packets.cannot-be-set</c>, a press that does not
    /// work with <c>packets.press-stands-still</c>; both may be tried again.</summary>
    Task<Result<PressedPacket>> PressAsync(PacketDocument document, CancellationToken cancellationToken);
}

/// <summary>A sealed packet.</summary>
/// <param name="Bytes">The whole file.</param>
/// <param name="Sha256">Of the whole file, lower-case hexadecimal.</param>
/// <param name="UnsealedSha256">Of the file before the seal's revision: the same contents have the same, while each seal differs.</param>
/// <param name="Pages">Number of pages.</param>
public sealed record PressedPacket(byte[] Bytes, string Sha256, string UnsealedSha256, int Pages);

/// <summary>Who seals, as the verification page names it.</summary>
/// <param name="Subject">Distinguished name in the seal's certificate.</param>
/// <param name="CertificateSha256">Fingerprint of that certificate, lower-case hexadecimal.</param>
/// <param name="AuthoritySha256">Fingerprint of the authority that issued it.</param>
/// <param name="SelfMade">The authority is the portal's own and not one that others trust already.</param>
public sealed record SealIdentity(string Subject, string CertificateSha256, string AuthoritySha256, bool SelfMade);
