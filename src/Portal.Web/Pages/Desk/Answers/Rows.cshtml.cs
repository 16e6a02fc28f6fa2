using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Answers;
using Portal.Domain.Answers;
using Portal.Domain.Requests;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Desk.Answers;

/// <summary>The rows of a data file of an answer, a page at a time.</summary>
public sealed class RowsModel(IMediator mediator, Problems problems) : PortalPage(mediator, problems)
{
    public AnswerFileRows Shown { get; private set; } = null!;

    public string AnswerHref { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(RequestId id, AnswerId answer, AnswerFileId file, int at = 1)
    {
        var found = await AskAsync(new GetAnswerFileRows(id, answer, file, at));
        if (!found.Succeeded)
            return NotFound();
        (Shown, AnswerHref) = (found.Value, $"/desk/requests/{id}/answers/{answer}");
        return Page();
    }
}
