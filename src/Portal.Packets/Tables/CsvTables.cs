using System.Text;
using CsvHelper;
using Portal.Application.Ports;
using Portal.Domain;

namespace Portal.Packets.Tables;

/// <summary>CSV by RFC 4180. Nothing in a cell is changed on the way in or out: produced records are evidence, so a cell that
/// a spreadsheet would take for a formula stays one.</summary>
internal sealed class CsvTables : ITableReader, ITableWriter
{
    /// <summary>Every column is a choice for every column of a category: a page with more could not be drawn.</summary>
    private const int MaxColumns = 256;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly char[] s_separators = [',', ';', '\t'];

    public Result<ReadTable> Read(byte[] bytes, int maxRows)
    {
        if (SeparatorOf(bytes) is not { } separator)
            return new Refusal("tables.not-utf8");
        var options = CsvReaderOptions.Default with
        {
            // A quote that is never closed would put the rest of the file into one cell without a word.
            Separator = separator,
            HasHeader = false,
            SkipEmptyLines = false,
            TrimWhitespace = false,
            MalformedData = CsvMalformedDataHandling.Throw,
            MissingField = CsvMissingFieldHandling.ReturnEmpty,
        };
        var number = 0;
        try
        {
            using var csv = CsvReader.Create(bytes, options);
            return Read(csv, separator, maxRows, ref number);
        }
        catch (CsvFormatException)
        {
            return new Refusal("tables.broken", ("row", number));
        }
    }

    public byte[] Write(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, CsvWriterOptions.Default with { NewLine = "\n", Quoting = CsvQuoting.WhenNeeded, Injection = CsvInjection.None, WriteByteOrderMark = false }, leaveOpen: true))
        {
            foreach (var row in rows.Prepend(head))
            {
                foreach (var cell in row)
                    csv.WriteField(cell);
                csv.EndRecord();
            }
        }

        return bytes.ToArray();
    }

    private static Result<ReadTable> Read(CsvReader csv, char separator, int maxRows, ref int number)
    {
        number = 1;
        if (!csv.Read())
            return new Refusal("tables.no-head");
        if (csv.FieldCount > MaxColumns)
            return TooWide(number);
        var head = CellsOf(csv);
        if (IsBlank(head))
            return new Refusal("tables.no-head");
        if (head.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { } twice)
            return new Refusal("tables.head-twice", ("name", twice.Key));
        var rows = new List<TableRow>();
        while (true)
        {
            number++;
            if (!csv.Read())
                break;
            if (csv.FieldCount > MaxColumns)
                return TooWide(number);
            var cells = CellsOf(csv);
            if (IsBlank(cells))
                continue;
            if (rows.Count == maxRows)
                return new Refusal("tables.too-many-rows", ("limit", maxRows));
            rows.Add(new(number, cells));
        }

        return rows.Count == 0 ? new Refusal("tables.no-rows") : new ReadTable(separator, head, rows);
    }

    private static Refusal TooWide(int row) => new("tables.too-many-columns", ("row", row), ("limit", MaxColumns));

    private static string[] CellsOf(CsvReader csv)
    {
        var cells = new string[csv.FieldCount];
        for (var at = 0; at < cells.Length; at++)
            cells[at] = csv.GetString(at);
        return cells;
    }

    private static bool IsBlank(string[] cells) => Array.TrueForAll(cells, cell => cell.Length == 0);

    /// <summary>What stands most often in the head, outside quotes; null when the file is no UTF-8.</summary>
    private static char? SeparatorOf(byte[] bytes)
    {
        string text;
        try
        {
            text = s_utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }

        var (quoted, counts) = (false, new int[s_separators.Length]);
        foreach (var c in text)
        {
            if (c == '"')
                quoted = !quoted;
            else if (!quoted && c is '\n' or '\r')
                break;
            else if (!quoted && Array.IndexOf(s_separators, c) is >= 0 and var at)
                counts[at]++;
        }

        return s_separators[Array.IndexOf(counts, counts.Max())];
    }
}
