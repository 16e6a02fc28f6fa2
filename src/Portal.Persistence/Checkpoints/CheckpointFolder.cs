using System.Globalization;
using System.Text;
using Portal.Application.Ports;
using Portal.Ledger;
using Portal.Ledger.Notes;

namespace Portal.Persistence.Checkpoints;

/// <summary>Checkpoints as files: <c>latest</c>, the tree it signs beside it so that the next start need not read the whole ledger,
/// the last one of each day, the public key for whoever verifies, and <c>fault</c> when the ledger does not hold. Who writes a checkpoint
/// holds <c>lock</c>.</summary>
internal sealed class CheckpointFolder(CheckpointChoice choice, TimeProvider time) : ICheckpointStore, IDisposable
{
    private const string TreeFile = "latest.tree";
    private const string PublicKeyFile = "log.vkey";
    private const UnixFileMode ForAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly LogKeyFile _keyFile = new(choice.KeyFile);
    private readonly FaultFile _fault = FaultFile.In(choice.Checkpoints);
    private EcdsaCheckpointKey? _key;

    public bool IsSetUp => true;

    public NoteKey? Log { get; private set; }

    public CheckpointPlace Place { get; } = new(Path.Combine(choice.Checkpoints, "latest"), choice.KeyFile, Path.Combine(choice.Checkpoints, "fault"));

    public long? BeginAnewAt => choice.BeginAnewAt;

    public TimeSpan Patience => choice.Patience;

    public KeptCheckpoint? Read()
    {
        try
        {
            return File.Exists(Place.KeyFile) == File.Exists(Place.Latest) ? ReadWhole() : ReadInTurn();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException($"The checkpoint {Place.Latest} or the log key {Place.KeyFile} cannot be read: {unreadable.Message} Let the portal read both.", unreadable);
        }
    }

    public Checkpoint? Keep(TreeHead tree, Checkpoint? known, out bool waits)
    {
        waits = false;
        try
        {
            DurableFile.MakeFolder(choice.Checkpoints);
            using var turn = FolderTurn.TryTake(choice.Checkpoints);
            waits = turn is null;
            return turn is null ? null : KeepInTurn(tree, known);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException(
                $"No checkpoint can be written to {choice.Checkpoints}: {unwritable.Message} Make room there, or let the portal write there; it tries again every second.", unwritable);
        }
    }

    public KeptFault? ReadFault() => _fault.Read();

    public bool KeepFault(KeptFault fault) => _fault.Keep(fault);

    public void Dispose() => _key?.Dispose();

    /// <summary>Key and checkpoint are made one after the other, so one alone may mean that somebody is at it.</summary>
    private KeptCheckpoint? ReadInTurn()
    {
        if (!Directory.Exists(choice.Checkpoints))
            return ReadWhole();
        using var turn = FolderTurn.TryTake(choice.Checkpoints);
        return turn is null ? throw new CheckpointException($"Another process writes to {choice.Checkpoints} at this moment. Start again.") : ReadWhole();
    }

    private KeptCheckpoint? ReadWhole()
    {
        var (hasKey, hasLatest) = (File.Exists(Place.KeyFile), File.Exists(Place.Latest));
        if (!hasKey && !hasLatest)
            return Log is null ? null : throw new CheckpointException($"The checkpoint {Place.Latest} and the log key {Place.KeyFile} were taken away while the portal runs. Put both back.");
        if (!hasKey)
            throw new CheckpointException($"There is a checkpoint in {choice.Checkpoints} and no log key at {choice.KeyFile}. Put the key back; without it nobody can tell this log from another.");
        if (!hasLatest)
            throw new CheckpointException($"There is a log key at {choice.KeyFile} and no checkpoint in {choice.Checkpoints}, so nothing says how far the ledger had come. Put the checkpoint back. Where another machine of the portal uses this key, copy its folder of checkpoints here first. Where the first start was cut short and the ledger is empty, delete the key.");
        if (!Checkpoint.TryParse(File.ReadAllBytes(Place.Latest), out var checkpoint, out var refusal))
            throw new CheckpointException($"{Place.Latest} cannot be read. {refusal} Put back a copy of it.");
        if (choice.Name.Length > 0 && choice.Name != checkpoint.Origin)
            throw new CheckpointException($"{Place.Latest} is of the log {checkpoint.Origin}, and Portal:Ledger:Name is {choice.Name}. A log keeps its name.");
        var key = _key ?? _keyFile.Read();
        var log = NoteKey.Of(NoteKeyKind.Log, checkpoint.Origin, key.PublicKey);
        if (checkpoint.StandingOf(log) != SignatureStanding.True)
            throw new CheckpointException($"{Place.Latest} is not signed by the key at {choice.KeyFile}. Put both back as they belong together.");
        (_key, Log) = (key, log);
        return new(checkpoint, ReadTree(checkpoint));
    }

    /// <summary>What another process signed meanwhile stays where it counts as much or more: the last checkpoint never goes back.</summary>
    private Checkpoint? KeepInTurn(TreeHead tree, Checkpoint? known)
    {
        if (Log is not null || File.Exists(Place.Latest))
        {
            var kept = ReadWhole()?.Checkpoint;
            if (kept is not null && kept.Size >= tree.Size)
                return kept;
            // One that signs another tree is found out by whoever compares it first.
            if (kept is not null && !(known is not null && kept.Size == known.Size && kept.Root.AsSpan().SequenceEqual(known.Root)))
                return null;
        }
        else
        {
            Begin();
        }

        var checkpoint = Checkpoint.Sign(Log!.Name, tree.Size, tree.Root, _key!);
        var bytes = checkpoint.ToBytes();
        // The tree first: one that is not the checkpoint's is not used, and is read from the ledger instead.
        DurableFile.Replace(Path.Combine(choice.Checkpoints, TreeFile), tree.ToBytes());
        DurableFile.Replace(Path.Combine(choice.Checkpoints, time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), bytes, ForAll);
        DurableFile.Replace(Place.Latest, bytes, ForAll);
        return checkpoint;
    }

    /// <summary>A new log: its key, or the one that another machine made meanwhile, and the public half for everybody.</summary>
    private void Begin()
    {
        var key = _keyFile.ReadOrCreate();
        var log = NoteKey.Of(NoteKeyKind.Log, choice.Name.Length > 0 ? choice.Name : choice.FirstName, key.PublicKey);
        DurableFile.Replace(Path.Combine(choice.Checkpoints, PublicKeyFile), Encoding.UTF8.GetBytes(log + "\n"), ForAll);
        (_key, Log) = (key, log);
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
