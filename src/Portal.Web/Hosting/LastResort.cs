using System.Net.Mime;
using Portal.Persistence;
using Portal.Web.Hosting.Logs;

namespace Portal.Web.Hosting;

/// <summary>What is answered when even the page that tells of a fault cannot be made. It needs no database, no text, no layout and
/// no file.</summary>
internal static partial class LastResort
{
    /// <summary>Told to callers that come back by themselves when something is away for a while, in seconds.</summary>
    public const string RetryAfter = "60";

    /// <summary>Answers whatever nobody else could; stands around everything but the numbers and the headers.</summary>
    public static IApplicationBuilder UseLastResort(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Portal.Web.LastResort");
        return app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (Exception failure) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested) // the edge of the host: a person waits for an answer
            {
                Reached(log, failure.GetType().Name, failure);
                await AnswerAsync(context, DatabaseFailure.IsOutage(failure) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError);
            }
        });
    }

    private static Task AnswerAsync(HttpContext context, int status)
    {
        context.Response.Clear();
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = RetryAfter;
        context.Response.ContentType = $"{MediaTypeNames.Text.Html}; charset=utf-8";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync(Page(context.EventNumber()), context.RequestAborted);
    }

    private static string Page(string number) =>
        $"""
        <!DOCTYPE html>
        <html lang="en" dir="ltr">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Docket</title></head>
        <body>
        <main>
        <h1>Something went wrong on our side</h1>
        <p>What you typed on earlier pages is kept. Go back with your browser, wait a few minutes and try again. If it happens again, give the operator this number:</p>
        <p><code>{System.Net.WebUtility.HtmlEncode(number)}</code></p>
        <div lang="ar" dir="rtl">
        <h1>حدث خلل من جانبنا</h1>
        <p>ما كتبته في الصفحات السابقة محفوظ. ارجع بمتصفحك وانتظر بضع دقائق ثم حاول من جديد. إذا تكرر الخلل فأعطِ المشغّل الرقم أعلاه.</p>
        </div>
        </main>
        </body>
        </html>
        """;

    [LoggerMessage(13, LogLevel.Error, "The page that tells of a fault could not be made: {Kind}")]
    private static partial void Reached(ILogger log, string kind, Exception failure);
}
