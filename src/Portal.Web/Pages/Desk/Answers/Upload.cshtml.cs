using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Answers;
using Portal.Application.Policies;
using Portal.Application.Ports;
using Portal.Domain.Answers;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Desk.Answers;

/// <summary>Takes a table for one category; the next page looks at it.</summary>
public sealed class UploadModel(IMediator mediator, Problems problems, PolicyBook policies, IChance chance) : AnswerPageModel(mediator, problems, policies)
{
    public string Category { get; private set; } = "";

    public AnswerFileId Import { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync() || !Shown.MayEdit || !Shown.HasTables)
            return NotFound();
        Import = new(chance.NewId());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(AnswerFileId import, string? category, IFormFile? table)
    {
        (Category, Import) = (category ?? "", import);
        using var bytes = new MemoryStream();
        if (table is not null)
            await table.CopyToAsync(bytes, HttpContext.RequestAborted);
        var staged = await AskAsync(new StageAnswerTable(Id, Answer, import, Category, table?.FileName ?? "", bytes.ToArray()));
        return staged.Succeeded ? LocalRedirect($"{Here}/import/{import}") : await AgainAsync(staged.Refusals);
    }
}
