using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Testing;
using Portal.Web.Ui;

namespace Portal.Benchmarks;

/// <summary>The portal served by Kestrel on loopback, on the database and the clock of a portal of tests; its jobs do not run.</summary>
internal sealed class ServedPortal : WebApplicationFactory<Speech>
{
    private readonly TestPortal _portal;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("portal-served-");

    public ServedPortal(TestPortal portal)
    {
        _portal = portal;
        BegunLog.In(_folder);
        // The factory looks there for where the pages are.
        Directory.SetCurrentDirectory(AppContext.BaseDirectory);
        UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        StartServer();
    }

    /// <summary>A client that has signed in as one of the demo's people and sends its cookies along.</summary>
    public async Task<HttpClient> SignInAsync(string person)
    {
        var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new UriBuilder(ClientOptions.BaseAddress) { Host = "localhost" }.Uri };
        var page = await http.GetAsync(new Uri("/sign-in", UriKind.Relative));
        var token = Regex.Match(await page.Content.ReadAsStringAsync(), "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["token"].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in")
        {
            Content = new FormUrlEncodedContent([new("account", _portal.Person(person).Id.ToString()), new("__RequestVerificationToken", token)]),
        };
        request.Headers.Add("Cookie", Cookies(page));
        var signed = await http.SendAsync(request);
        if (signed.StatusCode != HttpStatusCode.Redirect)
            throw new InvalidOperationException($"Signing in came to {signed.StatusCode}.");
        http.DefaultRequestHeaders.Add("Cookie", Cookies(signed));
        return http;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        var database = _portal.Database.Choice;
        // Only there do the demo's people sign in without a password; pages are compiled and cached as elsewhere.
        builder.UseEnvironment("Development");
        builder.UseSetting("Portal:DataDirectory", _folder.FullName);
        builder.UseSetting("Portal:Demo", "None");
        builder.UseSetting("Portal:Database:Engine", database.Engine);
        builder.UseSetting("Portal:Database:Path", database.Path);
        builder.UseSetting("Portal:Database:Connection", database.Connection);
        builder.UseSetting("Portal:Database:OwnerConnection", database.OwnerConnection);
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(_portal.Time));
            foreach (var own in services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.FullName?.StartsWith("Microsoft.", StringComparison.Ordinal) != true).ToList())
                services.Remove(own);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && _folder.Exists)
            _folder.Delete(recursive: true);
    }

    private static string Cookies(HttpResponseMessage response) => string.Join("; ", response.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
}
