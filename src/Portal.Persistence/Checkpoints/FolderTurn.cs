namespace Portal.Persistence.Checkpoints;

/// <summary>The right to write into a folder, one process at a time. The operating system takes it back however the process ends.</summary>
internal static class FolderTurn
{
    private const string LockFile = "lock";

    // What the systems say of a file that somebody else holds.
    private const int WouldBlock = 11;
    private const int WouldBlockOnMac = 35;
    private const int SharingViolation = unchecked((int)0x80070020);

    /// <returns>The turn, until it is disposed; null while another process has it.</returns>
    /// <exception cref="IOException">The lock cannot be made at all.</exception>
    public static IDisposable? TryTake(string folder)
    {
        var path = Path.Combine(folder, LockFile);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken) when (taken.HResult is WouldBlock or WouldBlockOnMac or SharingViolation)
        {
            return null;
        }
    }
}
