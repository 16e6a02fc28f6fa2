using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Portal.Ledger.Notes;

/// <summary>Text and signature lines of a note (c2sp.org/signed-note). The text says nothing until a signature was verified.</summary>
/// <param name="Text">The text, with its last line feed.</param>
/// <param name="Signatures">The signature lines, in their order; no name and key id twice.</param>
internal sealed record SignedNote(string Text, IReadOnlyList<NoteSignature> Signatures)
{
    /// <summary>Longest note: room for 16 signatures of the longest known kind, as the specification asks, and for the text.</summary>
    public const int MaxBytes = 131_072;

    /// <summary>Most signature lines.</summary>
    public const int MaxSignatures = 32;

    /// <summary>The note's one spelling.</summary>
    public byte[] ToBytes() => StrictUtf8.Encoding.GetBytes($"{Text}\n{string.Concat(Signatures.Select(signature => signature.Line + "\n"))}");

    public static bool TryParse(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out SignedNote? note, out string refusal)
    {
        note = null;
        if (!TryDecode(bytes, out var all, out refusal))
            return false;
        var end = all.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0)
            return Refuse("no empty line before the signatures", out refusal);
        var lines = all[(end + 2)..].Split('\n');
        if (lines[^1].Length > 0)
            return Refuse("no line feed at the end", out refusal);
        if (lines.Length - 1 is 0 or > MaxSignatures)
            return Refuse($"not 1 to {MaxSignatures} signature lines", out refusal);
        var signatures = new List<NoteSignature>();
        foreach (var line in lines[..^1])
        {
            if (!NoteSignature.TryParse(line, out var signature))
                return Refuse($"signature line {signatures.Count + 1} is not one", out refusal);
            if (signatures.Exists(other => other.KeyName == signature.KeyName && other.KeyId == signature.KeyId))
                return Refuse($"signature line {signatures.Count + 1} bears a key's name and id a second time", out refusal);
            signatures.Add(signature);
        }

        note = new(all[..(end + 1)], signatures);
        return true;
    }

    private static bool TryDecode(ReadOnlySpan<byte> bytes, out string text, out string refusal)
    {
        (text, refusal) = ("", "");
        if (bytes.Length > MaxBytes)
            return Refuse($"more than {MaxBytes} bytes", out refusal);
        try
        {
            text = StrictUtf8.Encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Refuse("not UTF-8", out refusal);
        }

        return !text.Any(letter => letter < ' ' && letter != '\n') || Refuse("a control character", out refusal);
    }

    private static bool Refuse(string what, out string refusal)
    {
        refusal = $"Not a signed note: {what}.";
        return false;
    }
}
