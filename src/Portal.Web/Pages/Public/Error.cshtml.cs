using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Portal.Web.Pages.Public;

/// <summary>The page for every failure. It says what to do and a number to report, and nothing of the cause. What one may not
/// see looks the same as what does not exist.</summary>
[AllowAnonymous]
#pragma warning disable S4502 // a form refused for its token is shown this page by the same POST; it changes nothing
[IgnoreAntiforgeryToken]
#pragma warning restore S4502
[ResponseCache(NoStore = true)]
public sealed class ErrorModel : PageModel
{
    /// <summary>Which words are shown.</summary>
    public string Kind { get; private set; } = "fault";

    /// <summary>Names the event in the logs.</summary>
    public string Number => Activity.Current?.TraceId.ToHexString() ?? HttpContext.TraceIdentifier;

    /// <summary>A page asked for by a link.</summary>
    public void OnGet(int code) => Show(code);

    /// <summary>A form that was sent.</summary>
    public void OnPost(int code) => Show(code);

    private void Show(int code)
    {
        var (kind, shown) = code switch
        {
            400 or 413 or 415 => ("bad-request", code),
            401 or 403 or 404 or 405 => ("not-found", 404),
            429 => ("busy", 429),
            _ => ("fault", 500),
        };
        Kind = kind;
        Response.StatusCode = shown;
    }
}
