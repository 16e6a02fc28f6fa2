using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Testing.Engines;

namespace Portal.Benchmarks;

/// <summary>The least that a page of a queue is: Kestrel, one statement by the driver alone, as many rows as the queue shows, written as a table. Nobody is
/// signed in and nothing is checked.</summary>
internal sealed class RawPage : IAsyncDisposable
{
    private const string Rows =
        """
        SELECT r.reference, r.state, r.kind, a.name, r.routing_team, c.name FROM requests r JOIN agencies a ON a.id = r.agency LEFT JOIN accounts c ON c.id = r.claimed_by
        WHERE r.routing_team = @team AND r.state = 'Submitted' ORDER BY r.queue_at, r.urgency DESC, r.id LIMIT 25
        """;

    private readonly WebApplication _app;

    private RawPage(WebApplication app) => _app = app;

    public static async Task<RawPage> StartAsync(TestDatabase database, string team)
    {
        var raw = new Raw(database);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = Path.GetTempPath() });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        // One connection: the requests come one after the other.
        var connection = raw.Open();
        app.Lifetime.ApplicationStopped.Register(connection.Dispose);
        app.MapGet("/", async (HttpContext http) =>
        {
            var html = new StringBuilder("<!doctype html><html lang=en><title>Queue</title><table>");
            await using var command = Raw.Command(connection, Rows, ("team", team));
            await using var reader = await command.ExecuteReaderAsync(http.RequestAborted);
            var rows = 0;
            while (await reader.ReadAsync(http.RequestAborted))
            {
                html.Append("<tr>");
                for (var column = 0; column < 6; column++)
                    html.Append("<td>").Append(WebUtility.HtmlEncode(await reader.IsDBNullAsync(column, http.RequestAborted) ? "" : reader.GetString(column))).Append("</td>");
                html.Append("</tr>");
                rows++;
            }

            http.Response.Headers.Append("Rows", rows.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return Results.Content(html.Append("</table></html>").ToString(), "text/html; charset=utf-8");
        });
        await app.StartAsync();
        return new(app);
    }

    public HttpClient Client() => new() { BaseAddress = new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
