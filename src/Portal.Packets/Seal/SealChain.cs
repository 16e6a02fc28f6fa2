using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Portal.Application.Ports;
using Portal.Domain;

namespace Portal.Packets.Seal;

/// <summary>A seal's certificate with its key, and who issued it.</summary>
/// <param name="Seal">With its private key.</param>
/// <param name="Issuers">From the issuer of the seal to a certificate that issued itself.</param>
/// <param name="SelfMade">The portal made the authority itself.</param>
internal sealed record SealChain(X509Certificate2 Seal, IReadOnlyList<X509Certificate2> Issuers, bool SelfMade)
{
    /// <summary>As the verification page names it.</summary>
    public SealIdentity Identity { get; } = new(Seal.Subject, Fingerprint(Seal), Fingerprint(Issuers[^1]), SelfMade);

    /// <summary>Every certificate, the seal's first.</summary>
    public IEnumerable<X509Certificate2> All => [Seal, .. Issuers];

    /// <summary>The refusal when a certificate is not valid at an instant; null when all are.</summary>
    public Refusal? OutOfDate(DateTimeOffset at) => All.FirstOrDefault(certificate => !certificate.IsValidAt(at)) is { } stale
        ? SealErrors.OutOfDate(stale.ValidFrom(), stale.ValidUntil())
        : null;

    private static string Fingerprint(X509Certificate2 certificate) => Convert.ToHexStringLower(SHA256.HashData(certificate.RawData));
}
