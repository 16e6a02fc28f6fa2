using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Portal.Application.Ports;

namespace Portal.Web.Hosting;

/// <summary>Open only to somebody who sits at this very machine during development.</summary>
internal sealed class DemoDoor(IHostEnvironment environment, IServer server, IHttpContextAccessor http) : IDemoDoor
{
    private static readonly string[] s_forwarded =
        ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port", "X-Forwarded-Prefix", "X-Original-For", "X-Real-IP", "Via"];

    public bool IsOpen =>
        environment.IsDevelopment()
        && http.HttpContext is { } context
        && ListensOnLoopbackAlone()
        && context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
        && !s_forwarded.Any(context.Request.Headers.ContainsKey);

    private bool ListensOnLoopbackAlone() =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses is { Count: > 0 } addresses && addresses.All(IsLoopback);

    private static bool IsLoopback(string address) =>
        BindingAddress.Parse(address).Host is var host && (host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));
}
