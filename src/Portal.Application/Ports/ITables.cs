using Portal.Domain;

namespace Portal.Application.Ports;

/// <summary>Reads tables of text: UTF-8, with comma, semicolon or tab between the cells (RFC 4180).</summary>
public interface ITableReader
{
    /// <summary>Reads a whole file. Cells are exactly what stands there. A file that is no such table is refused with a
    /// <c>tables.…</c> code; rows of another length than the head are not: they are handed over as they are.</summary>
    /// <param name="bytes">The file; a mark of its byte order is left out.</param>
    /// <param name="maxRows">Most rows below the head.</param>
    Result<ReadTable> Read(byte[] bytes, int maxRows);
}

/// <summary>A table as read.</summary>
/// <param name="Delimiter">What stands between cells.</param>
/// <param name="Head">Names of the columns.</param>
/// <param name="Rows">Rows below the head; empty ones left out.</param>
public sealed record ReadTable(char Delimiter, IReadOnlyList<string> Head, IReadOnlyList<TableRow> Rows);

/// <summary>One row.</summary>
/// <param name="Row">Its number in the file, the head being 1, as a spreadsheet counts.</param>
/// <param name="Cells">Cells.</param>
public sealed record TableRow(int Row, IReadOnlyList<string> Cells);

/// <summary>Writes tables in the one form that is disclosed: UTF-8 without a mark, comma, line feed, quotes where RFC 4180
/// asks for them.</summary>
public interface ITableWriter
{
    /// <summary>The same table is the same bytes.</summary>
    byte[] Write(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows);
}
