using Microsoft.EntityFrameworkCore;
using Portal.Application.Policies;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Answers;
using Portal.Domain.Policies;
using Portal.Domain.Requests;

namespace Portal.Application.Answers;

/// <summary>A staged table with its columns named and its rows checked.</summary>
/// <param name="Import">As uploaded.</param>
/// <param name="Category">What it is read as.</param>
/// <param name="Table">As read.</param>
/// <param name="Mapping">Place in the file for each column of the category that has one.</param>
/// <param name="Rows">Checked rows, in order.</param>
internal sealed record StagedTable(AnswerImport Import, DataCategory Category, ReadTable Table, IReadOnlyDictionary<string, int> Mapping, IReadOnlyList<ProducedRow> Rows)
{
    public IReadOnlyList<string> ColumnsMissing => [.. Category.Columns.Where(column => column.Required && !Mapping.ContainsKey(column.Name)).Select(column => column.Name)];

    public IEnumerable<ProducedRow> Good => Rows.Where(row => row.Faults.Count == 0);

    public int Faulty => Rows.Count(row => row.Faults.Count > 0);
}

/// <summary>Reads staged tables against what was asked, alike for the look at it and for taking it in.</summary>
internal sealed class StagedTables(IPortalDb db, PolicyBook policies, ITableReader reader)
{
    public const int MaxRows = 50_000;

    /// <summary>The table, or why there is none.</summary>
    /// <param name="answer">The whole answer.</param>
    /// <param name="id">The import.</param>
    /// <param name="typed">Mapping as chosen; null to guess it by the names.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<StagedTable>> FindAsync(Answer answer, AnswerFileId id, IReadOnlyDictionary<string, int>? typed, CancellationToken cancellationToken)
    {
        var import = await db.AnswerImports.SingleOrDefaultAsync(import => import.Id == id && import.Answer == answer.Id, cancellationToken);
        if (import is null || policies.Data.Category(import.Category) is not { } category)
            return RequestErrors.NotFound;
        var request = await db.Requests.AsNoTracking().SingleAsync(request => request.Id == answer.Request, cancellationToken);
        if (request.Data is not { } scope || !scope.Categories.Contains(category.Code))
            return AnswerRefusals.CategoryNotAsked(category.Code);
        var read = reader.Read(import.Bytes, MaxRows);
        if (!read.Succeeded)
            return Result<StagedTable>.Refused(read.Refusals);
        var (table, mapping) = (read.Value, typed ?? Guess(category, read.Value.Head));
        mapping = mapping.Where(row => category.Column(row.Key) is not null && row.Value >= 0 && row.Value < table.Head.Count).ToDictionary(row => row.Key, row => row.Value);
        var shut = answer.Findings.Where(finding => finding.Outcome != Outcome.Produced).Select(finding => finding.Line).ToHashSet();
        var targets = await db.Requests.Where(other => other.Id == answer.Request).SelectMany(other => other.Targets)
            .Select(target => new { target.Line, target.Normal, target.Tag }).ToListAsync(cancellationToken);
        var check = new RowCheck(category, targets.ConvertAll(target => new RowTarget(target.Line, target.Normal, target.Tag, !shut.Contains(target.Line))), scope.From, scope.Until);
        return new StagedTable(import, category, table, mapping, [.. table.Rows.Select(row => Check(check, category, mapping, table.Head.Count, row))]);
    }

    private static ProducedRow Check(RowCheck check, DataCategory category, IReadOnlyDictionary<string, int> mapping, int width, TableRow row)
    {
        // A row that is shorter or longer has lost a separator or gained one: no cell of it can be trusted to stand in its column.
        if (row.Cells.Count != width)
            return new(row.Cells, 0, [new(row.Row, "", RowFaultKind.Cells, "")]);
        return check.Check(row.Row, [.. category.Columns.Select(column => mapping.TryGetValue(column.Name, out var at) ? row.Cells[at] : "")]);
    }

    /// <summary>Columns whose names differ by capitals, blanks and marks alone, or leave out that instants are in UTC.</summary>
    private static Dictionary<string, int> Guess(DataCategory category, IReadOnlyList<string> head)
    {
        var names = head.Select(Bare).ToList();
        return category.Columns.Select(column => (column.Name, At: names.IndexOf(Bare(column.Name)))).Where(column => column.At >= 0)
            .ToDictionary(column => column.Name, column => column.At);
    }

    private static string Bare(string name)
    {
        var letters = string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return letters.EndsWith("utc", StringComparison.Ordinal) ? letters[..^3] : letters;
    }
}
