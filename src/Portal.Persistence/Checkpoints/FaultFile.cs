using System.Globalization;
using System.Text;
using Portal.Application.Ports;

namespace Portal.Persistence.Checkpoints;

/// <summary>A fault of the ledger as a file that a person can read: when it was found, the entry, and why. While it is there, the
/// ledger stands still.</summary>
public sealed class FaultFile
{
    private const string Entry = "entry ";

    private readonly string _path;

    private FaultFile(string path) => _path = path;

    /// <summary>The one of a folder of checkpoints.</summary>
    public static FaultFile In(string folder) => new(Path.Combine(folder, "fault"));

    /// <summary>The fault. A file that says nothing readable is one as well: somebody put it there.</summary>
    public KeptFault? Read()
    {
        if (!Path.Exists(_path))
            return null;
        try
        {
            var lines = File.ReadAllLines(_path);
            if (lines.Length >= 3 && lines[1].StartsWith(Entry, StringComparison.Ordinal)
                && long.TryParse(lines[1].AsSpan(Entry.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var entry)
                && DateTimeOffset.TryParseExact(lines[0], "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at))
            {
                return new(at, entry, lines[2]);
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // Whether or not it can be read, it is there.
        }

        return new(new(File.GetLastWriteTimeUtc(_path), TimeSpan.Zero), 0, $"The file {_path} is there and says nothing that can be read.");
    }

    /// <summary>Takes the fault away and keeps its file under another name, as evidence.</summary>
    /// <param name="now">UTC.</param>
    /// <returns>The other name.</returns>
    public string LayAside(DateTimeOffset now)
    {
        var aside = string.Create(CultureInfo.InvariantCulture, $"{_path}-{now.ToUniversalTime():yyyyMMdd'T'HHmmss'Z'}");
        File.Move(_path, aside);
        return aside;
    }

    /// <summary>Keeps the first fault.</summary>
    /// <returns>Whether one is kept now.</returns>
    public bool Keep(KeptFault fault)
    {
        try
        {
            DurableFile.MakeFolder(Path.GetDirectoryName(_path)!);
            var text = string.Create(CultureInfo.InvariantCulture, $"{fault.At.ToUniversalTime():O}\n{Entry}{fault.Entry}\n{fault.Text}\n");
            DurableFile.Create(_path, Encoding.UTF8.GetBytes(text), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
            return true;
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
