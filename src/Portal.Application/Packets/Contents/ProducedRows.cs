using System.Text;
using Portal.Domain.Answers;
using Portal.Domain.Policies;

namespace Portal.Application.Packets.Contents;

/// <summary>The rows of an approved data file that may leave: those about targets that are produced. It was checked when the file
/// was taken in and when the answer was sent; here it is made sure, where a slip would be in somebody else's hands.</summary>
internal static class ProducedRows
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The head and the rows of the produced targets, byte for byte.</summary>
    /// <param name="file">UTF-8 CSV with a head (RFC 4180; line feed or carriage return and line feed).</param>
    /// <param name="produced">The targets whose data is produced, as <see cref="RowTarget.Written"/> has them.</param>
    /// <returns>The file and the number of its rows; a file without a target column has none.</returns>
    public static (byte[] Bytes, int Rows) Of(byte[] file, IReadOnlySet<string> produced)
    {
        using var records = Records(s_strict.GetString(file)).GetEnumerator();
        if (!records.MoveNext())
            return ([], 0);
        var column = records.Current.Cells.IndexOf(DataCategory.TargetColumn);
        var (kept, rows) = (new StringBuilder(records.Current.Raw), 0);
        while (records.MoveNext())
        {
            if (column < 0 || column >= records.Current.Cells.Count || !produced.Contains(records.Current.Cells[column]))
                continue;
            kept.Append(records.Current.Raw);
            rows++;
        }

        return (s_strict.GetBytes(kept.ToString()), rows);
    }

    private static IEnumerable<(string Raw, List<string> Cells)> Records(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var start = at;
            var cells = new List<string>();
            var more = true;
            while (more)
                more = Cell(text, ref at, cells);
            yield return (text[start..at], cells);
        }
    }

    /// <summary>Reads one cell and the sign behind it; whether another cell of the record follows.</summary>
    private static bool Cell(string text, ref int at, List<string> cells)
    {
        var cell = new StringBuilder();
        var quoted = false;
        while (at < text.Length)
        {
            var c = text[at++];
            if (c == '"' && quoted && at < text.Length && text[at] == '"')
            {
                cell.Append('"');
                at++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && c is ',' or '\n')
            {
                cells.Add(c == '\n' ? cell.ToString().TrimEnd('\r') : cell.ToString());
                return c == ',';
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString());
        return false;
    }
}
