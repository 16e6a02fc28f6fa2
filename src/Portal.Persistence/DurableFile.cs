using System.Runtime.InteropServices;
using System.Text;

namespace Portal.Persistence;

/// <summary>Replaces a file so that after a crash or a loss of power there is the old one or the new one, whole.</summary>
public static class DurableFile
{
    private const int ReadOnly = 0;
    private const int AlreadyThere = 17;

    /// <summary>Writes a new file, forces it to disk, puts it in the old one's place and forces the folder to disk.</summary>
    /// <param name="path">The file. Two writers of one file must take turns.</param>
    /// <param name="bytes">All of its new contents.</param>
    /// <param name="mode">Who may do what with a new file, where the system knows such modes.</param>
    /// <exception cref="IOException">It could not be written, or not forced to disk. Then the old one is still there, or the
    /// new one is and may not outlast a loss of power: write again before telling anybody.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> bytes, UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite)
    {
        var fresh = path + ".new";
        Write(fresh, FileMode.Create, bytes, mode);
        File.Move(fresh, path, overwrite: true);
        FlushFolderOf(path);
    }

    /// <summary>Makes a file that must not be there yet: whoever finds it finds it whole, and of two who make it one does.</summary>
    /// <param name="path">The file. Any number of writers may try at once.</param>
    /// <param name="bytes">All of its contents.</param>
    /// <param name="mode">Who may do what with it, where the system knows such modes.</param>
    /// <returns>Whether it was made; false when another file is there, which is left as it is.</returns>
    /// <exception cref="IOException">It could not be written, or not forced to disk.</exception>
    public static bool Create(string path, ReadOnlySpan<byte> bytes, UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite)
    {
        var fresh = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            Write(fresh, FileMode.CreateNew, bytes, mode);
            if (!Name(fresh, path))
                return false;
        }
        finally
        {
            File.Delete(fresh);
        }

        FlushFolderOf(path);
        return true;
    }

    /// <summary>Makes a folder, with those above it that are missing, and forces their names to disk.</summary>
    /// <param name="folder">The folder. One that is there is left as it is.</param>
    /// <exception cref="IOException">It could not be made, or not forced to disk.</exception>
    public static void MakeFolder(string folder)
    {
        var missing = new Stack<string>();
        for (var at = Path.GetFullPath(folder); !Directory.Exists(at) && Path.GetDirectoryName(at) is { } parent; at = parent)
            missing.Push(parent);
        Directory.CreateDirectory(folder);
        while (!OperatingSystem.IsWindows() && missing.TryPop(out var parent))
            FlushFolder(parent);
    }

    private static void Write(string path, FileMode how, ReadOnlySpan<byte> bytes, UnixFileMode mode)
    {
        var options = new FileStreamOptions { Mode = how, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = mode;
        using var file = new FileStream(path, options);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Gives a file its name where no other file has it. To look and then rename would let two writers pass; a second name is given
    /// by the system in one step.</summary>
    private static bool Name(string fresh, string path)
    {
        if (OperatingSystem.IsWindows())
        {
            try
            {
                File.Move(fresh, path, overwrite: false);
                return true;
            }
            catch (IOException) when (File.Exists(path))
            {
                return false;
            }
        }

        if (Link([.. Encoding.UTF8.GetBytes(fresh), 0], [.. Encoding.UTF8.GetBytes(path), 0]) == 0)
            return true;
        var error = Marshal.GetLastPInvokeError();
        return error == AlreadyThere ? false : throw new IOException($"The file {path} cannot be made (error {error}): its file system must know hard links.");
    }

    private static void FlushFolderOf(string path)
    {
        if (!OperatingSystem.IsWindows())
            FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/");
    }

    /// <summary>The name of a file outlasts a loss of power when its folder was forced to disk, which .NET has no call for.</summary>
    private static void FlushFolder(string folder)
    {
        var descriptor = Open([.. Encoding.UTF8.GetBytes(folder), 0], ReadOnly);
        if (descriptor < 0)
            throw new IOException($"The folder {folder} cannot be opened (error {Marshal.GetLastPInvokeError()}).");
        try
        {
            if (Sync(descriptor) != 0)
                throw new IOException($"The folder {folder} cannot be forced to disk (error {Marshal.GetLastPInvokeError()}).");
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link(byte[] path, byte[] another);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
