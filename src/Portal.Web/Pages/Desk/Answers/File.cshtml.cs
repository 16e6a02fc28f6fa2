using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Answers;
using Portal.Domain.Answers;
using Portal.Domain.Requests;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Desk.Answers;

/// <summary>A data file of an answer, as it will be disclosed.</summary>
public sealed class FileModel(IMediator mediator, Problems problems) : PortalPage(mediator, problems)
{
    public async Task<IActionResult> OnGetAsync(RequestId id, AnswerId answer, AnswerFileId file)
    {
        var found = await AskAsync(new GetAnswerFile(id, answer, file));
        return found.Succeeded ? new DownloadResult(found.Value) : NotFound();
    }
}
