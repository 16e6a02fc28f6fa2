using System.CommandLine;
using System.Globalization;
using Portal.Ledger.Notes;

namespace Portal.Cli;

/// <summary>Reads keys and checkpoints from files, and says in a sentence what is wrong with one.</summary>
internal static class CheckpointFiles
{
    private const int No = 1;
    private const int CannotRead = 2;

    /// <summary>Does a verb's work on files.</summary>
    /// <returns>What the work returns; 1 with a sentence when a file is not what it should be, 2 when it cannot be read.</returns>
    public static async Task<int> RunAsync(InvocationConfiguration console, Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (FormatException wrong)
        {
            await console.Error.WriteLineAsync(wrong.Message);
            return No;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException) // the edge of the process: a sentence instead of a stack trace
        {
            await console.Error.WriteLineAsync(unreadable.Message);
            return CannotRead;
        }
    }

    /// <summary>Reads checkpoints of one log.</summary>
    /// <param name="files">The checkpoints.</param>
    /// <param name="keyFile">The log's key.</param>
    /// <exception cref="FormatException">A file is no checkpoint, or not one that this key signed.</exception>
    public static IReadOnlyList<Checkpoint> Trusted(IEnumerable<string> files, string keyFile)
    {
        NoteKey? key = null;
        return files.Select(file =>
        {
            var checkpoint = Checkpoint(file);
            key ??= Key(keyFile, checkpoint.Origin);
            return checkpoint.StandingOf(key) == SignatureStanding.True
                ? checkpoint
                : throw new FormatException($"{file} is not signed for {PacketSentence.Printable(checkpoint.Origin)} by the key in {keyFile}, which is {key.Name}'s.");
        }).ToList();
    }

    public static Checkpoint Checkpoint(string file) =>
        Ledger.Notes.Checkpoint.TryParse(File.ReadAllBytes(file), out var checkpoint, out var refusal) ? checkpoint : throw new FormatException($"{file}: {refusal}");

    /// <summary>A log's public key: a verifier key, or PEM, which bears no name.</summary>
    /// <param name="file">The file.</param>
    /// <param name="origin">Name of the log when the file does not say it.</param>
    public static NoteKey Key(string file, string origin)
    {
        var text = File.ReadAllText(file);
        if (NoteKey.TryParse(text.Trim(), out var key))
            return key.Kind == NoteKeyKind.Log ? key : throw new FormatException($"{file} holds the key of a witness, not of a log.");
        try
        {
            return NoteKey.FromPem(NoteKeyKind.Log, origin, text);
        }
        catch (ArgumentException found)
        {
            throw new FormatException($"{file} holds no public key on P-256, as PEM or as a verifier key.", found);
        }
    }

    /// <summary>A private key in PEM.</summary>
    public static EcdsaCheckpointKey PrivateKey(string file)
    {
        try
        {
            return EcdsaCheckpointKey.FromPem(File.ReadAllText(file));
        }
        catch (FormatException found)
        {
            throw new FormatException($"{file} holds no private key on P-256 in PEM without a password.", found);
        }
    }

    /// <summary>An export: the lines of a file, each an entry.</summary>
    public static IEnumerable<byte[]> Entries(string file)
    {
        using var lines = File.OpenRead(file);
        var line = new MemoryStream();
        var buffer = new byte[65_536];
        var number = 0L;
        for (var read = lines.Read(buffer); read > 0; read = lines.Read(buffer))
        {
            var start = 0;
            for (var end = Array.IndexOf(buffer, (byte)'\n', 0, read); end >= 0; end = Array.IndexOf(buffer, (byte)'\n', start, read - start))
            {
                line.Write(buffer, start, end - start);
                yield return line.ToArray();
                line.SetLength(0);
                number++;
                start = end + 1;
            }

            line.Write(buffer, start, read - start);
        }

        if (line.Length > 0)
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{file}: line {number + 1} does not end in a line feed."));
    }
}
