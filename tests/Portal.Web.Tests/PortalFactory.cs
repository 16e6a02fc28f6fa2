using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Application.Ports;
using Portal.Domain.Accounts;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Web.Tests;

/// <summary>The portal as it is served: the real host on a loopback port, since the demo's door looks at both, on the
/// database and the clock of a <see cref="TestPortal"/>. Nothing runs in the background.</summary>
public sealed class PortalFactory : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("portal-web-");

    private readonly Action<IServiceCollection>? _change;

    private PortalFactory(TestPortal portal, Action<IServiceCollection>? change = null, Action<DirectoryInfo>? prepare = null)
    {
        (Portal, _change) = (portal, change);
        (prepare ?? BegunLog.In)(_folder);
        // Listening is set on the server itself: a port set from outside comes too late when the host starts fast.
        UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        StartServer();
    }

    /// <summary>The same portal without its pages, for what a test starts from.</summary>
    public TestPortal Portal { get; }

    /// <summary>Everything the host logged.</summary>
    public LogCollector Log { get; } = new();

    /// <summary>The host's data folder.</summary>
    public DirectoryInfo Folder => _folder;

    /// <summary>A portal that is served; <paramref name="change"/> puts a test's own parts into it.</summary>
    public static async Task<PortalFactory> StartAsync(Engine engine, Action<IServiceCollection>? change = null) => new(await TestPortal.StartAsync(engine), change);

    /// <summary>A host on the portal of a test, which stays the test's own where the host does not start.</summary>
    /// <param name="portal">The portal.</param>
    /// <param name="prepare">Puts into the data folder what is there before the start: what the first start left, or not.</param>
    public static PortalFactory Start(TestPortal portal, Action<DirectoryInfo> prepare) => new(portal, prepare: prepare);

    /// <summary>Somebody who is not signed in.</summary>
    public Browser Nobody() => new(new UriBuilder(ClientOptions.BaseAddress) { Host = "localhost" }.Uri);

    /// <summary>A demo person who has signed in through the page.</summary>
    public async Task<Browser> SignInAsync(Account person)
    {
        var browser = Nobody();
        await browser.GetAsync("/sign-in");
        var answer = await browser.PostAsync("/sign-in", ("account", person.Id.ToString()));
        answer.Status.ShouldBe(302, answer.Html);
        return browser;
    }

    public Task<Browser> SignInAsync(Role role, string? team = null) => SignInAsync(Portal.Person(role, team));

    /// <summary>A demo person who has just proved to be at the keyboard.</summary>
    public async Task<Browser> PresentAsync(string name)
    {
        var browser = await SignInAsync(Portal.Person(name));
        await browser.GetAsync("/presence");
        (await browser.PostAsync("/presence")).Status.ShouldBe(302);
        return browser;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Portal.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        var database = Portal.Database.Choice;
        builder.UseEnvironment("Development");
        builder.UseSetting("Portal:DataDirectory", _folder.FullName);
        builder.UseSetting("Portal:Demo", "None");
        builder.UseSetting("Portal:Database:Engine", database.Engine);
        builder.UseSetting("Portal:Database:Path", database.Path);
        // As a deployer may have set it who looks for a fault; the portal does not let values out for that.
        builder.UseSetting("Portal:Database:Connection", database.Connection.Length > 0 ? $"{database.Connection};Include Error Detail=true" : "");
        builder.UseSetting("Portal:Database:OwnerConnection", database.OwnerConnection);
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Portal.Time));
            services.Replace(ServiceDescriptor.Singleton<IOperator>(Portal.Operator));
            services.Replace(ServiceDescriptor.Singleton<IPacketPress>(Portal.Press));
            services.Replace(ServiceDescriptor.Singleton<IMailer>(Portal.Mailer));
            foreach (var own in services.Where(service => service.ServiceType == typeof(IHostedService) && !IsOfTheHost(service)).ToList())
                services.Remove(own);
            _change?.Invoke(services);
        });
    }

    private static bool IsOfTheHost(ServiceDescriptor service) => service.ImplementationType?.FullName?.StartsWith("Microsoft.", StringComparison.Ordinal) == true;
}
