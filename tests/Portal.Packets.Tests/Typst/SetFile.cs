using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Portal.Packets.Tests.Typst;

/// <summary>Just enough of a PDF reader to look into a set file.</summary>
internal sealed partial class SetFile
{
    private readonly byte[] _bytes;

    public SetFile(byte[] bytes)
    {
        _bytes = bytes;
        Text = Encoding.Latin1.GetString(bytes);
        Streams = [.. StreamStart().Matches(Text).Select(Inflate)];
    }

    /// <summary>The file, one character for each byte.</summary>
    public string Text { get; }

    /// <summary>Every stream, inflated where it was deflated.</summary>
    public IReadOnlyList<byte[]> Streams { get; }

    /// <summary>The description of the file that archives read.</summary>
    public string Xmp => Streams.Select(Encoding.UTF8.GetString).Single(stream => stream.Contains("<x:xmpmeta"));

    /// <summary>The title, as readers show it.</summary>
    public string Title => XDocument.Parse(Xmp[Xmp.IndexOf("<x:xmpmeta", StringComparison.Ordinal)..(Xmp.IndexOf("</x:xmpmeta>", StringComparison.Ordinal) + 12)])
        .Descendants().Single(element => element.Name.LocalName == "title").Value;

    private byte[] Inflate(Match start)
    {
        var dictionary = Text[Text.LastIndexOf(" obj", start.Index, StringComparison.Ordinal)..start.Index];
        var length = int.Parse(Regex.Match(dictionary, @"/Length (\d+)").Groups[1].Value);
        var raw = _bytes.AsSpan(start.Index + start.Length, length).ToArray();
        if (!dictionary.Contains("/FlateDecode"))
            return raw;
        using var inflated = new MemoryStream();
        using (var zlib = new ZLibStream(new MemoryStream(raw), CompressionMode.Decompress))
            zlib.CopyTo(inflated);
        return inflated.ToArray();
    }

    [GeneratedRegex(@"\bstream\r?\n")]
    private static partial Regex StreamStart();
}
