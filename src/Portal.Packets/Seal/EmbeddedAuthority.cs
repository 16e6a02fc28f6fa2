using System.Security.Cryptography;
using Portal.Domain;

namespace Portal.Packets.Seal;

/// <summary>The portal's own authority, in a folder of three files. The folder is written beside its place and renamed into it, so
/// that it is there whole or not at all, and of two processes that start at once one wins and both use the same key.</summary>
internal sealed class EmbeddedAuthority(string folder, string operatorName, TimeProvider time) : ISealKey
{
    private readonly Lock _lock = new();
    private SealChain? _chain;

    public Result<SealChain> Open()
    {
        lock (_lock)
        {
            if (_chain is not null)
                return _chain;
            try
            {
                if (!SealFolder.IsThere(folder))
                    Make();
                var read = SealFolder.Read(folder);
                _chain = read.Succeeded ? read.Value : null;
                return read;
            }
            catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
            {
                return SealErrors.FolderUnusable(folder);
            }
        }
    }

    private void Make()
    {
        var beside = $"{Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))}.new-{RandomNumberGenerator.GetHexString(16, lowercase: true)}";
        try
        {
            using var made = MadeAuthority.Make(operatorName, time.GetUtcNow());
            SealFolder.Write(beside, made);
            SealFolder.MoveInto(beside, folder);
        }
        finally
        {
            if (Directory.Exists(beside))
                Directory.Delete(beside, recursive: true);
        }
    }
}
