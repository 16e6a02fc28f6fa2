namespace Portal.Web.Ui.Parts;

/// <summary>What a pasted line came to.</summary>
public enum LineMark
{
    /// <summary>Can be used.</summary>
    Ok,

    /// <summary>Can be used once somebody has compared it by hand.</summary>
    Confirm,

    /// <summary>The same as an earlier line.</summary>
    Duplicate,

    /// <summary>Cannot be used.</summary>
    Refused,
}

/// <summary>One pasted line with its verdict.</summary>
/// <param name="Line">Number of the line, from 1.</param>
/// <param name="Typed">What was typed.</param>
/// <param name="Network">The network's name; null when not recognised.</param>
/// <param name="Mark">What it came to.</param>
/// <param name="Detail">Why, for a line that cannot be used.</param>
/// <param name="DuplicateOf">The earlier line.</param>
public sealed record LineVerdictRow(int Line, string Typed, string? Network, LineMark Mark, string? Detail = null, int? DuplicateOf = null);

/// <summary>The model of <c>_LineVerdicts</c>: a verdict for every line a request can hold; of a longer paste those that need
/// attention come first.</summary>
public sealed class LineVerdictList(IReadOnlyList<LineVerdictRow> all)
{
    /// <summary>As many as one request can name.</summary>
    public const int Most = Domain.Requests.LegalRequest.MaxTargets;

    /// <summary>How many lines there are.</summary>
    public int Count => all.Count;

    /// <summary>The rows to list: in their order when all fit, else those that need attention first.</summary>
    public IReadOnlyList<LineVerdictRow> Shown { get; } =
        all.Count <= Most ? all : [.. all.OrderByDescending(row => row.Mark).ThenBy(row => row.Line).Take(Most)];

    /// <summary>How many came to this.</summary>
    public int Of(LineMark mark) => all.Count(row => row.Mark == mark);
}
