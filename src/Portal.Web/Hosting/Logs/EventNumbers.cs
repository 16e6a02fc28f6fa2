using System.Diagnostics;

namespace Portal.Web.Hosting.Logs;

/// <summary>One number for each request: in the header of its answer, in the scope of its log lines, and on the page that tells of a
/// fault.</summary>
internal static class EventNumbers
{
    public const string Header = "X-Correlation-Id";

    /// <summary>The number of this request.</summary>
    public static string EventNumber(this HttpContext context) => context.TraceIdentifier;

    /// <summary>Numbers requests; stands before everything that may fail.</summary>
    public static IApplicationBuilder UseEventNumbers(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C } trace)
            context.TraceIdentifier = trace.TraceId.ToHexString();
        context.Response.OnStarting(static state =>
        {
            var answered = (HttpContext)state;
            answered.Response.Headers[Header] = answered.EventNumber();
            return Task.CompletedTask;
        }, context);
        return next(context);
    });
}
