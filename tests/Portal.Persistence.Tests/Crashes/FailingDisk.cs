namespace Portal.Persistence.Tests.Crashes;

/// <summary>A folder on a disk that loses its power. What a file was flushed with is there afterwards. Of what was written later any part
/// may be, in any order, and of each write any of its sectors. Names that came and went are there in their order up to some
/// point at or behind the folder's last flush.</summary>
internal sealed class FailingDisk
{
    private const int Sector = 512;
    private readonly Dictionary<string, Stored> _durable = [];
    private readonly Dictionary<string, Stored> _names = [];
    private readonly List<(string Name, Stored? File)> _renamed = [];

    /// <param name="files">Names and contents that are durable to begin with.</param>
    public FailingDisk(IEnumerable<(string Name, byte[] Bytes)> files)
    {
        foreach (var (name, bytes) in files)
            _durable[name] = _names[name] = new() { Durable = bytes };
    }

    /// <summary>Does what the process asked for.</summary>
    public void Do(DiskStep step)
    {
        switch (step)
        {
            case DiskStep.Write write:
                _names[write.File].Pending.Add((write.Offset, write.Bytes));
                break;
            case DiskStep.Truncate truncate:
                _names[truncate.File].Pending.Add((truncate.Length, null));
                break;
            case DiskStep.Sync sync:
                _names[sync.File].Flush();
                break;
            case DiskStep.Create create:
                _names[create.File] = new();
                _renamed.Add((create.File, _names[create.File]));
                break;
            case DiskStep.Unlink unlink:
                _names.Remove(unlink.File);
                _renamed.Add((unlink.File, null));
                break;
            case DiskStep.SyncFolder:
                Rename(_durable, _renamed.Count);
                _renamed.Clear();
                break;
        }
    }

    /// <summary>What could be found after a loss of power now.</summary>
    public IReadOnlyDictionary<string, byte[]> Image(Random chance)
    {
        var names = new Dictionary<string, Stored>(_durable);
        Rename(names, chance.Next(_renamed.Count + 1));
        // A third of the images keeps nothing that was not flushed, and a third everything: what is lost or stays together is the likeliest.
        var share = chance.Next(3) switch { 0 => 0, 1 => 1, _ => chance.NextDouble() };
        return names.ToDictionary(file => file.Key, file => file.Value.After(chance, share));
    }

    private void Rename(Dictionary<string, Stored> names, int count)
    {
        foreach (var (name, file) in _renamed.Take(count))
        {
            if (file is null)
                names.Remove(name);
            else
                names[name] = file;
        }
    }

    private sealed class Stored
    {
        public byte[] Durable { get; set; } = [];

        /// <summary>Writes that were not flushed; without bytes it is a new length.</summary>
        public List<(long At, byte[]? Bytes)> Pending { get; } = [];

        public void Flush()
        {
            Durable = After(new Random(0), share: 1);
            Pending.Clear();
        }

        public byte[] After(Random chance, double share)
        {
            using var disk = new MemoryStream();
            disk.Write(Durable);
            foreach (var (at, bytes) in Pending)
            {
                if (bytes is null)
                {
                    if (chance.NextDouble() < share)
                        disk.SetLength(at);
                    continue;
                }

                for (var from = 0; from < bytes.Length;)
                {
                    var length = (int)Math.Min(bytes.Length - from, Sector - ((at + from) % Sector));
                    if (chance.NextDouble() < share)
                    {
                        disk.Position = at + from;
                        disk.Write(bytes, from, length);
                    }

                    from += length;
                }
            }

            return disk.ToArray();
        }
    }
}
