using System.Text;

namespace Portal.Packets.Pdf;

/// <summary>Writes a value anew with something changed; all else is repeated byte for byte.</summary>
internal static class PdfEdit
{
    /// <summary>A dictionary with other values under some keys; keys it did not have come last.</summary>
    public static string With(this PdfFile file, PdfDictionary dictionary, params (string Key, string Value)[] changes)
    {
        var text = new StringBuilder("<<\n");
        foreach (var (key, value) in dictionary.Entries)
            text.Append('/').Append(key).Append(' ').Append(Array.Find(changes, change => change.Key == key).Value ?? file.Written(value)).Append('\n');
        foreach (var (key, value) in changes)
        {
            if (dictionary.Find(key) is null)
                text.Append('/').Append(key).Append(' ').Append(value).Append('\n');
        }

        return text.Append(">>").ToString();
    }

    /// <summary>An array with one more item.</summary>
    public static string With(this PdfFile file, PdfArray array, string item) => $"{file.Written(array)[..^1]} {item}]";
}
