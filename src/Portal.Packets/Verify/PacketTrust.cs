namespace Portal.Packets.Verify;

/// <summary>What is known about a packet from elsewhere. Without either a packet can only agree with itself, which anybody's does.</summary>
/// <param name="ExpectedSha256">SHA-256 of the whole file as the ledger or a receipt has it, 64 hexadecimal digits; null when not at hand.</param>
/// <param name="AuthorityPem">Certificate that the operator published, as PEM: the authority's, or the seal's own, which is
/// the better one when the authority issues to others too; null when not at hand.</param>
public sealed record PacketTrust(string? ExpectedSha256 = null, string? AuthorityPem = null);
