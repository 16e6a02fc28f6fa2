using System.Text;

namespace Portal.Architecture.Tests.Documents;

/// <summary>A generated page of <c>docs/</c>.</summary>
internal sealed class Markdown
{
    private readonly StringBuilder _text = new();

    public Markdown(string title, string lead) => _text.Append($"# {title}\n\n{lead} This page is printed from the code; a test compares the two.\n");

    public Markdown Heading(string text)
    {
        _text.Append($"\n## {text}\n");
        return this;
    }

    public Markdown Says(string paragraph)
    {
        _text.Append($"\n{paragraph}\n");
        return this;
    }

    public Markdown Table(string[] head, IEnumerable<string[]> rows)
    {
        _text.Append('\n').Append(Row(head)).Append(Row([.. head.Select(_ => "---")]));
        foreach (var row in rows)
            _text.Append(Row(row));
        return this;
    }

    public Markdown Block(string language, IEnumerable<string> lines)
    {
        _text.Append($"\n```{language}\n{string.Join('\n', lines)}\n```\n");
        return this;
    }

    public override string ToString() => _text.ToString();

    /// <summary>Words in a row of a table, or a dash for none.</summary>
    public static string List<T>(IEnumerable<T> words) => string.Join(", ", words) is { Length: > 0 } list ? list : "–";

    private static string Row(string[] cells) => $"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|")))} |\n";
}
