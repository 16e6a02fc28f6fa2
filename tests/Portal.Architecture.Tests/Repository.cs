using System.Diagnostics;

namespace Portal.Architecture.Tests;

/// <summary>The files of the repository as git sees them: tracked, or new and not ignored.</summary>
internal static class Repository
{
    private static readonly string[] s_notText = [".png", ".pdf", ".woff2", ".ico", ".xlsx"];
    private static readonly string[] s_outside = ["bin", "obj", "node_modules", "data", ".git"];

    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>All files, relative to the root, with forward slashes.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [.. (AsGitListsThem() ?? AsTheyLie()).Where(file => File.Exists(Path.Combine(Root, file))).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The files that people write and read.</summary>
    public static IEnumerable<string> TextFiles => Files.Where(file => !s_notText.Contains(Path.GetExtension(file)));

    public static string FullPath(string file) => Path.Combine(Root, file);

    public static string Read(string file) => File.ReadAllText(FullPath(file));

    public static string[] Lines(string file) => File.ReadAllLines(FullPath(file));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Portal.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("No folder above the tests holds Portal.sln.");
        return folder.FullName;
    }

    private static string[]? AsGitListsThem()
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", "ls-files -z --cached --others --exclude-standard") { WorkingDirectory = Root, RedirectStandardOutput = true, UseShellExecute = false })!;
            var listed = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return git.ExitCode == 0 ? listed.Split('\0', StringSplitOptions.RemoveEmptyEntries) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static IEnumerable<string> AsTheyLie() =>
        Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Intersect(s_outside).Any() && !file.Contains(".received."));
}
