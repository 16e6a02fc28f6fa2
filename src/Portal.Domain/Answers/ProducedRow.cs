namespace Portal.Domain.Answers;

/// <summary>What is wrong with a cell or a row of produced data.</summary>
public enum RowFaultKind
{
    /// <summary>The row has another number of cells than the head.</summary>
    Cells,

    /// <summary>A cell that must not be empty is.</summary>
    Missing,

    /// <summary>Not an instant with its offset (RFC 3339).</summary>
    NotAnInstant,

    /// <summary>Not a decimal number with a point.</summary>
    NotAnAmount,

    /// <summary>Not a whole number.</summary>
    NotWhole,

    /// <summary>Not an address.</summary>
    NotAnAddress,

    /// <summary>A character that nobody sees stands in the cell.</summary>
    Hidden,

    /// <summary>Over-production: the request names no such target.</summary>
    TargetUnknown,

    /// <summary>Several targets of the request differ in their tag alone, and the row does not say which is meant.</summary>
    TargetAmbiguous,

    /// <summary>Over-production: the answer says that nothing is given about this target.</summary>
    TargetNotProduced,

    /// <summary>Over-production: outside the range of time that was asked for.</summary>
    OutsideRange,
}

/// <summary>One thing wrong with a row.</summary>
/// <param name="Row">Row of the file, the head being 1.</param>
/// <param name="Column">Name of the column; empty when the whole row is meant.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Value">What stands there. Contents.</param>
public sealed record RowFault(int Row, string Column, RowFaultKind Kind, string Value);

/// <summary>A target that rows can be about.</summary>
/// <param name="Line">Line in the request.</param>
/// <param name="Normal">Normal form.</param>
/// <param name="Tag">XRPL destination tag.</param>
/// <param name="Open">Rows about it may be given: the answer does not say otherwise.</param>
public sealed record RowTarget(int Line, string Normal, long? Tag, bool Open)
{
    /// <summary>How a row names it: the normal form, with a tag as <c>?dt=7</c> behind it (XRPL's own notation).</summary>
    public string Written => Tag is { } tag ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Normal}?dt={tag}") : Normal;
}

/// <summary>A row after the check.</summary>
/// <param name="Cells">In the order of the category's columns, in the form that is disclosed; as they came where a fault stands.</param>
/// <param name="Line">Line of its target; 0 when that is not known.</param>
/// <param name="Faults">What is wrong; empty for a row that can be given.</param>
public sealed record ProducedRow(IReadOnlyList<string> Cells, int Line, IReadOnlyList<RowFault> Faults);
