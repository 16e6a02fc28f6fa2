namespace Portal.Packets.Seal;

/// <summary>How packets are sealed.</summary>
internal sealed record SealOptions
{
    /// <summary>Folder of the portal's own authority; made at the first use. Its parent must be writable then.</summary>
    public required string KeyDirectory { get; init; }

    /// <summary>The operator, as the certificates name it.</summary>
    public string Operator { get; init; } = "Docket";

    /// <summary>A PKCS#12 file to seal with instead: private key, certificate, and its issuers up to the one that issued itself.</summary>
    public string? Pkcs12File { get; init; }

    /// <summary>A file whose first line is the password of <see cref="Pkcs12File"/>; null when it has none.</summary>
    public string? Pkcs12PasswordFile { get; init; }
}
