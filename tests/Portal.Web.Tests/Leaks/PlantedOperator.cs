using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Web.Tests.Leaks;

/// <summary>An operator's system behind the contract that says planted things, and writes down under which URLs it was asked.</summary>
internal sealed class PlantedOperator : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PlantedOperator(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    /// <summary>What the next calls come to; what is not said is done.</summary>
    public Queue<Func<HttpContext, Task>> Next { get; } = new();

    public static async Task<PlantedOperator> StartAsync(Plants plants, Ears ears)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        var planted = new PlantedOperator(builder.Build());
        planted._app.Use((http, next) =>
        {
            ears.Hear(Channel.Url, $"{http.Request.Path}{http.Request.QueryString} {http.Request.Headers["traceparent"]} {http.Request.Headers["tracestate"]} {http.Request.Headers["baggage"]}");
            return planted.Next.TryDequeue(out var scripted) ? scripted(http) : next(http);
        });
        planted._app.MapPut("/v1/holds/{key}", http => HoldAsync(http, plants["operator: reference of the hold"]));
        planted._app.MapPost("/v1/balances", http => http.Response.WriteAsJsonAsync(
            new { account = plants["operator: account"], available = "9731102110", held = "0" }, http.RequestAborted));
        await planted._app.StartAsync();
        return planted;
    }

    public static async Task FailAsync(HttpContext http, int status, string body)
    {
        http.Response.StatusCode = status;
        await http.Response.WriteAsync(body, http.RequestAborted);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static async Task HoldAsync(HttpContext http, string reference)
    {
        using var order = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
        var root = order.RootElement;
        await http.Response.WriteAsJsonAsync(new
        {
            key = $"{http.Request.RouteValues["key"]}",
            status = "held",
            address = root.GetProperty("address"),
            asset = root.GetProperty("asset").GetString(),
            amount = root.GetProperty("amount").GetString(),
            operatorReference = reference,
        }, http.RequestAborted);
    }
}
