using System.Text;

namespace Portal.Packets.Pdf;

/// <summary>A file of one revision, as the typesetter writes it.</summary>
internal sealed class PdfFile
{
    private readonly int _length;
    private readonly PdfTable _table;

    private PdfFile(byte[] bytes, int length, PdfTable table) => (Bytes, _length, _table) = (bytes, length, table);

    /// <summary>The bytes it was read from; there may be more of them than the file has.</summary>
    public byte[] Bytes { get; }

    /// <summary>Its trailer.</summary>
    public PdfDictionary Trailer => _table.Trailer;

    /// <summary>Where its table stands.</summary>
    public int TableStart => _table.Start;

    /// <summary>The byte after its end mark.</summary>
    public int TableEnd => _table.End;

    /// <summary>One more than the highest object number.</summary>
    public int Size => Trailer.GetCount("Size");

    /// <summary>The catalog (ISO 32000-1 §7.7.2).</summary>
    public PdfDictionary Catalog => Dictionary(Trailer.Get<PdfReference>("Root"));

    /// <summary>Numbers of all objects.</summary>
    public IEnumerable<int> Numbers => _table.Offsets.Keys;

    /// <summary>Reads a file that ends with <c>%%EOF</c> and was never revised.</summary>
    /// <param name="bytes">The file, perhaps with more behind it.</param>
    /// <param name="length">Its length.</param>
    public static PdfFile Read(byte[] bytes, int length)
    {
        if (!bytes.AsSpan(0, length).StartsWith("%PDF-1.7\n"u8))
            throw new PdfFormatException("not a file of PDF 1.7", 0);
        var tables = PdfTable.ReadAll(bytes, length);
        if (tables.Count != 1)
            throw new PdfFormatException("a file that was revised", tables[^1].Start);
        if (tables[0].End != length)
            throw new PdfFormatException("bytes behind the end mark", tables[0].End);
        var file = new PdfFile(bytes, length, tables[0]);
        if (file.Size != tables[0].Offsets.Count + 1 || file.Numbers.Any(number => number < 1 || number >= file.Size))
            throw new PdfFormatException("objects that are not numbered one after another", tables[0].Start);
        return file;
    }

    /// <summary>The object of a number.</summary>
    public PdfValue Object(int number) => Open(number).Value;

    /// <summary>The dictionary that a reference names or that stands here itself.</summary>
    public PdfDictionary Dictionary(PdfValue value) => Resolve(value) as PdfDictionary ?? throw new PdfFormatException("no dictionary", value.Start);

    /// <summary>The array that a reference names or that stands here itself.</summary>
    public PdfArray Array(PdfValue value) => Resolve(value) as PdfArray ?? throw new PdfFormatException("no array", value.Start);

    /// <summary>The bytes of a stream as they are stored.</summary>
    public ReadOnlyMemory<byte> Stream(int number)
    {
        var (reader, value) = Open(number);
        var length = (value as PdfDictionary ?? throw new PdfFormatException("no stream", value.Start)).GetCount("Length");
        reader.Expect("stream");
        reader.ExpectHere("\n");
        var start = reader.At;
        if (length > _length - start)
            throw new PdfFormatException("a stream longer than the file", start);
        new PdfReader(Bytes, start + length, _length).Expect("endstream");
        return Bytes.AsMemory(start, length);
    }

    /// <summary>The characters of a value as written.</summary>
    public string Written(PdfValue value) => Encoding.Latin1.GetString(Bytes, value.Start, value.End - value.Start);

    private PdfValue Resolve(PdfValue value) => value is PdfReference reference ? Object(reference.Number) : value;

    private (PdfReader Reader, PdfValue Value) Open(int number)
    {
        if (!_table.Offsets.TryGetValue(number, out var offset))
            throw new PdfFormatException($"object {number} is missing", _table.Start);
        return PdfObject.Open(Bytes, _length, offset, number);
    }
}
