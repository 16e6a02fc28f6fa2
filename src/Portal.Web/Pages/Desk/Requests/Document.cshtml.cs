using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Documents;
using Portal.Domain.Documents;
using Portal.Domain.Requests;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Desk.Requests;

/// <summary>A document of a request, as a download.</summary>
public sealed class DocumentModel(IMediator mediator, Problems problems) : PortalPage(mediator, problems)
{
    public async Task<IActionResult> OnGetAsync(RequestId id, DocumentId document)
    {
        var file = await AskAsync(new GetDocument(id, document));
        if (!file.Succeeded)
            return NotFound();
        return new DownloadResult(file.Value);
    }
}
