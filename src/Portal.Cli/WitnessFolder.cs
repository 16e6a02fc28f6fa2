using System.Security.Cryptography;
using System.Text;
using Portal.Ledger.Notes;
using Portal.Ledger.Witnessing;
using Portal.Persistence;

namespace Portal.Cli;

/// <summary>A witness's memory: a folder with the last cosigned checkpoint of each log, named by the hash of its origin. One
/// process at a time has it.</summary>
internal sealed class WitnessFolder : IWitnessMemory, IDisposable
{
    private readonly string _folder;
    private readonly FileStream _turn;

    /// <summary>Takes the folder, and makes it where it is missing.</summary>
    /// <exception cref="IOException">Another process has it.</exception>
    public WitnessFolder(string folder)
    {
        _folder = folder;
        DurableFile.MakeFolder(folder);
        _turn = new(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
    }

    public Checkpoint? Recall(string origin)
    {
        var file = FileOf(origin);
        if (!File.Exists(file))
            return null;
        var checkpoint = CheckpointFiles.Checkpoint(file);
        return checkpoint.Origin == origin ? checkpoint : throw new FormatException($"{file} holds a checkpoint of another log.");
    }

    public void Keep(Checkpoint checkpoint) => DurableFile.Replace(FileOf(checkpoint.Origin), checkpoint.ToBytes());

    public void Dispose() => _turn.Dispose();

    private string FileOf(string origin) =>
        Path.Combine(_folder, $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(origin)))}.checkpoint");
}
