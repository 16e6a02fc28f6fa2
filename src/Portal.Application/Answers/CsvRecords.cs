using System.Text;

namespace Portal.Application.Answers;

/// <summary>Reads the one form in which data files are kept and disclosed. Uploads are read by <see cref="Ports.ITableReader"/>.</summary>
internal static class CsvRecords
{
    /// <summary>Record by record, the head first; nothing behind the last one asked for is read.</summary>
    /// <param name="text">UTF-8 CSV (RFC 4180; line feed or carriage return and line feed), as it was taken in.</param>
    /// <returns>Each record as it stands there, its end included, and its cells.</returns>
    public static IEnumerable<(string Raw, List<string> Cells)> Of(string text)
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
