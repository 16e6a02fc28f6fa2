using System.Security.Cryptography;
using Portal.Application.Packets;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Packets.Seal;
using Portal.Packets.Typst;

namespace Portal.Packets;

/// <summary>Sets a packet and seals it at the present instant.</summary>
internal sealed class PacketPress(ITypesetter typesetter, ISealKey key, TimeProvider time) : IPacketPress
{
    private static readonly SealIdentity s_nobody = new("", "", "", SelfMade: true);

    /// <summary>Who seals; empty while the key cannot be opened, when <see cref="Standstill"/> says why.</summary>
    public SealIdentity Seal => key.Open() is { Succeeded: true } opened ? opened.Value.Identity : s_nobody;

    public Refusal? Standstill => typesetter.Standstill ?? Refused(time.GetUtcNow(), key.Open());

    public async Task<Result<PressedPacket>> PressAsync(PacketDocument document, CancellationToken cancellationToken)
    {
        var opened = key.Open();
        if (Refused(time.GetUtcNow(), opened) is { } standstill)
            return standstill;
        var set = await typesetter.SetAsync(document, cancellationToken);
        if (!set.Succeeded)
            return Result<PressedPacket>.Refused(set.Refusals);
        var packet = set.Value;
        var at = time.GetUtcNow();
        if (opened.Value.OutOfDate(at) is { } stale)
            return stale;
        var sealing = PdfSeal.Seal(packet.Pdf, packet.Box, at, opened.Value);
        return sealing.Succeeded
            ? new PressedPacket(sealing.Value, Sha256(sealing.Value), Sha256(packet.Pdf), packet.Pages)
            : Result<PressedPacket>.Refused(sealing.Refusals);
    }

    private static Refusal? Refused(DateTimeOffset at, Result<SealChain> opened) => opened.Succeeded ? opened.Value.OutOfDate(at) : opened.Refusals[0];

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
