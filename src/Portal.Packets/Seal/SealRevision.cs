using System.Globalization;
using System.Text;
using Portal.Packets.Pdf;

namespace Portal.Packets.Seal;

/// <summary>The revision that carries a seal, with room for the signature still empty. Nothing in it is left to chance: the same
/// file, place and time give the same bytes, and the verifier writes it once more to see that nothing else came with the seal.</summary>
/// <param name="Bytes">The file with the revision behind it.</param>
/// <param name="GapStart">The bracket that opens the signature's hexadecimal string.</param>
/// <param name="GapEnd">The byte after the bracket that closes it.</param>
internal sealed record SealRevision(byte[] Bytes, int GapStart, int GapEnd)
{
    /// <summary>Room for a signature; with its certificates and a time stamp it takes about a quarter of it.</summary>
    public const int Room = 16384;

    private const int OffsetDigits = 10;
    private const int MostPages = 100_000;

    /// <summary>Writes the revision.</summary>
    /// <param name="file">A tagged file of one revision.</param>
    /// <param name="place">Where the field stands.</param>
    /// <param name="date">The time of sealing as a PDF date.</param>
    public static SealRevision Write(PdfFile file, SealPlace place, string date)
    {
        var size = file.Size;
        var (widget, form, appearance, signature) = (size, size + 1, size + 2, size + 3);
        var objects = new SortedDictionary<int, string>
        {
            [widget] = Text($"<< /Type /Annot /Subtype /Widget /FT /Sig /T (seal) /TU (Electronic seal) /F 132 /Rect [{place.Left:0.##} {place.Bottom:0.##} {place.Right:0.##} {place.Top:0.##}] /P {place.Page} 0 R /V {signature} 0 R /AP << /N {appearance} 0 R >> /StructParent {NextParentKey(file)} >>"),
            [appearance] = Text($"<< /Type /XObject /Subtype /Form /BBox [0 0 {place.Right - place.Left:0.##} {place.Top - place.Bottom:0.##}] /Resources << >> /Length 0 >>\nstream\n\nendstream"),
            [signature] = Text($"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M ({date}) /ByteRange [{Ranges(0, 0, 0)}] /Contents <{new string('0', 2 * Room)}> >>"),
        };
        RewritePage(file, place.Page, widget, objects);
        RewriteStructure(file, place.Page, widget, form, objects);
        var root = file.Trailer.Get<PdfReference>("Root");
        if (file.Catalog.Find("AcroForm") is not null)
            throw new PdfFormatException("a file with a form of its own", file.Catalog.Start);
        objects[root.Number] = file.With(file.Catalog, ("AcroForm", Text($"<< /Fields [{widget} 0 R] /SigFlags 3 >>")));
        return Lay(file, objects, signature);
    }

    private static void RewritePage(PdfFile file, int number, int widget, SortedDictionary<int, string> objects)
    {
        var page = file.Object(number) as PdfDictionary ?? throw new PdfFormatException("no page", file.TableStart);
        var item = Text($"{widget} 0 R");
        var annotations = page.Find("Annots") is { } present ? file.With(file.Array(present), item) : $"[{item}]";
        objects[number] = file.With(page, ("Annots", annotations), ("Tabs", "/S"));
    }

    /// <summary>A field is part of the document's structure (PDF/A-3a, ISO 19005-3 §6.7): a Form element under Document, found
    /// from the field through the parent tree (ISO 32000-1 §14.7.4.4).</summary>
    private static void RewriteStructure(PdfFile file, int page, int widget, int form, SortedDictionary<int, string> objects)
    {
        var structure = file.Catalog.Get<PdfReference>("StructTreeRoot");
        var root = file.Dictionary(structure);
        if (file.Array(root.Get<PdfValue>("K")).Items is not [PdfReference top] || !file.Dictionary(top).Says("S", "Document"))
            throw new PdfFormatException("the structure does not begin with one Document", root.Start);
        var document = file.Dictionary(top);
        var parents = root.Get<PdfDictionary>("ParentTree");
        var key = NextParentKey(file);
        objects[top.Number] = file.With(document, ("K", file.With(file.Array(document.Get<PdfValue>("K")), Text($"{form} 0 R"))));
        objects[form] = Text($"<< /Type /StructElem /S /Form /P {top.Number} 0 R /Pg {page} 0 R /K << /Type /OBJR /Obj {widget} 0 R /Pg {page} 0 R >> >>");
        objects[structure.Number] = file.With(
            root,
            ("ParentTree", file.With(parents, ("Nums", file.With(parents.Get<PdfArray>("Nums"), Text($"{key} {form} 0 R"))))),
            ("ParentTreeNextKey", Text($"{key + 1}")));
    }

    private static int NextParentKey(PdfFile file)
    {
        var root = file.Dictionary(file.Catalog.Get<PdfReference>("StructTreeRoot"));
        var next = root.GetCount("ParentTreeNextKey");
        return next < MostPages ? next : throw new PdfFormatException("more pages than can be", root.Start);
    }

    private static SealRevision Lay(PdfFile file, SortedDictionary<int, string> objects, int signature)
    {
        var before = file.TableEnd;
        var text = new StringBuilder("\n");
        var table = new StringBuilder("xref\n0 1\n0000000000 65535 f\r\n");
        foreach (var (number, value) in objects)
        {
            table.Append(Text($"{number} 1\n{before + text.Length:D10} 00000 n\r\n"));
            text.Append(Text($"{number} 0 obj\n")).Append(value).Append("\nendobj\n");
        }

        var start = before + text.Length;
        string Kept(string key) => file.Trailer.Find(key) is { } value ? $"/{key} {file.Written(value)}\n" : "";
        text.Append(table).Append(Text($"trailer\n<<\n/Size {signature + 1}\n{Kept("Root")}{Kept("Info")}{Kept("ID")}/Prev {file.TableStart}\n>>\nstartxref\n{start}\n%%EOF\n"));
        return Measure(file, text.ToString());
    }

    /// <summary>Says in the signature which bytes it covers: all but its own string.</summary>
    private static SealRevision Measure(PdfFile file, string revision)
    {
        var before = file.TableEnd;
        var blank = "/Contents <" + new string('0', 2 * Room);
        var gap = revision.LastIndexOf(blank, StringComparison.Ordinal) + "/Contents ".Length;
        var (gapStart, gapEnd, end) = (before + gap, before + gap + 2 + (2 * Room), before + revision.Length);
        var filled = revision.Replace($"/ByteRange [{Ranges(0, 0, 0)}]", $"/ByteRange [{Ranges(gapStart, gapEnd, end - gapEnd)}]", StringComparison.Ordinal);
        var bytes = new byte[end];
        file.Bytes.AsSpan(0, before).CopyTo(bytes);
        Encoding.Latin1.GetBytes(filled, bytes.AsSpan(before));
        return new(bytes, gapStart, gapEnd);
    }

    /// <summary>The three offsets, each as wide as the largest can be, so that filling them in moves nothing.</summary>
    private static string Ranges(int gapStart, int gapEnd, int rest) =>
        Text($"0 {gapStart.ToString(CultureInfo.InvariantCulture).PadRight(OffsetDigits)} {gapEnd.ToString(CultureInfo.InvariantCulture).PadRight(OffsetDigits)} {rest.ToString(CultureInfo.InvariantCulture).PadRight(OffsetDigits)}");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    /// <summary>The bytes the signature covers.</summary>
    public byte[] Covered() => [.. Bytes.AsSpan(0, GapStart), .. Bytes.AsSpan(GapEnd)];
}
