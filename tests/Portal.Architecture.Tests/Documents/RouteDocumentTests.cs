using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Portal.Testing;
using Portal.Testing.Doors;

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
        ["/health"] = "a watchman has no account; it says one word",
        ["/theme/{theme}"] = "so does the theme",
    };

    [Fact]
    public async Task The_routes_are_the_approved_ones() => Approval.Verify("docs/routes.md", new Markdown(
            "Routes", "What answers under which address, behind which door, and what it sends to the permissions table. Style sheets, scripts, icons and typefaces under their own names stand open beside these.")
        .Says("A door is a policy on every page of a folder: Agency, Desk and Account, which lets in everybody who is signed in. Behind the door the permissions table decides on each message; who is not let in sees what everybody sees of an address that does not exist. Public stands open to everybody. There are no Admin and no Internal routes.")
        .Says("A form is read only with the token of its page. “Fresh” wants a proof of presence that is at most five minutes old.")
        .Table(["Address", "Method", "Door", "Lets in", "Token", "Presence", "Sends", "Page"], (await RoutesAsync()).Select(route => new[]
        {
            $"`{route.Address}`", route.Name.Length > 0 ? $"{route.Method} ({route.Name})" : route.Method, route.Door, LetsIn(route), route.Token ? "asked" : "–", route.Presence ? "fresh" : "–",
            Markdown.List(route.Sends.Select(message => message.Name)), route.Page.Length > 0 ? route.Page : "a link of its own",
        }))
        .ToString());

    [Fact]
    public async Task Every_route_lies_behind_a_door_unless_it_is_known_to_stand_open() => Rule.Holds(
        "Closed by default: an address answers only people whom its door lets in. Put the page into a folder with a door, or add the address to the list with its reason.",
        (await RoutesAsync()).Where(route => route.Door == "none" || (route.Door == Open) != s_open.ContainsKey(route.Address)).Select(route => $"{route}: {route.Door}"));

    [Fact]
    public async Task Every_page_lies_behind_the_door_of_its_folder() => Rule.Holds(
        "The folder says who may come in: Pages/Agency, Pages/Desk and Pages/Account each have a _Door.cs. Move the page, or correct the convention in WebModule.",
        (await RoutesAsync()).Where(route => route.Page.Length > 0 && route.Door != route.Page.Split('/')[0]).Select(route => $"{route.Page}: {route.Door}"));

    [Fact]
    public async Task Every_form_wants_the_token_of_its_page() => Rule.Holds(
        "A form that another site could send must not be read. Take the attribute away that switches the check off.",
        (await RoutesAsync()).Where(route => route.Method is not ("GET" or "any") && !route.Token).Select(route => $"{route}"));

    [Fact]
    public async Task What_lies_behind_a_door_sends_a_stranger_to_sign_in()
    {
        using var stranger = host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        var closed = (await RoutesAsync()).Where(route => route.Door != Open && route.Method == "GET").ToList();

        closed.ShouldNotBeEmpty();
        foreach (var route in closed)
        {
            using var answer = await stranger.GetAsync(new Uri(Address(route.Address), UriKind.Relative));
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, route.Address);
            answer.Headers.Location!.ToString().ShouldContain("/sign-in");
        }
    }

    private const string Open = "Public";

    private Task<IReadOnlyList<PortalRoute>> RoutesAsync() => PortalRoutes.OfAsync(host.Services);

    private static string LetsIn(PortalRoute route) => route.Door == Open ? "everybody" : route.Roles.Count == 0 ? "everybody signed in" : Markdown.List(route.Roles);

    private static string Address(string pattern) => System.Text.RegularExpressions.Regex.Replace(pattern, @"\{[^}]*\}", Guid.Empty.ToString());
}
