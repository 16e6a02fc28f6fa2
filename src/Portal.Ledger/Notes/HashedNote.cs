using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Portal.Ledger.Notes;

/// <summary>Lines, hashes and a checkpoint behind them: the shape that a proof file and a submission to a witness share.</summary>
/// <param name="Head">The lines before the hashes.</param>
/// <param name="Hashes">The hashes, 32 bytes each.</param>
/// <param name="Checkpoint">The checkpoint after the empty line.</param>
internal sealed record HashedNote(IReadOnlyList<string> Head, IReadOnlyList<byte[]> Hashes, Checkpoint Checkpoint)
{
    /// <summary>Most hashes of one proof: the path in a tree of 2^63 leaves, and what c2sp.org/tlog-witness allows.</summary>
    public const int MaxHashes = 63;

    /// <summary>Longest part before the checkpoint.</summary>
    private const int MaxHeadBytes = 65_536;

    public byte[] ToBytes()
    {
        var lines = Head.Concat(Hashes.Select(hash => Convert.ToBase64String(hash)));
        return [.. StrictUtf8.Encoding.GetBytes(string.Concat(lines.Select(line => line + "\n")) + "\n"), .. Checkpoint.ToBytes()];
    }

    /// <summary>Reads one.</summary>
    /// <param name="bytes">All of it.</param>
    /// <param name="isHead">Whether a line, by its place, stands before the hashes.</param>
    /// <param name="note">What was read.</param>
    /// <param name="refusal">Why nothing was read, in words.</param>
    public static bool TryParse(ReadOnlySpan<byte> bytes, Func<int, string, bool> isHead, [NotNullWhen(true)] out HashedNote? note, out string refusal)
    {
        note = null;
        var end = bytes.IndexOf("\n\n"u8);
        if (end is < 0 or > MaxHeadBytes)
        {
            refusal = "no empty line before the checkpoint";
            return false;
        }

        // What is not UTF-8 becomes a character that no line may hold.
        var lines = Encoding.UTF8.GetString(bytes[..end]).Split('\n');
        var head = lines.TakeWhile((line, at) => isHead(at, line)).ToList();
        var hashes = new List<byte[]>();
        foreach (var line in lines[head.Count..])
        {
            if (hashes.Count == MaxHashes || !StrictBase64.TryRead(line, out var hash) || hash.Length != MerkleTree.HashLength)
            {
                refusal = $"line {head.Count + hashes.Count + 1} is not one of at most {MaxHashes} hashes of 32 bytes in base 64";
                return false;
            }

            hashes.Add(hash);
        }

        if (!Checkpoint.TryParse(bytes[(end + 2)..], out var checkpoint, out refusal))
            return false;
        note = new(head, hashes, checkpoint);
        return true;
    }
}
