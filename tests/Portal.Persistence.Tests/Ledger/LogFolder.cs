using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Ports;
using Portal.Ledger;
using Portal.Ledger.Notes;
using Portal.Persistence.Checkpoints;
using Portal.Testing;

namespace Portal.Persistence.Tests.Ledger;

/// <summary>A folder of checkpoints and a log key, which processes share or copy.</summary>
internal sealed class LogFolder : IDisposable
{
    public const string Origin = "docket.example/ledger";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("portal-log-");

    public string Checkpoints => Path.Combine(_folder.FullName, "checkpoints");

    public string Latest => Path.Combine(Checkpoints, "latest");

    public string Fault => Path.Combine(Checkpoints, "fault");

    public string Key => Path.Combine(_folder.FullName, "ledger", "log-key.pem");

    public CheckpointChoice Choice => new() { Checkpoints = Checkpoints, KeyFile = Key, FirstName = Origin };

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>As a first start over an empty ledger leaves it.</summary>
    public LogFolder Begun()
    {
        BegunLog.At(Checkpoints, Key, Origin);
        return this;
    }

    public void AddTo(IServiceCollection services) => services.AddCheckpoints(Choice);

    /// <summary>A process that keeps its checkpoints here.</summary>
    public ICheckpointStore Store(CheckpointChoice? choice = null)
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(new Testing.Time.ManualTime()).AddCheckpoints(choice ?? Choice).BuildServiceProvider();
        return services.GetRequiredService<ICheckpointStore>();
    }

    public Checkpoint Read() => Checkpoint.TryParse(File.ReadAllBytes(Latest), out var checkpoint, out var refusal) ? checkpoint : throw new FormatException(refusal);

    /// <summary>Puts a checkpoint there that the log's own key signed, as another process would.</summary>
    public void Forge(long size, byte[] root)
    {
        using var key = EcdsaCheckpointKey.FromPem(File.ReadAllText(Key));
        File.WriteAllBytes(Latest, Checkpoint.Sign(Origin, size, root, key).ToBytes());
    }

    /// <summary>Lets no checkpoint be written, as a full disk does; dispose to let it be written again.</summary>
    public IDisposable Fill()
    {
        var inTheWay = Latest + ".tree.new";
        Directory.CreateDirectory(inTheWay);
        return new Removal(() => Directory.Delete(inTheWay));
    }

    public static TreeHead Tree(int size) => Enumerable.Range(0, size).Aggregate(TreeHead.Empty, (tree, entry) => tree.Append(MerkleTree.LeafHash([(byte)entry])));

    private sealed class Removal(Action remove) : IDisposable
    {
        public void Dispose() => remove();
    }
}

internal static class Keeping
{
    /// <summary>Keeps a tree that was found to go on from whatever stands there.</summary>
    public static Checkpoint? Keep(this ICheckpointStore store, TreeHead tree) => store.Keep(tree, store.Read()?.Checkpoint, out _);
}
