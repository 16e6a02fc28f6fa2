namespace Portal.Web.Hosting;

/// <summary>The folder of the embedded database, held by this process alone: two portals on one file would both raise
/// alarms. The operating system lets go of it however the process ends.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream _held;

    private DataFolder(FileStream held) => _held = held;

    /// <exception cref="InvalidOperationException">Another portal holds the folder.</exception>
    public static DataFolder Hold(string path)
    {
        Directory.CreateDirectory(path);
        try
        {
            return new(new(Path.Combine(path, "portal.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException taken)
        {
            throw new InvalidOperationException($"Another portal is running on {path}. Stop it, or set Portal:DataDirectory to another folder.", taken);
        }
    }

    public void Dispose() => _held.Dispose();
}
