using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Portal.Ledger.Notes;

/// <summary>One signature line of a note (c2sp.org/signed-note, Format): em dash, space, key name, space, base 64 of key id and
/// signature. Two are the same when their lines are.</summary>
/// <param name="KeyName">Name of the key: not empty, without white space and plus.</param>
/// <param name="KeyId">The four bytes that tell keys of one name apart. Not a proof of anything.</param>
/// <param name="Signature">What the key's kind makes of it; at least one byte.</param>
public sealed record NoteSignature(string KeyName, uint KeyId, byte[] Signature)
{
    private const string Start = "\u2014 ";

    /// <summary>The line, without its line feed.</summary>
    public string Line
    {
        get
        {
            var bytes = new byte[sizeof(uint) + Signature.Length];
            BinaryPrimitives.WriteUInt32BigEndian(bytes, KeyId);
            Signature.CopyTo(bytes, sizeof(uint));
            return $"{Start}{KeyName} {Convert.ToBase64String(bytes)}";
        }
    }

    /// <summary>Reads one line.</summary>
    /// <param name="line">The line, without its line feed.</param>
    /// <param name="signature">What it says, when it is one.</param>
    /// <returns>Whether it is a signature line in its one spelling.</returns>
    public static bool TryParse(string line, [NotNullWhen(true)] out NoteSignature? signature)
    {
        signature = null;
        if (!line.StartsWith(Start, StringComparison.Ordinal))
            return false;
        var parts = line[Start.Length..].Split(' ');
        if (parts.Length != 2 || !NoteKey.IsName(parts[0]) || !StrictBase64.TryRead(parts[1], out var bytes) || bytes.Length <= sizeof(uint))
            return false;
        signature = new(parts[0], BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes[sizeof(uint)..]);
        return true;
    }

    /// <summary>Whether both are the same line.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(NoteSignature? other) => other is not null && other.Line == Line;

    /// <summary>Hash of the line.</summary>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Line);
}
