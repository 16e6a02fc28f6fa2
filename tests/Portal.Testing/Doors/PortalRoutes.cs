using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Pipeline;

namespace Portal.Testing.Doors;

/// <summary>One way to ask the portal for something: an address and a method, with a page's handler where it has several.</summary>
/// <param name="Address">Pattern of the address.</param>
/// <param name="Method">HTTP method; <c>any</c> for the page of failures.</param>
/// <param name="Name">Name of the handler of a form; empty for the only one.</param>
/// <param name="Door">Name of its policy; <c>Public</c> for what stands open, <c>none</c> for what nobody has decided on.</param>
/// <param name="Roles">Roles whom the door lets in; empty where it asks for none.</param>
/// <param name="Token">Whether a form without the token of its page is refused.</param>
/// <param name="Sends">The messages that its code sends.</param>
/// <param name="Page">The page, from its folder; empty for a link of its own.</param>
public sealed record PortalRoute(string Address, string Method, string Name, string Door, IReadOnlyList<string> Roles, bool Token, IReadOnlyList<Type> Sends, string Page)
{
    /// <summary>The messages that change something.</summary>
    public IReadOnlyList<Type> Commands => [.. Sends.Where(message => message.IsAssignableTo(typeof(IChanges)))];

    /// <summary>Whether one of its messages wants a fresh proof of presence.</summary>
    public bool Presence => Sends.Any(message => message.IsAssignableTo(typeof(INeedsStepUp)));

    public override string ToString() => $"{Method} {Address}{(Name.Length > 0 ? $" ({Name})" : "")}";
}

/// <summary>Every route of a running host.</summary>
public static class PortalRoutes
{
    /// <summary>Style sheets and the like are not among them.</summary>
    public static async Task<IReadOnlyList<PortalRoute>> OfAsync(IServiceProvider host)
    {
        var routes = new List<PortalRoute>();
        foreach (var endpoint in host.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => !IsAsset(endpoint)))
        {
            var (door, roles) = await DoorAsync(host, endpoint);
            var address = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
            {
                routes.AddRange((endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Select(method => new PortalRoute(address, method, "", door, roles, false, [], "")));
                continue;
            }

            var compiled = await host.GetRequiredService<PageLoader>().LoadAsync(page, new());
            var name = page.ViewEnginePath.TrimStart('/');
            var token = compiled.FilterDescriptors.Any(filter => filter.Filter is AutoValidateAntiforgeryTokenAttribute) && !compiled.FilterDescriptors.Any(filter => filter.Filter is IgnoreAntiforgeryTokenAttribute);
            routes.AddRange(compiled.HandlerMethods.Select(handler => new PortalRoute(
                address, handler.HttpMethod.ToUpperInvariant(), handler.Name ?? "", door, roles, token && !HttpMethodsThatRead.Contains(handler.HttpMethod), SentBy.Handler(handler.MethodInfo), name)));
            if (compiled.HandlerMethods.Count == 0)
                routes.Add(new(address, "any", "", door, roles, false, [], name));
        }

        return [.. routes.Distinct().OrderBy(route => route.Address, StringComparer.Ordinal).ThenBy(route => route.Method, StringComparer.Ordinal).ThenBy(route => route.Name, StringComparer.Ordinal)];
    }

    private static readonly HashSet<string> HttpMethodsThatRead = new(["GET", "HEAD"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Static files, and the route by which a build that is not published finds files that were added since.</summary>
    private static bool IsAsset(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || endpoint.RoutePattern.RawText == "{**path:file}";

    private static async Task<(string Door, IReadOnlyList<string> Roles)> DoorAsync(IServiceProvider host, RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return ("Public", []);
        var names = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(asked => asked.Policy).OfType<string>().Distinct().ToList();
        if (names.Count == 0)
            return ("none", []);
        var policies = new List<AuthorizationPolicy?>();
        foreach (var name in names)
            policies.Add(await host.GetRequiredService<IAuthorizationPolicyProvider>().GetPolicyAsync(name));
        return (string.Join(" and ", names), [.. policies.SelectMany(policy => policy!.Requirements).OfType<RolesAuthorizationRequirement>().SelectMany(asked => asked.AllowedRoles)]);
    }
}
