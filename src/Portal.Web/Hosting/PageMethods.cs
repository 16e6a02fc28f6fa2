using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Portal.Web.Pages.Public;

namespace Portal.Web.Hosting;

/// <summary>A page answers the methods it has handlers for, and takes forms only. Left to itself, Razor draws a page without
/// a handler although nothing was loaded for it.</summary>
internal sealed class PageMethods : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
        // Nothing is decided before the page's own door and token have been asked.
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (context.HandlerInstance is ErrorModel)
            return;
        if (context.HandlerMethod is null)
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
        else if (HttpMethods.IsPost(context.HttpContext.Request.Method) && !context.HttpContext.Request.HasFormContentType)
            context.Result = new StatusCodeResult(StatusCodes.Status415UnsupportedMediaType);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
        // What a handler answered stands.
    }
}
