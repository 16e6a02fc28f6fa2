using System.Text;
using Portal.Application.Ports;
using Portal.Ledger.Notes;

namespace Portal.Persistence.Checkpoints;

/// <summary>The log's private key as a file that is made once and for the portal alone.</summary>
internal sealed class LogKeyFile(string path)
{
    private const UnixFileMode ForThePortal = UnixFileMode.UserRead;

    /// <exception cref="CheckpointException">It holds no such key.</exception>
    public EcdsaCheckpointKey Read()
    {
        try
        {
            return EcdsaCheckpointKey.FromPem(File.ReadAllText(path));
        }
        catch (FormatException found)
        {
            throw new CheckpointException($"{path} holds no private key on P-256 in PEM. Put the log's key back.", found);
        }
    }

    /// <summary>Makes the key. Of several first starts at once one makes it, and the others use that one.</summary>
    public EcdsaCheckpointKey ReadOrCreate()
    {
        DurableFile.MakeFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var key = EcdsaCheckpointKey.Create();
        if (DurableFile.Create(path, Encoding.ASCII.GetBytes(key.ToPem() + "\n"), ForThePortal))
            return key;
        key.Dispose();
        return Read();
    }
}
