using MediatR;
using Portal.Application.Ledger;

namespace Portal.Web.Hosting;

/// <summary>What a watchman asks: one line, the same for everybody. It answers 200 while pages can be read, so that nobody takes a portal
/// out of service that only adds nothing any more; the word says whether somebody has to come.</summary>
internal static class HealthEndpoint
{
    /// <summary>Maps <c>/health</c>.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes) => routes.MapGet("/health", async (IMediator mediator, HttpContext http) =>
    {
        var health = (await mediator.Send(new GetLedgerHealth(), http.RequestAborted)).Value;
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Text(WordOf(health) + "\n");
    }).AllowAnonymous();

    private static string WordOf(LedgerHealth health) => health switch
    {
        LedgerHealth.Sound => "ok",
        LedgerHealth.Unkept => "ledger-unsigned",
        _ => "ledger-stands-still",
    };
}
