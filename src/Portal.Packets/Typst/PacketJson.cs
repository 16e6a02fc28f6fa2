using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Portal.Application.Packets;

namespace Portal.Packets.Typst;

/// <summary>Writes a document as the data its template reads. Text is cleaned and cut here and is never markup there.</summary>
internal sealed partial class PacketJson(PacketGlyphs glyphs, PacketDocument document, Utf8JsonWriter json)
{
    /// <summary>What fits a line of each place without a break; see <see cref="TextWidth"/> and look.typ.</summary>
    private const double TitleRoom = 40, HeadingRoom = 62, LineRoom = 73, NameRoom = 22, ValueRoom = 46, SmallRoom = 60, SealRoom = 40, NoteRoom = 88;

    /// <summary>The whole document, without the bytes of its files.</summary>
    public static byte[] Write(PacketGlyphs glyphs, PacketDocument document)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
            new PacketJson(glyphs, document, json).Document();
        return bytes.ToArray();
    }

    private void Document()
    {
        var date = document.CreatedAt.UtcDateTime;
        json.WriteStartObject();
        json.WriteString("lang", document.Language);
        json.WriteBoolean("rtl", document.RightToLeft);
        List("date", [date.Year, date.Month, date.Day, date.Hour, date.Minute, date.Second], json.WriteNumberValue);
        Text("reference", PacketText.Code(document.Reference), SmallRoom);
        Text("title", document.Title, TitleRoom);
        json.WriteString("title-plain", glyphs.Clean(document.Title).Replace('\n', ' '));
        List("sender", document.Sender, line => Text(PacketText.Foreign(line), SmallRoom));
        Text("confidentiality", document.Confidentiality, SmallRoom);
        List("page-word", Placeholders().Split(glyphs.Clean(document.PageWord).Replace('\n', ' ')), json.WriteStringValue);
        List("seal", document.SealCaption, line => Text(line, SealRoom));
        List("sections", document.Sections, Section);
        List("files", document.Files.Index(), file => File(file.Index, file.Item));
        json.WriteEndObject();
    }

    private void Section(PacketSection section)
    {
        json.WriteStartObject();
        Text("heading", section.Heading, HeadingRoom);
        List("blocks", section.Blocks, Block);
        json.WriteEndObject();
    }

    private void Block(PacketBlock block)
    {
        json.WriteStartObject();
        switch (block)
        {
            case PacketBlock.Paragraph paragraph:
                json.WriteString("kind", "paragraph");
                Text("text", paragraph.Text, LineRoom);
                break;
            case PacketBlock.Facts facts:
                json.WriteString("kind", "facts");
                List("rows", facts.Rows, row =>
                {
                    json.WriteStartObject();
                    Text("name", row.Name, NameRoom);
                    Text("value", row.Value, ValueRoom);
                    json.WriteEndObject();
                });
                break;
            case PacketBlock.Table table:
                json.WriteString("kind", "table");
                var shares = ColumnShares.Of(table);
                List("shares", shares, json.WriteNumberValue);
                List("columns", table.Columns.Index(), head => Text(head.Item, ColumnShares.Room(shares[head.Index])));
                List("rows", table.Rows, row => List(row.Index(), cell => Text(cell.Item, ColumnShares.Room(shares[cell.Index]))));
                if (table.Note.Length > 0)
                    Text("note", table.Note, NoteRoom);
                else
                    json.WriteNull("note");
                break;
        }

        json.WriteEndObject();
    }

    private void File(int index, PacketFile file)
    {
        json.WriteStartObject();
        json.WriteString("path", string.Create(CultureInfo.InvariantCulture, $"job/file-{index}"));
        json.WriteString("name", file.Name);
        json.WriteString("media-type", file.MediaType);
        json.WriteString("description", glyphs.Clean(file.Description));
        json.WriteString("relationship", file.IsData ? "data" : "supplement");
        json.WriteEndObject();
    }

    private void Text(string name, PacketText text, double room)
    {
        json.WritePropertyName(name);
        Text(text, room);
    }

    private void Text(PacketText text, double room)
    {
        var code = text.Kind == PacketTextKind.Code;
        var clean = glyphs.Clean(text.Text ?? "");
        var rightToLeft = text.Kind switch
        {
            PacketTextKind.Code => false,
            PacketTextKind.Foreign => TextPieces.RunsRightToLeft(clean, document.RightToLeft),
            _ => document.RightToLeft,
        };
        json.WriteStartObject();
        json.WriteString("kind", text.Kind switch { PacketTextKind.Code => "code", PacketTextKind.Foreign => "foreign", _ => "words" });
        json.WriteBoolean("rtl", rightToLeft);
        List("lines", clean.Split('\n'), line => List(TextPieces.Cut(line, room, code, rightToLeft), Piece));
        json.WriteEndObject();
    }

    private void Piece(TextPiece piece)
    {
        if (piece.Plain)
        {
            json.WriteStringValue(piece.Text);
            return;
        }

        json.WriteStartObject();
        json.WriteString("text", piece.Text);
        json.WriteBoolean("breaks", piece.Breaks);
        json.WriteBoolean("ltr", piece.LeftToRight);
        json.WriteEndObject();
    }

    private void List<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        json.WritePropertyName(name);
        List(items, write);
    }

    private void List<T>(IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray();
        foreach (var item in items)
            write(item);
        json.WriteEndArray();
    }

    /// <summary>The captured placeholder stays in the list between the words around it.</summary>
    [GeneratedRegex(@"(?<word>\{pages?\})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Placeholders();
}
