using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Portal.Testing;

namespace Portal.Architecture.Tests.Documents;

public sealed class RouteDocumentTests(Host host) : IClassFixture<Host>
{
    /// <summary>What stands open to everybody, with the reason.</summary>
    private static readonly Dictionary<string, string> s_open = new()
    {
        ["/"] = "sends everybody to where they belong",
        ["/sign-in"] = "the way in",
        ["/error/{code:int}"] = "every failure has to be shown to whoever meets it",
        ["/language/{lang}"] = "people choose their language before they sign in",
        ["/theme/{theme}"] = "so does the theme",
    };

    [Fact]
    public async Task The_routes_are_the_approved_ones() => Approval.Verify("docs/routes.md", new Markdown(
            "Routes", "What answers under which address, and behind which door. Style sheets, scripts, icons and typefaces under their own names stand open beside these.")
        .Table(["Address", "Methods", "Door", "Answered by"], (await RoutesAsync()).Select(route => new[] { $"`{route.Pattern}`", route.Verbs, route.Behind, route.Page }))
        .ToString());

    [Fact]
    public async Task Every_route_lies_behind_a_door_unless_it_is_known_to_stand_open() => Rule.Holds(
        "Closed by default: an address answers only people whom its door lets in. Put the page into a folder with a door, or add the address to the list with its reason.",
        (await RoutesAsync()).Where(route => route.Behind == Open != s_open.ContainsKey(route.Pattern)).Select(route => $"{route.Pattern}: {route.Behind}"));

    [Fact]
    public async Task Every_page_lies_behind_the_door_of_its_folder() => Rule.Holds(
        "The folder says who may come in: Pages/Agency, Pages/Desk and Pages/Account each have a _Door.cs. Move the page, or correct the convention in WebModule.",
        (await RoutesAsync()).Where(route => route.Page.StartsWith("/Pages/", StringComparison.Ordinal) && !route.Page.StartsWith("/Pages/Public/", StringComparison.Ordinal) && route.Behind != route.Page.Split('/')[2]).Select(route => $"{route.Page}: {route.Behind}"));

    [Fact]
    public async Task What_lies_behind_a_door_sends_a_stranger_to_sign_in()
    {
        using var stranger = host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        var closed = (await RoutesAsync()).Where(route => route.Behind != Open && route.Verbs.Contains("GET")).ToList();

        closed.ShouldNotBeEmpty();
        foreach (var route in closed)
        {
            using var answer = await stranger.GetAsync(new Uri(Address(route.Pattern), UriKind.Relative));
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, route.Pattern);
            answer.Headers.Location!.ToString().ShouldContain("/sign-in");
        }
    }

    private const string Open = "open";

    private async Task<IReadOnlyList<Route>> RoutesAsync()
    {
        var routes = new List<Route>();
        foreach (var endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => !IsAsset(endpoint)))
        {
            var page = endpoint.Metadata.GetMetadata<PageActionDescriptor>();
            routes.Add(new("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), Markdown.List(page is null ? Methods(endpoint) : await MethodsAsync(page)), Door(endpoint), page?.RelativePath ?? "a link of its own"));
        }

        return [.. routes.OrderBy(route => route.Pattern, StringComparer.Ordinal)];
    }

    /// <summary>Static files, and the route by which a build that is not published finds files that were added since.</summary>
    private static bool IsAsset(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || endpoint.RoutePattern.RawText == "{**path:file}";

    private static IEnumerable<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];

    private async Task<IEnumerable<string>> MethodsAsync(PageActionDescriptor page)
    {
        var compiled = await host.Services.GetRequiredService<PageLoader>().LoadAsync(page, new());
        return compiled.HandlerMethods.Select(handler => handler.Name is null ? handler.HttpMethod.ToUpperInvariant() : $"{handler.HttpMethod.ToUpperInvariant()} ({handler.Name})").DefaultIfEmpty("any").Distinct().Order(StringComparer.Ordinal);
    }

    private static string Door(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return Open;
        var policies = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(asked => asked.Policy).Distinct().ToList();
        return policies.Count == 0 ? "signed in" : string.Join(" and ", policies);
    }

    private static string Address(string pattern) => System.Text.RegularExpressions.Regex.Replace(pattern, @"\{[^}]*\}", Guid.Empty.ToString());

    private sealed record Route(string Pattern, string Verbs, string Behind, string Page);
}
