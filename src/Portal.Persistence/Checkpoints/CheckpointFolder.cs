using System.Text;
using Portal.Application.Ports;
using Portal.Ledger;
using Portal.Ledger.Notes;

namespace Portal.Persistence.Checkpoints;

/// <summary>Checkpoints as files: <c>latest</c>, the tree it signs beside it so that the next start need not read the whole ledger,
/// the last one of each day, and the public key for whoever verifies.</summary>
internal sealed class CheckpointFolder(CheckpointChoice choice, TimeProvider time) : ICheckpointStore, IDisposable
{
    private const string LatestFile = "latest";
    private const string TreeFile = "latest.tree";
    private const string PublicKeyFile = "log.vkey";
    private const UnixFileMode ForThePortal = UnixFileMode.UserRead;
    private const UnixFileMode ForAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private EcdsaCheckpointKey? _key;

    public bool IsSetUp => true;

    public NoteKey? Log { get; private set; }

    private string Latest => Path.Combine(choice.Checkpoints, LatestFile);

    public KeptCheckpoint? Read()
    {
        var (hasKey, hasLatest) = (File.Exists(choice.KeyFile), File.Exists(Latest));
        if (!hasKey && !hasLatest)
            return null;
        if (!hasKey)
            throw new InvalidOperationException($"There is a checkpoint in {choice.Checkpoints} and no log key at {choice.KeyFile}. Put the key back; without it nobody can tell this log from another.");
        if (!hasLatest)
            throw new InvalidOperationException($"There is a log key at {choice.KeyFile} and no checkpoint in {choice.Checkpoints}, so nothing says how far the ledger had come. Put the checkpoint back. Where another machine of the portal uses this key, copy its folder of checkpoints here first.");
        _key = ReadKey();
        if (!Checkpoint.TryParse(File.ReadAllBytes(Latest), out var checkpoint, out var refusal))
            throw new InvalidOperationException($"{Latest} cannot be read. {refusal} Put back a copy of it.");
        if (choice.Name.Length > 0 && choice.Name != checkpoint.Origin)
            throw new InvalidOperationException($"{Latest} is of the log {checkpoint.Origin}, and Portal:Ledger:Name is {choice.Name}. A log keeps its name.");
        Log = NoteKey.Of(NoteKeyKind.Log, checkpoint.Origin, _key.PublicKey);
        if (checkpoint.StandingOf(Log) != SignatureStanding.True)
            throw new InvalidOperationException($"{Latest} is not signed by the key at {choice.KeyFile}. Put both back as they belong together.");
        return new(checkpoint, ReadTree(checkpoint));
    }

    public Checkpoint Keep(TreeHead tree)
    {
        if (_key is null)
            Begin();
        var checkpoint = Checkpoint.Sign(Log!.Name, tree.Size, tree.Root, _key!);
        var bytes = checkpoint.ToBytes();
        // The tree first: one that is not the checkpoint's is not used, and is read from the ledger instead.
        DurableFile.Replace(Path.Combine(choice.Checkpoints, TreeFile), tree.ToBytes());
        DurableFile.Replace(Path.Combine(choice.Checkpoints, $"{time.GetUtcNow():yyyy-MM-dd}"), bytes, ForAll);
        DurableFile.Replace(Latest, bytes, ForAll);
        return checkpoint;
    }

    public void Dispose() => _key?.Dispose();

    /// <summary>A new log: its key, and the public half for everybody.</summary>
    private void Begin()
    {
        var key = EcdsaCheckpointKey.Create();
        var log = NoteKey.Of(NoteKeyKind.Log, choice.Name.Length > 0 ? choice.Name : choice.FirstName, key.PublicKey);
        DurableFile.MakeFolder(choice.Checkpoints);
        DurableFile.MakeFolder(Path.GetDirectoryName(Path.GetFullPath(choice.KeyFile))!);
        DurableFile.Replace(Path.Combine(choice.Checkpoints, PublicKeyFile), Encoding.UTF8.GetBytes(log + "\n"), ForAll);
        DurableFile.Replace(choice.KeyFile, Encoding.ASCII.GetBytes(key.ToPem() + "\n"), ForThePortal);
        (_key, Log) = (key, log);
    }

    private EcdsaCheckpointKey ReadKey()
    {
        try
        {
            return EcdsaCheckpointKey.FromPem(File.ReadAllText(choice.KeyFile));
        }
        catch (FormatException found)
        {
            throw new InvalidOperationException($"{choice.KeyFile} holds no private key on P-256 in PEM. Put the log's key back.", found);
        }
    }

    /// <summary>Nobody signs the tree's file, and nobody needs to: either its root is the signed one or it is not used.</summary>
    private TreeHead? ReadTree(Checkpoint checkpoint)
    {
        try
        {
            var tree = TreeHead.Parse(File.ReadAllBytes(Path.Combine(choice.Checkpoints, TreeFile)));
            return tree.Size == checkpoint.Size && tree.Root.AsSpan().SequenceEqual(checkpoint.Root) ? tree : null;
        }
        catch (Exception missing) when (missing is FormatException or FileNotFoundException)
        {
            return null;
        }
    }
}
