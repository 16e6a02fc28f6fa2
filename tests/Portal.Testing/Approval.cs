using Shouldly;

namespace Portal.Testing;

/// <summary>Compares what the code says with the text file that people have read and approved. With
/// <c>PORTAL_APPROVE=1</c> in the environment the file is written instead; the change is then read in review.</summary>
public static class Approval
{
    /// <param name="relativePath">The approved file, relative to the repository's root, with forward slashes.</param>
    /// <param name="actual">What it should say now.</param>
    public static void Verify(string relativePath, string actual)
    {
        var path = Path.Combine(Root, relativePath);
        var received = Path.ChangeExtension(path, ".received" + Path.GetExtension(path));
        var now = Lines(actual);
        if (Environment.GetEnvironmentVariable("PORTAL_APPROVE") == "1")
        {
            Write(path, now);
            File.Delete(received);
            return;
        }

        var approved = File.Exists(path) ? Lines(File.ReadAllText(path)) : "";
        if (approved == now)
        {
            File.Delete(received);
            return;
        }

        Write(received, now);
        throw new ShouldAssertException(
            $"""
            {relativePath} no longer says what the code says. {FirstDifference(approved, now)}
            What the world can see changes only by an approved text: read the difference to {Path.GetFileName(received)} beside it, then run
            the test once with PORTAL_APPROVE=1 in the environment and commit the file.
            """);
    }

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Portal.sln")))
                folder = folder.Parent ?? throw new InvalidOperationException("No folder above the tests holds Portal.sln.");
            return folder.FullName;
        }
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static string FirstDifference(string approved, string now)
    {
        var (before, after) = (approved.Split('\n'), now.Split('\n'));
        var at = 0;
        while (at < before.Length && at < after.Length && before[at] == after[at])
            at++;
        return $"First difference in line {at + 1}:\n  approved: {before.ElementAtOrDefault(at)}\n  now:      {after.ElementAtOrDefault(at)}";
    }
}
