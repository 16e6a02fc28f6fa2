using System.Text;
using Portal.Ledger;
using Portal.Ledger.Notes;
using Portal.Persistence;

namespace Portal.Testing;

/// <summary>What a portal's first start, over an empty ledger, left outside the database. A test that fills its database first needs it: a
/// filled ledger without a checkpoint is not opened.</summary>
public static class BegunLog
{
    /// <summary>Puts log key and first checkpoint where a portal finds them by itself.</summary>
    public static void In(DirectoryInfo data) => At(Path.Combine(data.FullName, "checkpoints"), Path.Combine(data.FullName, "ledger", "log-key.pem"), "localhost/ledger");

    /// <summary>Puts log key and first checkpoint where a test wants them.</summary>
    public static void At(string checkpoints, string keyFile, string origin)
    {
        using var key = EcdsaCheckpointKey.Create();
        DurableFile.MakeFolder(checkpoints);
        DurableFile.MakeFolder(Path.GetDirectoryName(keyFile)!);
        DurableFile.Replace(Path.Combine(checkpoints, "latest"), Checkpoint.Sign(origin, 0, MerkleTree.EmptyRoot, key).ToBytes());
        DurableFile.Replace(Path.Combine(checkpoints, "log.vkey"), Encoding.UTF8.GetBytes(NoteKey.Of(NoteKeyKind.Log, origin, key.PublicKey) + "\n"));
        DurableFile.Replace(keyFile, Encoding.ASCII.GetBytes(key.ToPem() + "\n"), UnixFileMode.UserRead);
    }
}
