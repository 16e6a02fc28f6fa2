using Portal.Packets.Seal;

namespace Portal.Packets;

/// <summary>What a deployer may set about packets.</summary>
public sealed record PacketsOptions
{
    /// <summary>Folder of the portal's own authority and seal; made at the first use. A folder that is there and empty is replaced, so
    /// that it is whole or not there.</summary>
    public string KeyDirectory { get; init; } = "";

    /// <summary>The operator, as the seal's certificate names it.</summary>
    public string Operator { get; init; } = "Docket";

    /// <summary>A PKCS#12 file to seal with instead of the portal's own authority.</summary>
    public string? Pkcs12File { get; init; }

    /// <summary>A file whose first line is the password of <see cref="Pkcs12File"/>; null when it has none.</summary>
    public string? Pkcs12PasswordFile { get; init; }

    /// <summary>The program that runs Typst: a name on the search path, or a whole path.</summary>
    public string Node { get; init; } = "node";

    internal SealOptions AsSeal() => new() { KeyDirectory = KeyDirectory, Operator = Operator, Pkcs12File = Pkcs12File, Pkcs12PasswordFile = Pkcs12PasswordFile };
}
