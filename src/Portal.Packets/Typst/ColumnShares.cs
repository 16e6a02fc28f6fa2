using Portal.Application.Packets;

namespace Portal.Packets.Typst;

/// <summary>Divides the width of a table among its columns: short columns get what they need, long ones share the rest.</summary>
internal static class ColumnShares
{
    /// <summary>Signs in small type across the page, the padding of a cell, and the least a column is given.</summary>
    private const int Line = 88, Padding = 2, Least = 5;

    /// <summary>One share for each column, in signs.</summary>
    public static IReadOnlyList<int> Of(PacketBlock.Table table)
    {
        var wanted = table.Columns.Select((head, column) => Padding + Math.Max(Least, table.Rows
            .Select(row => Width(row[column].Text)).Append(Width(head)).Max())).ToArray();
        var shares = new int[wanted.Length];
        var (left, open) = (Line, wanted.Length);
        foreach (var column in Enumerable.Range(0, wanted.Length).OrderBy(column => wanted[column]))
        {
            shares[column] = Math.Min(wanted[column], Math.Max(Least, left / open));
            left -= shares[column];
            open--;
        }

        return shares;
    }

    /// <summary>What fits a column without a break, by <see cref="TextWidth"/>.</summary>
    public static double Room(int share) => share - Padding;

    /// <summary>Signs of the longest line; those of Chinese, Japanese and Korean are twice as wide.</summary>
    private static int Width(string? text) => (text ?? "").Split('\n').Max(line => line.Sum(sign => sign is >= '\u2E80' and <= '\uFFEF' ? 2 : 1));
}
