namespace Portal.Packets.Verify;

/// <summary>What a packet's examination came to.</summary>
/// <param name="Checks">Every check of <see cref="PacketCheck"/>, in its order.</param>
/// <param name="Sha256">Of the whole file, lower-case hexadecimal.</param>
/// <param name="UnsealedSha256">Of the file before the seal's revision; null when it could not be told.</param>
/// <param name="SealedAt">UTC, as the seal states it; null when it could not be told. The sealer's own clock and nobody else's.</param>
/// <param name="Subject">Who sealed, as its certificate says; null when it could not be told.</param>
public sealed record PacketFindings(IReadOnlyList<PacketFinding> Checks, string Sha256, string? UnsealedSha256, DateTimeOffset? SealedAt, string? Subject)
{
    /// <summary>Every check passed, but for those that need something from elsewhere that was not at hand.</summary>
    public bool Holds => Checks.All(check => check.Verdict == PacketVerdict.Passed || (check.Verdict == PacketVerdict.NotChecked && check.Check is PacketCheck.FileHash or PacketCheck.Authority));

    /// <summary>The whole file was compared with a hash from elsewhere.</summary>
    public bool KnewHash => Of(PacketCheck.FileHash).Verdict != PacketVerdict.NotChecked;

    /// <summary>The seal was compared with an authority from elsewhere.</summary>
    public bool KnewAuthority => Of(PacketCheck.Authority).Verdict != PacketVerdict.NotChecked;

    /// <summary>The finding of one check.</summary>
    public PacketFinding Of(PacketCheck check) => Checks.First(finding => finding.Check == check);
}

/// <summary>One check and its outcome.</summary>
/// <param name="Check">What was checked.</param>
/// <param name="Verdict">How it went.</param>
/// <param name="Facts">Values by name; for a failed check a <c>reason</c> among them.</param>
public sealed record PacketFinding(PacketCheck Check, PacketVerdict Verdict, params IReadOnlyList<(string Name, object Value)> Facts);

/// <summary>How a check went.</summary>
public enum PacketVerdict
{
    /// <summary>It could not be made: something from elsewhere was not at hand, or an earlier check failed.</summary>
    NotChecked,

    /// <summary>It is as it must be.</summary>
    Passed,

    /// <summary>It is not.</summary>
    Failed,
}
