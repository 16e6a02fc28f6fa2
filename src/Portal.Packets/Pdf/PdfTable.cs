using System.Globalization;
using System.Text;

namespace Portal.Packets.Pdf;

/// <summary>One cross-reference table with its trailer (ISO 32000-1 §7.5.4, §7.5.5): what one revision of a file says about
/// itself. Tables only; cross-reference streams and object streams are refused.</summary>
/// <param name="Start">Where the table stands.</param>
/// <param name="End">The byte after this revision's <c>%%EOF</c>.</param>
/// <param name="Offsets">Where each object stands that this revision writes.</param>
/// <param name="Trailer">The trailer.</param>
internal sealed record PdfTable(int Start, int End, IReadOnlyDictionary<int, int> Offsets, PdfDictionary Trailer)
{
    private const int MostRevisions = 16;
    private const int EntryLength = 20;

    /// <summary>Every revision's table, the oldest first.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="length">How much of it to read.</param>
    public static IReadOnlyList<PdfTable> ReadAll(byte[] file, int length)
    {
        var tables = new List<PdfTable>();
        for (int? at = LastStart(file, length); at is { } start; at = tables[0].Trailer.Find("Prev") is null ? null : tables[0].Trailer.GetCount("Prev"))
        {
            if (tables.Count == MostRevisions || (tables.Count > 0 && start >= tables[0].Start))
                throw new PdfFormatException("tables do not lead back to a first one", start);
            tables.Insert(0, ReadOne(file, length, start));
        }

        return tables;
    }

    /// <summary>The number behind the last <c>startxref</c>.</summary>
    private static int LastStart(byte[] file, int length)
    {
        var from = Math.Max(0, length - 64);
        var word = file.AsSpan(from, length - from).LastIndexOf("startxref"u8);
        if (word < 0)
            throw new PdfFormatException("no startxref near the end", length);
        var reader = new PdfReader(file, from + word, length);
        reader.Expect("startxref");
        return reader.ReadCount();
    }

    private static PdfTable ReadOne(byte[] file, int length, int start)
    {
        if (start >= length)
            throw new PdfFormatException("a table behind the end", start);
        var reader = new PdfReader(file, start, length);
        reader.ExpectHere("xref\n");
        var offsets = new Dictionary<int, int>();
        while (!reader.IsAt("trailer"))
            ReadSection(file, length, reader, offsets);
        reader.Expect("trailer");
        var trailer = reader.ReadEntries();
        if (trailer.Find("Encrypt") is not null || trailer.Find("XRefStm") is not null)
            throw new PdfFormatException("an encrypted or a hybrid file", start);
        reader.Expect("startxref");
        if (reader.ReadCount() != start)
            throw reader.Wrong("startxref does not name the table before it");
        reader.ExpectHere("\n%%EOF");
        return new(start, reader.At, offsets, trailer);
    }

    private static void ReadSection(byte[] file, int length, PdfReader reader, Dictionary<int, int> offsets)
    {
        var first = reader.ReadCount();
        var count = reader.ReadCount();
        reader.ExpectHere("\n");
        for (var i = 0; i < count; i++)
        {
            if (reader.At + EntryLength > length)
                throw reader.Wrong("a table without end");
            var entry = Encoding.Latin1.GetString(file, reader.At, EntryLength);
            if (entry[17] == 'n' && !offsets.TryAdd(first + i, Offset(entry, length, reader)))
                throw reader.Wrong("an object that stands twice in one table");
            if (entry[17] == 'f' && (first + i != 0 || entry[..17] != "0000000000 65535 "))
                throw reader.Wrong("a deleted object");
            reader.ExpectHere(entry);
        }
    }

    private static int Offset(string entry, int length, PdfReader reader) =>
        entry[10..17] == " 00000 " && entry[18..] is " \n" or " \r" or "\r\n" && int.TryParse(entry[..10], NumberStyles.None, CultureInfo.InvariantCulture, out var offset) && offset < length
            ? offset
            : throw reader.Wrong("an entry of the table that is malformed");
}
