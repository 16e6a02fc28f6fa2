using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Web.Tests.Doors;

/// <summary>The portal on the same database, served as a demo must not be: in another environment, or to other machines.</summary>
public sealed class OtherHouse : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("portal-other-");
    private readonly TestDatabase _database;
    private readonly TimeProvider _time;
    private readonly string _environment;

    public OtherHouse(TestDatabase database, TimeProvider time, string environment, IPAddress listen)
    {
        (_database, _time, _environment) = (database, time, environment);
        BegunLog.In(_folder);
        UseKestrel(kestrel => kestrel.Listen(listen, 0));
        StartServer();
    }

    /// <summary>A line with a good form token, which a page without a form would not hand out.</summary>
    public Wire Open()
    {
        var address = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        var wire = new Wire(new($"http://localhost:{new Uri(address).Port}"));
        using var scope = Services.CreateScope();
        var tokens = scope.ServiceProvider.GetRequiredService<IAntiforgery>().GetTokens(new DefaultHttpContext { RequestServices = scope.ServiceProvider });
        (wire.Cookies["docket-forms"], wire.Token) = (tokens.CookieToken!, tokens.RequestToken);
        return wire;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(_environment);
        builder.UseSetting("Portal:DataDirectory", _folder.FullName);
        builder.UseSetting("Portal:Demo", "None");
        builder.UseSetting("Portal:Database:Engine", _database.Choice.Engine);
        builder.UseSetting("Portal:Database:Path", _database.Choice.Path);
        builder.UseSetting("Portal:Database:Connection", _database.Choice.Connection);
        builder.UseSetting("Portal:Database:OwnerConnection", _database.Choice.OwnerConnection);
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton(_time));
            // Nothing runs in the background.
            foreach (var own in services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Namespace?.StartsWith("Microsoft.", StringComparison.Ordinal) != true).ToList())
                services.Remove(own);
        });
    }
}
