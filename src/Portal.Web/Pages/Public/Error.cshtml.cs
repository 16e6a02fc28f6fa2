using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Hosting;
using Portal.Web.Hosting.Logs;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Public;

/// <summary>The page for every failure. It says what to do and a number to report, and nothing of the cause. What one may not
/// see looks the same as what does not exist.</summary>
[AllowAnonymous]
#pragma warning disable S4502 // a form refused for its token is shown this page by the same POST; it changes nothing
[IgnoreAntiforgeryToken]
#pragma warning restore S4502
public sealed class ErrorModel(Problems problems) : PageModel
{
    /// <summary>Which words are shown.</summary>
    public string Kind { get; private set; } = "fault";

    /// <summary>Names the event in the logs.</summary>
    public string Number => HttpContext.EventNumber();

    /// <summary>Only a fault is worth reporting; the others look the same to everybody, byte for byte.</summary>
    public bool HasNumber => Kind is "fault" or "away";

    /// <summary>What was typed, when it can be sent again.</summary>
    public CarriedForm? Carried { get; private set; }

    /// <summary>Shows the failure whatever the method was. Nothing is bound: the body may be what could not be read.</summary>
    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        // What the page that was asked for had against a form would tell it apart from one that does not exist.
        problems.Forget();
        var stale = StaleForms.Refused(HttpContext);
        (Kind, Response.StatusCode) = Happened() switch
        {
            401 when HttpMethods.IsPost(Request.Method) => ("signed-out", 401),
            400 when stale => ("stale", 400),
            401 or 403 or 404 or 405 => ("not-found", 404),
            409 => ("conflict", 409),
            413 => ("too-large", 413),
            429 => ("busy", 429),
            503 => ("away", 503),
            // A form that is cut off at the limit is told to the pages as one that cannot be read.
            400 when TooLarge => ("too-large", 413),
            >= 400 and < 500 and var code => ("bad-request", code),
            _ => ("fault", 500),
        };
        if (Kind is "busy" or "away")
            Response.Headers.RetryAfter = LastResort.RetryAfter;
        if (Kind is "signed-out" or "stale" or "conflict" or "busy" or "fault" or "away")
            Carried = await CarriedForm.OfAsync(Request);
        if (Kind is "stale" && Carried is null)
            Kind = "bad-request";
        await next();
    }

    private bool TooLarge => HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize is { } most && Request.ContentLength > most;

    /// <summary>An exception has its status already; everything else names it in the address.</summary>
    private int Happened()
    {
        if (HttpContext.Features.Get<IExceptionHandlerFeature>() is not null)
            return Response.StatusCode;
        return int.TryParse(RouteData.Values["code"] as string, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : StatusCodes.Status404NotFound;
    }
}
