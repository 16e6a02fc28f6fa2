using System.Text;

namespace Portal.Packets.Pdf;

/// <summary>Reads values of a file one after another. It knows the part of ISO 32000-1 §7.2 and §7.3 that is in use here, and
/// refuses the rest: comments, generations other than 0, nesting deeper than <see cref="Deepest"/>.</summary>
internal sealed class PdfReader(byte[] file, int at, int end)
{
    private const int Deepest = 32;

    private int _depth;

    /// <summary>The next byte to read.</summary>
    public int At { get; private set; } = at;

    /// <summary>The next value.</summary>
    public PdfValue Read()
    {
        SkipBlanks();
        if (++_depth > Deepest)
            throw Wrong("nested too deeply");
        var value = Peek() switch
        {
            '/' => ReadName(),
            '[' => ReadArray(),
            '(' => PdfStrings.ReadLiteral(this),
            '<' when Peek(1) == '<' => ReadDictionary(),
            '<' => PdfStrings.ReadHexadecimal(this),
            (>= '0' and <= '9') or '-' or '+' or '.' => ReadNumberOrReference(),
            _ => ReadConstant(),
        };
        _depth--;
        return value;
    }

    /// <summary>A dictionary and nothing else.</summary>
    public PdfDictionary ReadEntries() => Read() as PdfDictionary ?? throw Wrong("no dictionary");

    /// <summary>A whole number and nothing else.</summary>
    public int ReadCount()
    {
        SkipBlanks();
        return ReadNumber().AsCount();
    }

    /// <summary>Passes over a word that must stand here, after blanks.</summary>
    public void Expect(string word)
    {
        SkipBlanks();
        ExpectHere(word);
    }

    /// <summary>Passes over characters that must stand exactly here.</summary>
    public void ExpectHere(string characters)
    {
        foreach (var character in characters)
        {
            if (Next() != character)
                throw Wrong($"'{characters.Trim()}' does not stand here");
        }
    }

    /// <summary>Whether these characters come next, after blanks.</summary>
    public bool IsAt(string word)
    {
        SkipBlanks();
        return file.AsSpan(At, end - At).StartsWith(Encoding.ASCII.GetBytes(word));
    }

    /// <summary>The byte so many places on, or -1 after the end.</summary>
    public int Peek(int ahead = 0) => At + ahead < end ? file[At + ahead] : -1;

    /// <summary>Takes a byte, or -1 after the end.</summary>
    public int Next() => At < end ? file[At++] : -1;

    /// <summary>What to throw here.</summary>
    public PdfFormatException Wrong(string reason) => new(reason, At);

    /// <summary>Passes over white space.</summary>
    public void SkipBlanks()
    {
        while (IsBlank(Peek()))
            At++;
    }

    private PdfName ReadName()
    {
        var start = At++;
        return new(TakeRegular(), start, At);
    }

    private PdfConstant ReadConstant()
    {
        var start = At;
        var word = TakeRegular();
        return word is "true" or "false" or "null" ? new(word, start, At) : throw new PdfFormatException("no value", start);
    }

    private PdfArray ReadArray()
    {
        var start = At++;
        var items = new List<PdfValue>();
        for (SkipBlanks(); Peek() != ']'; SkipBlanks())
            items.Add(Read());
        At++;
        return new(items, start, At);
    }

    private PdfDictionary ReadDictionary()
    {
        var start = At;
        At += 2;
        var entries = new List<(string Key, PdfValue Value)>();
        var keys = new HashSet<string>();
        for (SkipBlanks(); Peek() != '>'; SkipBlanks())
        {
            if (Peek() != '/')
                throw Wrong("no key");
            var key = ReadName().Text;
            if (!keys.Add(key))
                throw Wrong($"/{key} stands twice");
            entries.Add((key, Read()));
        }

        ExpectHere(">>");
        return new(entries, start, At);
    }

    private PdfNumber ReadNumber()
    {
        var start = At;
        var text = TakeRegular();
        return text.Length is > 0 and < 32 && text.All(character => char.IsAsciiDigit(character) || character is '-' or '+' or '.') ? new(text, start, At) : throw new PdfFormatException("no number", start);
    }

    private PdfValue ReadNumberOrReference()
    {
        var number = ReadNumber();
        if (!char.IsAsciiDigit(number.Text[0]) || Peek() != ' ' || Peek(1) != '0' || Peek(2) != ' ' || Peek(3) != 'R')
            return number;
        At += 4;
        return new PdfReference(number.AsCount(), number.Start, At);
    }

    private string TakeRegular()
    {
        var start = At;
        while (Peek() is var next and >= 0 && !IsBlank(next) && !"()<>[]{}/%".Contains((char)next, StringComparison.Ordinal))
            At++;
        return Encoding.Latin1.GetString(file, start, At - start);
    }

    private static bool IsBlank(int character) => character is 0 or 9 or 10 or 12 or 13 or 32;
}
