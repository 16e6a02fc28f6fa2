using System.Text;
using Portal.Packets.Pdf;

namespace Portal.Packets.Tests.Seal;

/// <summary>Writes a file of one revision anew with some of its objects changed: what a forger would seal.</summary>
internal static class Rewriting
{
    /// <summary>The file with every occurrence of a text replaced inside its objects; the table follows.</summary>
    public static byte[] Replacing(this byte[] pdf, string old, string with)
    {
        var objects = Objects(pdf);
        objects.Values.ShouldContain(text => text.Contains(old), $"{old} does not occur.");
        return Write(pdf, objects.ToDictionary(one => one.Key, one => one.Value.Replace(old, with)));
    }

    /// <summary>The file with an object added.</summary>
    public static byte[] Adding(this byte[] pdf, string value)
    {
        var objects = Objects(pdf);
        var number = objects.Keys.Max() + 1;
        objects[number] = $"{number} 0 obj\n{value}\nendobj\n";
        return Write(pdf, objects);
    }

    /// <summary>What stands behind the header, by object number.</summary>
    private static Dictionary<int, string> Objects(byte[] pdf)
    {
        var table = PdfTable.ReadAll(pdf, pdf.Length)[0];
        var starts = table.Offsets.OrderBy(entry => entry.Value).ToList();
        return starts.Select((entry, i) => (entry.Key, Text: Encoding.Latin1.GetString(pdf[entry.Value..(i + 1 < starts.Count ? starts[i + 1].Value : table.Start)]))).ToDictionary(one => one.Key, one => one.Text);
    }

    private static byte[] Write(byte[] pdf, Dictionary<int, string> objects)
    {
        var file = PdfFile.Read(pdf, pdf.Length);
        var text = new StringBuilder(Encoding.Latin1.GetString(pdf, 0, file.Numbers.Min(number => PdfTable.ReadAll(pdf, pdf.Length)[0].Offsets[number])));
        var table = new StringBuilder($"xref\n0 {objects.Keys.Max() + 1}\n0000000000 65535 f\r\n");
        foreach (var (_, value) in objects.OrderBy(one => one.Key))
        {
            table.Append($"{text.Length:D10} 00000 n\r\n");
            text.Append(value);
        }

        var start = text.Length;
        var trailer = file.Written(file.Trailer).Replace($"/Size {file.Size}", $"/Size {objects.Keys.Max() + 1}");
        return Encoding.Latin1.GetBytes(text.Append(table).Append($"trailer\n{trailer}\nstartxref\n{start}\n%%EOF").ToString());
    }
}
