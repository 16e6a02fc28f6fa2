using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Documents;
using Portal.Domain.Documents;
using Portal.Domain.Requests;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Desk.Requests;

/// <summary>A document of a request, to be saved and never shown: it comes from outside and may be anything.</summary>
public sealed class DocumentModel(IMediator mediator, Problems problems) : PortalPage(mediator, problems)
{
    private static readonly string[] s_named = ["application/pdf", "image/png", "image/jpeg"];

    public async Task<IActionResult> OnGetAsync(RequestId id, DocumentId document)
    {
        var file = await AskAsync(new GetDocument(id, document));
        if (!file.Succeeded)
            return NotFound();
        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        var mediaType = s_named.Contains(file.Value.MediaType) ? file.Value.MediaType : "application/octet-stream";
        return File(file.Value.Bytes, mediaType, file.Value.FileName);
    }
}
