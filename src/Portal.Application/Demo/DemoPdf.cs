using System.Globalization;
using System.Text;

namespace Portal.Application.Demo;

/// <summary>The paper of a demo's instrument: one page that says what it is not (ISO 32000-1, sections 7.5 and 9.4).</summary>
internal static class DemoPdf
{
    /// <summary>The standard fonts have Latin letters only; of other scripts the digits and Latin letters remain.</summary>
    private static readonly Encoding s_latin = Encoding.Latin1;

    public static byte[] Write(string number)
    {
        var text = $"BT /F1 20 Tf 72 760 Td (DEMO \\226 not a real order) Tj 0 -36 Td /F1 13 Tf (No. {Escaped(Latin(number))}) Tj "
            + "0 -24 Td (This page was made by the portal's demo. It orders nothing.) Tj ET";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            $"<< /Length {s_latin.GetByteCount(text)} >>\nstream\n{text}\nendstream",
        ];

        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            // Latin-1 has one byte a character, so characters count as bytes.
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        offsets.ForEach(offset => file.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n"));
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return s_latin.GetBytes(file.ToString());
    }

    private static string Latin(string text)
    {
        var kept = string.Concat(text.Select(c => c is >= ' ' and <= '~' or >= '\u00A0' and <= '\u00FF' ? c : '\n'));
        return string.Join('/', kept.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(part => part.Any(char.IsLetterOrDigit)));
    }

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal);
}
