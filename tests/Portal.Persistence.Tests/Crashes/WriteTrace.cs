using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Persistence.Tests.Crashes;

/// <summary>What a process asked of the disk, and what it said.</summary>
internal abstract record DiskStep
{
    public sealed record Write(string File, long Offset, byte[] Bytes) : DiskStep;

    public sealed record Truncate(string File, long Length) : DiskStep;

    public sealed record Sync(string File) : DiskStep;

    public sealed record Create(string File) : DiskStep;

    public sealed record Unlink(string File) : DiskStep;

    public sealed record SyncFolder : DiskStep;

    /// <summary>It said that the n-th order is done.</summary>
    public sealed record Said(int Number) : DiskStep;
}

/// <summary>Reads what strace wrote of a process, as far as it is about one folder. A call that changes a file there in a way that is not
/// understood is an error: a trace that leaves something out would prove nothing.</summary>
internal sealed partial class WriteTrace(string folder)
{
    /// <summary>Every call that creates, changes, flushes or removes a file, but for those the portal's library does not know (io_uring).</summary>
    private const string Calls =
        "openat,creat,write,pwrite64,writev,pwritev,pwritev2,ftruncate,truncate,fallocate,fsync,fdatasync,sync_file_range,unlink,unlinkat,rename,renameat,renameat2,link,linkat,copy_file_range,mmap";

    private readonly Dictionary<string, string> _flushing = [];
    private readonly HashSet<string> _there = [];

    /// <summary>Path of strace; null where it is not installed.</summary>
    public static string? Program { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(place => Path.Combine(place, "strace")).FirstOrDefault(File.Exists);

    /// <summary>What starts a process so that its trace goes to a file.</summary>
    public static IReadOnlyList<string> Recording(string into) => [Program!, "-f", "-y", "-qq", "-xx", "-s", "1000000", "--seccomp-bpf", "-e", $"trace={Calls}", "-o", into];

    public IReadOnlyList<DiskStep> Read(string file)
    {
        _there.UnionWith(Directory.GetFiles(folder).Where(path => !path.EndsWith("-journal", StringComparison.Ordinal)).Select(path => Path.GetFileName(path)));
        return [.. File.ReadLines(file).Select(StepOf).OfType<DiskStep>()];
    }

    private DiskStep? StepOf(string line)
    {
        if (Resumed().Match(line) is { Success: true } resumed)
            return _flushing.Remove(resumed.Groups[1].Value, out var flushed) ? Flushed(flushed) : null;
        if (Call().Match(line) is not { Success: true } call || Failed().IsMatch(line))
            return null;
        var (thread, name, rest) = (call.Groups[1].Value, call.Groups[2].Value, call.Groups[3].Value);
        var texts = Texts().Matches(rest).Select(text => text.Groups[1].Value).ToList();
        var (file, unfinished) = (OfDescriptor().Match(rest) is { Success: true } found ? Encoding.UTF8.GetString(Bytes(found.Groups[1].Value)) : "", rest.Contains("<unfinished", StringComparison.Ordinal));
        switch (name)
        {
            case "write" when Said(texts) is { } number:
                return new DiskStep.Said(number);
            case "openat":
                var opened = Inside(Encoding.UTF8.GetString(Bytes(texts[0])));
                return opened is not null && rest.Contains("O_CREAT", StringComparison.Ordinal) && _there.Add(opened) ? new DiskStep.Create(opened) : null;
            case "unlink":
                var gone = Inside(Encoding.UTF8.GetString(Bytes(texts[0])));
                return gone is not null && _there.Remove(gone) ? new DiskStep.Unlink(gone) : null;
            case "fsync" or "fdatasync" when unfinished:
                _flushing[thread] = file;
                return null;
            case "fsync" or "fdatasync":
                return Flushed(file);
        }

        if (Inside(file) is not { } inside || (name == "mmap" && !(rest.Contains("MAP_SHARED", StringComparison.Ordinal) && rest.Contains("PROT_WRITE", StringComparison.Ordinal))))
            return texts.Exists(text => Inside(Encoding.UTF8.GetString(Bytes(text))) is not null) && name is not "write" ? throw NotUnderstood(line) : null;
        var numbers = Numbers().Matches(AfterTexts(rest)).Select(number => long.Parse(number.Value, CultureInfo.InvariantCulture)).ToList();
        return name switch
        {
            "pwrite64" when Bytes(texts[0]) is var bytes && bytes.Length == numbers[0] => new DiskStep.Write(inside, numbers[1], bytes),
            "ftruncate" => new DiskStep.Truncate(inside, numbers[0]),
            _ => throw NotUnderstood(line),
        };
    }

    private DiskStep? Flushed(string file) => file == folder ? new DiskStep.SyncFolder() : Inside(file) is { } inside ? new DiskStep.Sync(inside) : null;

    private string? Inside(string path) => Path.GetDirectoryName(path) == folder ? Path.GetFileName(path) : null;

    private static int? Said(List<string> texts) =>
        texts is [var text] && text.Length < 200 && Encoding.UTF8.GetString(Bytes(text)) is var said && said.StartsWith("done ", StringComparison.Ordinal) ? int.Parse(said.AsSpan(5), CultureInfo.InvariantCulture) : null;

    /// <summary>The arguments behind descriptor and text.</summary>
    private static string AfterTexts(string rest) => rest[(Math.Max(rest.LastIndexOf('"'), rest.IndexOf('>', StringComparison.Ordinal)) + 1)..];

    private static byte[] Bytes(string written) => Convert.FromHexString(written.Replace("\\x", "", StringComparison.Ordinal));

    private static InvalidOperationException NotUnderstood(string line) => new($"The trace has a call that the replay does not know: {line[..Math.Min(200, line.Length)]}");

    [GeneratedRegex(@"^(\d+)\s+(\w+)\((.*)$")]
    private static partial Regex Call();

    [GeneratedRegex(@"^(\d+)\s+<\.\.\. f(?:data)?sync resumed>\)\s+= 0")]
    private static partial Regex Resumed();

    [GeneratedRegex(@"\) += -1 ")]
    private static partial Regex Failed();

    [GeneratedRegex("\"((?:\\\\x[0-9a-f]{2})*)\"")]
    private static partial Regex Texts();

    [GeneratedRegex(@"^\d+<((?:\\x[0-9a-f]{2})*)>")]
    private static partial Regex OfDescriptor();

    [GeneratedRegex(@"(?<=, )\d+")]
    private static partial Regex Numbers();
}
