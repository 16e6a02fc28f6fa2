using System.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Answers;
using Portal.Domain.Requests;

namespace Portal.Application.Answers;

/// <summary>A page of rows of a data file as they will be disclosed, for those who write or decide on the answer.</summary>
/// <param name="Request">The request.</param>
/// <param name="Answer">Its answer.</param>
/// <param name="File">The answer's file.</param>
/// <param name="Page">Page of rows, from 1.</param>
public sealed record GetAnswerFileRows(RequestId Request, AnswerId Answer, AnswerFileId File, int Page = 1) : IQuery<AnswerFileRows>, IAboutRequest
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 20;
}

/// <summary>A page of rows.</summary>
/// <param name="File">The file.</param>
/// <param name="Category">Its category.</param>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Names of the columns, in order.</param>
/// <param name="Rows">Cells of the rows of this page.</param>
/// <param name="First">Number of the first of them, from 1.</param>
/// <param name="All">How many rows the file has.</param>
/// <param name="Page">Which page, from 1.</param>
/// <param name="Pages">How many there are.</param>
public sealed record AnswerFileRows(
    AnswerFileId File, string Category, string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, int First, int All, int Page, int Pages)
{
    /// <summary>Number of the last row of this page.</summary>
    public int Last => First + Rows.Count - 1;
}

internal sealed class GetAnswerFileRowsHandler(IPortalDb db) : IRequestHandler<GetAnswerFileRows, Result<AnswerFileRows>>
{
    public async Task<Result<AnswerFileRows>> Handle(GetAnswerFileRows query, CancellationToken cancellationToken)
    {
        var file = await db.Answers.Where(answer => answer.Id == query.Answer && answer.Request == query.Request).SelectMany(answer => answer.Files)
            .Where(file => file.Id == query.File).Select(file => new { file.Category, file.Name, file.Rows }).SingleOrDefaultAsync(cancellationToken);
        if (file is null)
            return RequestErrors.NotFound;
        var bytes = await db.AnswerFileContents.Where(content => content.Id == query.File).Select(content => content.Bytes).SingleAsync(cancellationToken);
        var pages = Math.Max(1, (file.Rows + GetAnswerFileRows.PageSize - 1) / GetAnswerFileRows.PageSize);
        var page = Math.Clamp(query.Page, 1, pages);
        var before = (page - 1) * GetAnswerFileRows.PageSize;
        var (columns, rows) = Read(Encoding.UTF8.GetString(bytes), before);
        return new AnswerFileRows(query.File, file.Category, file.Name, columns, rows, before + 1, file.Rows, page, pages);
    }

    /// <summary>The head, and the rows of a page behind so many others.</summary>
    private static (IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) Read(string text, int before)
    {
        IReadOnlyList<string> columns = [];
        var rows = new List<IReadOnlyList<string>>();
        foreach (var (at, (_, cells)) in CsvRecords.Of(text).Take(1 + before + GetAnswerFileRows.PageSize).Index())
        {
            if (at == 0)
                columns = cells;
            else if (at > before)
                rows.Add(cells);
        }

        return (columns, rows);
    }
}
