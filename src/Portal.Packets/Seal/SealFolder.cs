using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Portal.Domain;

namespace Portal.Packets.Seal;

/// <summary>The folder of the portal's own authority: two certificates for everybody, one key for the portal alone.</summary>
internal static class SealFolder
{
    private const string AuthorityFile = "authority.pem";
    private const string SealFile = "seal.pem";
    private const string KeyFile = "seal-key.pem";
    private const UnixFileMode ForAll = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode ForThePortal = UnixFileMode.UserRead;

    /// <summary>Whether anything is in the folder.</summary>
    public static bool IsThere(string folder) => Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any();

    /// <summary>Writes a new folder.</summary>
    public static void Write(string folder, MadeAuthority made)
    {
        Directory.CreateDirectory(folder);
        WriteFile(folder, KeyFile, made.Key.ExportPkcs8PrivateKeyPem(), ForThePortal);
        WriteFile(folder, SealFile, made.Seal.ExportCertificatePem(), ForAll);
        WriteFile(folder, AuthorityFile, made.Authority.ExportCertificatePem(), ForAll);
    }

    /// <summary>Puts a written folder into its place, unless another process was faster.</summary>
    public static void MoveInto(string written, string folder)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder);
            Directory.Move(written, folder);
        }
        catch (IOException) when (IsThere(folder))
        {
            // The other process's folder is as good.
        }
    }

    /// <summary>Reads a folder and checks that its parts belong together.</summary>
    public static Result<SealChain> Read(string folder)
    {
        var missing = ((string[])[AuthorityFile, SealFile, KeyFile]).Where(file => !File.Exists(Path.Combine(folder, file))).ToList();
        if (missing.Count > 0)
            return SealErrors.FolderIncomplete(folder, missing);
        try
        {
            var authority = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder, AuthorityFile));
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder, SealFile));
            using var key = ECDsa.Create();
            key.ImportFromPem(File.ReadAllText(Path.Combine(folder, KeyFile)));
            var seal = certificate.CopyWithPrivateKey(key);
            return seal.IssuerName.RawData.AsSpan().SequenceEqual(authority.SubjectName.RawData) ? new SealChain(seal, [authority], SelfMade: true) : SealErrors.FolderMismatched(folder);
        }
        catch (Exception damaged) when (damaged is CryptographicException or ArgumentException)
        {
            return SealErrors.FolderMismatched(folder);
        }
    }

    private static void WriteFile(string folder, string name, string pem, UnixFileMode mode)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = mode;
        using var file = new FileStream(Path.Combine(folder, name), options);
        file.Write(Encoding.ASCII.GetBytes(pem + "\n"));
        file.Flush(flushToDisk: true);
    }
}
