using Portal.Domain;

namespace Portal.Packets.Seal;

/// <summary>Why nothing can be sealed.</summary>
internal static class SealErrors
{
    /// <summary>The folder of the key has some of its files and lacks others.</summary>
    public static Refusal FolderIncomplete(string folder, IEnumerable<string> missing) => new("packets.seal-folder-incomplete", ("folder", folder), ("missing", string.Join(", ", missing)));

    /// <summary>The files of the folder are there and do not belong together, or are damaged.</summary>
    public static Refusal FolderMismatched(string folder) => new("packets.seal-folder-mismatched", ("folder", folder));

    /// <summary>The folder cannot be made or read.</summary>
    public static Refusal FolderUnusable(string folder) => new("packets.seal-folder-unusable", ("folder", folder));

    /// <summary>The deployer's own key file cannot be used: it cannot be read, its password is wrong, it has no private key of a
    /// kind in use, or its chain does not reach a certificate that issued itself.</summary>
    public static Refusal KeyFileUnusable(string file) => new("packets.seal-key-unusable", ("file", file));

    /// <summary>A certificate of the seal is not valid now.</summary>
    public static Refusal OutOfDate(DateTimeOffset from, DateTimeOffset until) => new("packets.seal-out-of-date", ("from", from), ("until", until));

    /// <summary>The file that was set is not of the shape a seal can be put on.</summary>
    public static Refusal CannotBeSealed(string reason) => new("packets.cannot-be-set", ("reason", reason));
}
