using MediatR;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Answers;
using Portal.Domain.Policies;
using Portal.Domain.Requests;

namespace Portal.Application.Answers;

/// <summary>A staged table to look at before it is taken in.</summary>
/// <param name="Request">The request.</param>
/// <param name="Answer">Its answer.</param>
/// <param name="Import">The upload.</param>
/// <param name="Mapping">Place in the file by column of the category; null to guess it.</param>
public sealed record GetStagedTable(RequestId Request, AnswerId Answer, AnswerFileId Import, IReadOnlyDictionary<string, int>? Mapping = null) : IQuery<StagedTablePage>, IAboutRequest;

/// <summary>What the page of an import shows.</summary>
/// <param name="Number">Number of the answer.</param>
/// <param name="State">State of the answer.</param>
/// <param name="Category">What the table is read as.</param>
/// <param name="Name">Name of the file.</param>
/// <param name="Delimiter">What stands between cells.</param>
/// <param name="Head">Columns of the file.</param>
/// <param name="Preview">First rows of the file as they came; what nobody sees is named.</param>
/// <param name="Columns">Columns of the category with their places in the file.</param>
/// <param name="ColumnsMissing">Columns that are required and have no place.</param>
/// <param name="NotTaken">Columns of the file that no column of the category takes.</param>
/// <param name="Rows">How many rows there are.</param>
/// <param name="Faulty">How many of them cannot be given.</param>
/// <param name="Faults">The first faults.</param>
public sealed record StagedTablePage(
    int Number, AnswerState State, string Category, string Name, string Delimiter, IReadOnlyList<string> Head, IReadOnlyList<TableRow> Preview, IReadOnlyList<StagedColumn> Columns,
    IReadOnlyList<string> ColumnsMissing, IReadOnlyList<string> NotTaken, int Rows, int Faulty, IReadOnlyList<ShownFault> Faults);

/// <summary>A column of the category and where it stands in the file, from 0; null for nowhere.</summary>
public sealed record StagedColumn(string Name, DataColumnType Type, bool Required, int? At);

/// <summary>A fault with the type that its column wants.</summary>
public sealed record ShownFault(RowFault Fault, DataColumnType Type);

internal sealed class GetStagedTableHandler(IPortalDb db, StagedTables tables) : IRequestHandler<GetStagedTable, Result<StagedTablePage>>
{
    private const int PreviewRows = 20;
    private const int MaxFaults = 100;

    public async Task<Result<StagedTablePage>> Handle(GetStagedTable query, CancellationToken cancellationToken)
    {
        if (await WholeAnswer.FindAsync(db, query.Request, query.Answer, cancellationToken) is not { } answer)
            return RequestErrors.NotFound;
        var found = await tables.FindAsync(answer, query.Import, query.Mapping, cancellationToken);
        if (!found.Succeeded)
            return Result<StagedTablePage>.Refused(found.Refusals);
        var staged = found.Value;
        var taken = staged.Mapping.Values.ToHashSet();
        return new StagedTablePage(
            answer.Number, answer.State, staged.Category.Code, staged.Import.Name, staged.Import.Delimiter, [.. staged.Table.Head.Select(HiddenCharacters.Marked)],
            [.. staged.Table.Rows.Take(PreviewRows).Select(row => row with { Cells = [.. row.Cells.Select(HiddenCharacters.Marked)] })],
            [.. staged.Category.Columns.Select(column => new StagedColumn(column.Name, column.Type, column.Required, staged.Mapping.TryGetValue(column.Name, out var at) ? at : null))],
            staged.ColumnsMissing, [.. staged.Table.Head.Where((_, at) => !taken.Contains(at)).Select(HiddenCharacters.Marked)], staged.Rows.Count, staged.Faulty,
            [.. staged.Rows.SelectMany(row => row.Faults).Take(MaxFaults).Select(fault => new ShownFault(fault with { Value = HiddenCharacters.Marked(fault.Value) }, staged.Category.Column(fault.Column)?.Type ?? DataColumnType.Text))]);
    }
}
