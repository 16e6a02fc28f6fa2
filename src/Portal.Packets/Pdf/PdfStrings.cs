using System.Text;

namespace Portal.Packets.Pdf;

/// <summary>Reads strings (ISO 32000-1 §7.3.4).</summary>
internal static class PdfStrings
{
    public static PdfText ReadLiteral(PdfReader reader)
    {
        var start = reader.At;
        reader.Next();
        var bytes = new List<byte>();
        var open = 1;
        while (true)
        {
            var next = reader.Next();
            if (next < 0)
                throw new PdfFormatException("a string without end", start);
            if (next == '(')
                open++;
            if (next == ')' && --open == 0)
                return new([.. bytes], start, reader.At);
            bytes.Add(next == '\\' ? Escaped(reader) : (byte)next);
        }
    }

    public static PdfText ReadHexadecimal(PdfReader reader)
    {
        var start = reader.At;
        var digits = new StringBuilder();
        reader.Next();
        for (var next = reader.Next(); next != '>'; next = reader.Next())
        {
            if (next < 0 || !char.IsAsciiHexDigit((char)next))
                throw new PdfFormatException("a hexadecimal string with something else in it", start);
            digits.Append((char)next);
        }

        if (digits.Length % 2 != 0)
            throw new PdfFormatException("a hexadecimal string of half a byte", start);
        return new(Convert.FromHexString(digits.ToString()), start, reader.At);
    }

    /// <summary>A text string (§7.9.2.2): UTF-16BE behind its mark, Latin letters otherwise.</summary>
    public static string AsWords(this PdfText text) =>
        text.Bytes is [0xfe, 0xff, .. var wide] ? Encoding.BigEndianUnicode.GetString(wide) : Encoding.Latin1.GetString(text.Bytes);

    private static byte Escaped(PdfReader reader) => reader.Next() switch
    {
        'n' => 10,
        'r' => 13,
        't' => 9,
        'b' => 8,
        'f' => 12,
        '(' => (byte)'(',
        ')' => (byte)')',
        '\\' => (byte)'\\',
        >= '0' and <= '3' and var first when IsOctal(reader.Peek()) && IsOctal(reader.Peek(1)) => (byte)(((first - '0') << 6) | ((reader.Next() - '0') << 3) | (reader.Next() - '0')),
        _ => throw reader.Wrong("an escape that is not in use"),
    };

    private static bool IsOctal(int character) => character is >= '0' and <= '7';
}
