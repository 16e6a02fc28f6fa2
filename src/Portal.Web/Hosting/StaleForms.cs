using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Portal.Web.Hosting;

/// <summary>Notes that a form was refused for its token, so that the error page can offer to send it again.</summary>
internal sealed class StaleForms : IAlwaysRunResultFilter
{
    private const string Mark = "stale form";

    public static bool Refused(HttpContext context) => context.Items.ContainsKey(Mark);

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
            context.HttpContext.Items[Mark] = true;
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
        // Nothing is left to do.
    }
}
