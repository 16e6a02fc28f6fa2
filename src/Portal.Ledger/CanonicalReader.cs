using System.Buffers;
using System.Text;

namespace Portal.Ledger;

/// <summary>Walks over canonical JSON and refuses every other spelling of the same value, naming the byte.</summary>
/// <param name="bytes">What is read.</param>
internal ref struct CanonicalReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Index of the next byte.</summary>
    public int Position { get; private set; }

    private readonly ReadOnlySpan<byte> Rest => _bytes[Position..];

    public readonly FormatException Fail(string what, int position) =>
        new($"Not a canonical ledger entry: {what}, at byte {position}.");

    /// <summary>Takes the literal if it comes next.</summary>
    public bool Take(ReadOnlySpan<byte> literal)
    {
        if (!Rest.StartsWith(literal))
            return false;
        Position += literal.Length;
        return true;
    }

    public void Expect(ReadOnlySpan<byte> literal)
    {
        if (!Take(literal))
            throw Fail($"expected {Encoding.ASCII.GetString(literal)}", Position + Rest.CommonPrefixLength(literal));
    }

    public readonly void ExpectEnd()
    {
        if (!Rest.IsEmpty)
            throw Fail("bytes after the end", Position);
    }

    /// <summary>A whole number of JSON from 0 to <see cref="LedgerEntry.MaxSequence"/>, without leading zeros.</summary>
    public long WholeNumber()
    {
        var start = Position;
        var value = 0L;
        while (!Rest.IsEmpty && Rest[0] is >= (byte)'0' and <= (byte)'9' && value <= LedgerEntry.MaxSequence)
            value = (value * 10) + (_bytes[Position++] - '0');
        if (Position == start || (_bytes[start] == '0' && Position > start + 1) || value > LedgerEntry.MaxSequence)
            throw Fail($"expected a whole number up to {LedgerEntry.MaxSequence}", start);
        return value;
    }

    /// <summary>A string with the escapes of RFC 8785 §3.2.2.2 and valid UTF-8 otherwise.</summary>
    public string Text()
    {
        Expect("\""u8);
        var text = new StringBuilder();
        Span<char> units = stackalloc char[2];
        while (!Take("\""u8))
        {
            if (Take("\\"u8))
            {
                text.Append(Escape());
                continue;
            }

            if (Rest.IsEmpty)
                throw Fail("a string without its end", Position);
            if (Rest[0] < ' ')
                throw Fail("a control character that is not escaped", Position);
            if (Rune.DecodeFromUtf8(Rest, out var rune, out var length) != OperationStatus.Done)
                throw Fail("not UTF-8", Position);
            text.Append(units[..rune.EncodeToUtf16(units)]);
            Position += length;
        }

        return text.ToString();
    }

    private char Escape()
    {
        var start = Position - 1;
        if (!Rest.IsEmpty && CanonicalEscapes.CharacterOf((char)Rest[0]) is { } character)
        {
            Position++;
            return character;
        }

        if (Take("u00"u8) && Rest.Length >= 2 && Rest[0] is (byte)'0' or (byte)'1' && HexDigits.IndexOf(Rest[1]) is >= 0 and var low)
        {
            var control = (char)(((Rest[0] - '0') << 4) | low);
            Position += 2;
            if (CanonicalEscapes.ShortOf(control) is null)
                return control;
        }

        throw Fail("an escape that is not the shortest", start);
    }

    private static ReadOnlySpan<byte> HexDigits => "0123456789abcdef"u8;
}
