using System.Text;
using Portal.Application.Answers;
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
        using var records = CsvRecords.Of(s_strict.GetString(file)).GetEnumerator();
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
}
