using Portal.Packets.Typst;

namespace Portal.Packets.Tests.Typst;

/// <summary>A copy of the worker's folder that a test may damage; what is large is linked.</summary>
internal sealed class WorkerFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("press");
    private readonly string _from = new TypstSettings().Folder;

    /// <summary>Copies the folder.</summary>
    /// <param name="before">Put before the template of letters.</param>
    public WorkerFolder(string before = "")
    {
        foreach (var part in new[] { "fonts", "node_modules" })
            Directory.CreateSymbolicLink(System.IO.Path.Combine(Path, part), System.IO.Path.Combine(_from, part));
        _folder.CreateSubdirectory("templates");
        foreach (var file in Directory.GetFiles(System.IO.Path.Combine(_from, "templates")))
            File.WriteAllText(System.IO.Path.Combine(Path, "templates", System.IO.Path.GetFileName(file)), (file.EndsWith("letter.typ", StringComparison.Ordinal) ? before : "") + File.ReadAllText(file));
        Mend();
    }

    public string Path => _folder.FullName;

    private string Worker => System.IO.Path.Combine(Path, "worker.mjs");

    /// <summary>Makes the worker end at once.</summary>
    public void Break() => File.WriteAllText(Worker, "process.exit(1);");

    /// <summary>Puts the worker right.</summary>
    public void Mend() => File.Copy(System.IO.Path.Combine(_from, "worker.mjs"), Worker, overwrite: true);

    public void Dispose() => _folder.Delete(recursive: true);
}
