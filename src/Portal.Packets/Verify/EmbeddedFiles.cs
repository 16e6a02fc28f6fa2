using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Portal.Packets.Pdf;

namespace Portal.Packets.Verify;

/// <summary>A file inside a packet, as the packet says.</summary>
/// <param name="Name">Its name in the list of attachments.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Stream">Object number of its contents.</param>
internal sealed record EmbeddedFile(string Name, string MediaType, int Stream);

/// <summary>The embedded files of a packet (ISO 32000-1 §7.11.4).</summary>
internal static partial class EmbeddedFiles
{
    private const int MostNodes = 64;
    private const int MostBytes = 64 * 1024 * 1024;

    /// <summary>The files of the name tree, in its order.</summary>
    public static IReadOnlyList<EmbeddedFile> List(PdfFile file)
    {
        if (file.Catalog.Find("Names") is not { } names || file.Dictionary(names).Find("EmbeddedFiles") is not { } tree)
            return [];
        var found = new List<EmbeddedFile>();
        Walk(file, tree, found, []);
        return found;
    }

    /// <summary>Object numbers of everything that says it is an embedded file, whether or not the list of attachments names it.</summary>
    public static IReadOnlySet<int> Streams(PdfFile file)
    {
        var streams = new HashSet<int>();
        var left = file.TableStart;
        foreach (var number in file.Numbers)
        {
            var value = file.Object(number);
            if ((left -= value.End - value.Start) < 0)
                throw new PdfFormatException("objects that overlap", value.Start);
            if (value is PdfDictionary dictionary && dictionary.Says("Type", "EmbeddedFile"))
                streams.Add(number);
            Seek(value, streams);
        }

        return streams;
    }

    /// <summary>The contents of a file; null when they are longer than <see cref="MostBytes"/>.</summary>
    public static byte[]? Read(PdfFile file, int number)
    {
        var stored = file.Stream(number);
        var dictionary = (PdfDictionary)file.Object(number);
        if (dictionary.Find("Filter") is null)
            return stored.Length <= MostBytes ? stored.ToArray() : null;
        if (!dictionary.Says("Filter", "FlateDecode") || dictionary.Find("DecodeParms") is not null)
            throw new PdfFormatException("a compression that is not in use", dictionary.Start);
        using var inflated = new ZLibStream(new MemoryStream(stored.ToArray(), writable: false), CompressionMode.Decompress);
        using var contents = new MemoryStream();
        var buffer = new byte[81920];
        for (var read = inflated.Read(buffer); read > 0; read = inflated.Read(buffer))
        {
            contents.Write(buffer, 0, read);
            if (contents.Length > MostBytes)
                return null;
        }

        return contents.ToArray();
    }

    /// <summary>Each node is walked once, so that a list that leads back to itself ends.</summary>
    private static void Walk(PdfFile file, PdfValue at, List<EmbeddedFile> found, HashSet<int> met)
    {
        var node = file.Dictionary(at);
        if (!met.Add(node.Start) || met.Count > MostNodes)
            throw new PdfFormatException("a list of files that leads back to itself or is too long", node.Start);
        if (node.Find("Kids") is { } kids)
        {
            foreach (var kid in file.Array(kids).Items)
                Walk(file, kid, found, met);
        }

        if (node.Find("Names") is not { } names)
            return;
        foreach (var pair in file.Array(names).Items.Chunk(2))
            found.Add(pair is [PdfText name, var specification] ? Open(file, name, file.Dictionary(specification)) : throw new PdfFormatException("no list of files", node.Start));
    }

    private static EmbeddedFile Open(PdfFile file, PdfText name, PdfDictionary specification)
    {
        var streams = file.Dictionary(specification.Get<PdfValue>("EF"));
        var stream = streams.Get<PdfReference>("F");
        var words = specification.Get<PdfText>("UF").AsWords();
        if (streams.Get<PdfReference>("UF").Number != stream.Number || words != name.AsWords() || words != specification.Get<PdfText>("F").AsWords())
            throw new PdfFormatException("a file with two names or two contents", specification.Start);
        var type = file.Dictionary(stream).Get<PdfName>("Subtype").Text;
        return new(words, Escape().Replace(type, escape => ((char)int.Parse(escape.ValueSpan[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString()), stream.Number);
    }

    /// <summary>Adds what any file specification points at, wherever it stands.</summary>
    private static void Seek(PdfValue value, HashSet<int> streams)
    {
        if (value is PdfArray array)
        {
            foreach (var item in array.Items)
                Seek(item, streams);
        }

        if (value is not PdfDictionary dictionary)
            return;
        foreach (var (key, entry) in dictionary.Entries)
        {
            if (key == "EF" && entry is PdfDictionary files)
                streams.UnionWith(files.Entries.Select(file => file.Value).OfType<PdfReference>().Select(reference => reference.Number));
            Seek(entry, streams);
        }
    }

    [GeneratedRegex("#[0-9a-fA-F]{2}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape();
}
