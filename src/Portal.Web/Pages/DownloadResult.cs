using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Portal.Application.Documents;

namespace Portal.Web.Pages;

/// <summary>A file somebody else made: always saved and never shown, whatever it claims to be.</summary>
internal sealed class DownloadResult(DocumentFile file) : ActionResult
{
    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = file.MediaType;
        response.ContentLength = file.Bytes.Length;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.FileName);
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        await response.Body.WriteAsync(file.Bytes, context.HttpContext.RequestAborted);
    }
}
