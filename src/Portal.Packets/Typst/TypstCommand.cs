using System.Globalization;

namespace Portal.Packets.Typst;

/// <summary>The command line of a worker.</summary>
internal static class TypstCommand
{
    /// <summary>Nobody on Debian and its relatives.</summary>
    private const string Nobody = "65534";

    /// <summary>Where the jail shows the worker's folder.</summary>
    private const string Inside = "/press";

    private static readonly string[] s_libraries = ["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache"];

    /// <summary>Whether the system has a jail at all.</summary>
    public static bool HasJail => OperatingSystem.IsLinux() && SearchPath.Find("bwrap") is not null;

    /// <summary>Program and arguments, outermost first: limits, jail, Node, worker.</summary>
    public static IReadOnlyList<string> Words(TypstSettings settings, string node, bool jailed) =>
        [.. Limits(settings), .. jailed ? Jail(settings, node) : [], node, Path.Combine(jailed ? Inside : settings.Folder, "worker.mjs")];

    /// <summary>Memory, no core files, few open files, not a byte written to any file.</summary>
    private static IEnumerable<string> Limits(TypstSettings settings) =>
        OperatingSystem.IsLinux() && SearchPath.Find("prlimit") is { } prlimit
            ? [prlimit, string.Create(CultureInfo.InvariantCulture, $"--data={settings.MemoryLimit}"), "--core=0", "--nofile=64", "--fsize=0"]
            : [];

    /// <summary>No --die-with-parent: the system counts the thread that started the process as its parent, and threads of the pool
    /// come and go. A worker ends when its standard input does.</summary>
    private static IEnumerable<string> Jail(TypstSettings settings, string node) =>
    [
        SearchPath.Find("bwrap")!, "--unshare-all", "--new-session", "--clearenv",
        .. s_libraries.SelectMany(path => new[] { "--ro-bind-try", path, path }),
        "--ro-bind", node, node, "--ro-bind", settings.Folder, Inside, "--proc", "/proc", "--dev", "/dev",
        "--uid", Nobody, "--gid", Nobody, "--cap-drop", "ALL", "--",
    ];
}
