using System.Globalization;

namespace Portal.Packets.Pdf;

/// <summary>Opens one object (ISO 32000-1 §7.3.10).</summary>
internal static class PdfObject
{
    /// <summary>Reads the value of the object that must stand at an offset; the reader stays behind it.</summary>
    public static (PdfReader Reader, PdfValue Value) Open(byte[] file, int length, int offset, int number)
    {
        var reader = new PdfReader(file, offset, length);
        reader.ExpectHere(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n"));
        var value = reader.Read();
        if (!reader.IsAt("endobj") && !(value is PdfDictionary && reader.IsAt("stream")))
            throw reader.Wrong("an object without end");
        return (reader, value);
    }
}
