using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Application.Pipeline;
using Portal.Domain;
using Portal.Domain.Requests;
using Portal.Web.Ui;

namespace Portal.Web.Pages;

/// <summary>A page: binds, sends one message, then redirects or shows the refusals beside their fields.</summary>
public abstract class PortalPage(IMediator mediator, Problems problems) : PageModel
{
    protected Problems Problems => problems;

    /// <summary>Sends a message; its refusals become the page's problems.</summary>
    protected async Task<Result<T>> SendAsync<T>(IRequest<Result<T>> message)
    {
        var result = await mediator.Send(message, HttpContext.RequestAborted);
        problems.Add(result.Refusals);
        return result;
    }

    /// <summary>Sends a query whose refusal the page decides on itself.</summary>
    protected Task<Result<T>> AskAsync<T>(IRequest<Result<T>> query) => mediator.Send(query, HttpContext.RequestAborted);

    /// <summary>Before a page whose form wants a fresh proof of presence: the way to that proof and back, or null when it is
    /// fresh enough. Asked on showing the page, so that nothing typed is lost on the way.</summary>
    protected IActionResult? WayToPresence()
    {
        var (current, time) = (HttpContext.RequestServices.GetRequiredService<CurrentActor>(), HttpContext.RequestServices.GetRequiredService<TimeProvider>());
        return current.Actor.IsFresh(time.GetUtcNow()) ? null : LocalRedirect($"/presence?back={Uri.EscapeDataString(Request.Path.ToUriComponent() + Request.QueryString.ToUriComponent())}");
    }

    /// <summary>What is foreign and what does not exist look the same.</summary>
    protected static bool IsUnknown<T>(Result<T> result) =>
        result.Refusals.Any(refusal => refusal == RequestErrors.NotFound || refusal == RequestErrors.NotAllowed);

    /// <summary>The page again with its problems, under the status that says so.</summary>
    protected PageResult Refused(int status = StatusCodes.Status422UnprocessableEntity)
    {
        Response.StatusCode = status;
        return Page();
    }
}
