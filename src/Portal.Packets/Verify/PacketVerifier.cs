using System.Security.Cryptography;

namespace Portal.Packets.Verify;

/// <summary>Checks a sealed packet offline. <c>docs/packet-format.md</c> says how to do the same with other people's tools.</summary>
public static class PacketVerifier
{
    /// <summary>Checks a file. Whatever the file holds, the answer is a list of findings and never an exception.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="trust">What is known from elsewhere.</param>
    public static PacketFindings Verify(byte[] file, PacketTrust trust)
    {
        var findings = new FindingList();
        var hash = Convert.ToHexStringLower(SHA256.HashData(file));
        if (trust.ExpectedSha256 is { } expected)
            findings.Require(PacketCheck.FileHash, hash.Equals(expected, StringComparison.OrdinalIgnoreCase), "the file has another SHA-256 than expected");
        if (SealedFile.Read(file, findings) is not { } packet)
            return new(findings.Close(), hash, null, null, null);
        var subject = SignatureChecks.Run(file, packet, trust, findings);
        FileChecks.Run(packet.Unsealed, findings);
        return new(findings.Close(), hash, Convert.ToHexStringLower(SHA256.HashData(file.AsSpan(0, packet.Unsealed.TableEnd))), packet.SealedAt, subject);
    }
}
