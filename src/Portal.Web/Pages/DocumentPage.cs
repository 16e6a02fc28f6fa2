using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Documents;
using Portal.Domain.Documents;
using Portal.Domain.Requests;
using Portal.Web.Ui;

namespace Portal.Web.Pages;

/// <summary>A document of a request as a download, behind whichever door: who may have it says the permissions table.</summary>
public abstract class DocumentPage(IMediator mediator, Problems problems) : PortalPage(mediator, problems)
{
    public async Task<IActionResult> OnGetAsync(RequestId id, DocumentId document)
    {
        var file = await AskAsync(new GetDocument(id, document));
        return file.Succeeded ? new DownloadResult(file.Value) : NotFound();
    }
}
