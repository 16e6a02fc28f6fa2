using System.Security.Cryptography.X509Certificates;

namespace Portal.Packets.Seal;

/// <summary>When a certificate holds (RFC 5280 §4.1.2.5), in UTC.</summary>
internal static class Validity
{
    public static DateTimeOffset ValidFrom(this X509Certificate2 certificate) => new(certificate.NotBefore.ToUniversalTime());

    public static DateTimeOffset ValidUntil(this X509Certificate2 certificate) => new(certificate.NotAfter.ToUniversalTime());

    public static bool IsValidAt(this X509Certificate2 certificate, DateTimeOffset at) => at >= certificate.ValidFrom() && at <= certificate.ValidUntil();
}
