using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Connectors.Operator.Simulator;

/// <summary>Where a key stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<KeyStanding>))]
internal enum KeyStanding
{
    /// <summary>Held.</summary>
    Held,

    /// <summary>Refused for good.</summary>
    Refused,

    /// <summary>Held once, lifted since.</summary>
    Lifted,

    /// <summary>Asked to be lifted before it was ever placed.</summary>
    Closed,
}

/// <summary>One line of the journal: from now on the key stands so.</summary>
/// <param name="At">UTC.</param>
/// <param name="Key">Key of the hold.</param>
/// <param name="Standing">Where it stands.</param>
/// <param name="Code">Why refused.</param>
/// <param name="Order">What was ordered; null for a closed key.</param>
internal sealed record JournalLine(DateTimeOffset At, Guid Key, KeyStanding Standing, string Code = "", WireOrder? Order = null);

/// <summary>The simulator's memory: lines of JSON that are only added to, each on the disk before its call is answered. One
/// process has it open at a time. A last line that a kill has cut short was never answered for and is dropped.</summary>
internal sealed class HoldJournal : IDisposable
{
    private readonly FileStream _file;

    public HoldJournal(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        _file = new(path, options);
    }

    /// <summary>All that was written, in order.</summary>
    /// <exception cref="InvalidDataException">A whole line is not one of the journal's.</exception>
    public List<JournalLine> ReadAll()
    {
        var bytes = new byte[_file.Length];
        _file.Position = 0;
        _file.ReadExactly(bytes);
        var whole = bytes.AsSpan(0, bytes.AsSpan().LastIndexOf((byte)'\n') + 1);
        _file.SetLength(whole.Length);
        _file.Position = whole.Length;
        var lines = new List<JournalLine>();
        foreach (var range in whole.Split((byte)'\n'))
        {
            var line = whole[range];
            if (!line.IsEmpty)
                lines.Add(WireForm.Read<JournalLine>(line) ?? throw new InvalidDataException($"Line {lines.Count + 1} of the simulator's journal cannot be read."));
        }

        return lines;
    }

    public void Append(JournalLine line)
    {
        byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(line, WireForm.Options), (byte)'\n'];
        _file.Write(bytes);
        _file.Flush(flushToDisk: true);
    }

    public void Dispose() => _file.Dispose();
}
